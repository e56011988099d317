import { z } from "zod";
import type { Product } from "#app/lending/contract.ts";

const component = z.enum(["fee", "penalty", "interest", "principal"]);
const count = z.int().nonnegative();
const positive = z.int().positive();
const yearDays = z.union([z.literal(360), z.literal(364), z.literal(365)]);
const order = z
  .array(component)
  .length(4)
  .refine((parts) => new Set(parts).size === 4, "each of fee, penalty, interest and principal once");

/** Conventions as a mapping may write them out: the shape of a Product, checked. Money in minor units, rates in ppm. */
export const productSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  version: z.string().regex(/^[a-z0-9.-]{1,20}$/),
  method: z.enum(["equal-instalment", "equal-principal", "flat", "interest-only", "bullet"]),
  dayCount: z.enum(["30/360", "actual/360", "actual/364", "actual/365", "actual/actual"]),
  frequency: z.strictObject({ every: positive, unit: z.enum(["day", "week", "month"]) }),
  monthEnd: z.enum(["clamp", "roll"]),
  instalment: z.strictObject({
    rounding: z.enum(["half-even", "up"]),
    multiple: positive,
    smoothing: z.boolean(),
    solvedWith: z.enum(["periods", "equal"]),
  }),
  grace: z.strictObject({ principal: count, interestPayment: count, interestFree: count }),
  downPaymentPpm: z.int().min(0).max(1_000_000),
  interest: z.enum(["contracted", "recalculated"]),
  penalty: z
    .strictObject({
      rate: z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("own"), ratePpm: count, per: z.enum(["day", "year"]) }),
        z.strictObject({ kind: z.literal("uplift"), upliftPpm: count }),
      ]),
      base: z.enum(["principal", "principal-and-interest"]),
      yearDays,
      graceDays: count,
    })
    .nullable(),
  lateFee: z
    .strictObject({
      minimum: count,
      ratePpm: count,
      of: z.enum(["instalment", "overdue", "overdue-principal", "overdue-interest"]),
      graceDays: count,
      repeatEveryDays: positive.nullable(),
      component: z.enum(["fee", "penalty"]),
    })
    .nullable(),
  allocation: z.strictObject({
    direction: z.enum(["horizontal", "vertical"]),
    due: order,
    advance: order,
    excess: z.enum(["next", "last", "re-amortise", "next-principal"]),
    chargeback: z.enum(["as-settled", "principal"]),
  }),
  stages: z.strictObject({ preDueDays: count, mid: positive, late: positive }),
}) satisfies z.ZodType<Product>;

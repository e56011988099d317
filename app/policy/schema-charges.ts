import { z } from "zod";
import { minor, positive, ppm, textKey } from "./schema-parts.ts";
import { termSchema } from "./units.ts";

/** Borders between the stages `pre_due`, `early` (from the first day past due), `mid` and `late`; lending's StageRule. */
export const stages = z.strictObject({ preDueDays: positive, mid: positive, late: positive });

const cap = z.discriminatedUnion("kind", [
  /** Everything charged, as a yearly rate, at most `ppm`. */
  z.strictObject({ kind: z.literal("annual_rate"), ppm }),
  /** Everything charged, as a yearly rate, at most `multiple` times the 1-year LPR of the day of the contract. */
  z.strictObject({ kind: z.literal("lpr_multiple"), multiple: positive }),
  /** Charges of one day at most `ppm` of the credit outstanding. */
  z.strictObject({ kind: z.literal("daily_rate"), ppm }),
  /** All charges for not paying, together over the life of the loan, at most `minor`. */
  z.strictObject({ kind: z.literal("default_charges_total"), minor }),
  /** All interest, fees and charges together at most this share of the credit. */
  z.strictObject({ kind: z.literal("total_charges"), ppm }),
  /** All that may be recovered after default at most this share of the adjusted credit. */
  z.strictObject({ kind: z.literal("total_recovered"), ppm }),
  /** One-off fee at the start at most this share of the adjusted credit. */
  z.strictObject({ kind: z.literal("establishment_fee"), ppm }),
  /** Monthly fee at most this share of the adjusted credit. */
  z.strictObject({ kind: z.literal("monthly_fee"), ppm }),
]);

export const capRule = z.strictObject({
  id: textKey,
  limit: cap,
  /** Who it protects: everybody, or service members only. */
  appliesTo: z.enum(["everyone", "service_member"]),
  /** Contracts made from this day on; null: all. */
  contractsFrom: z.int().nullable(),
  /** Contracts made before this day; null: no end. */
  contractsBefore: z.int().nullable(),
});

export const charges = z.strictObject({
  penalty: z.strictObject({
    /**
     * uplift_on_contract_rate: contract rate × (1 + uplift). contract_terms: as agreed, inside the caps.
     * contract_rate_on_overdue: contract rate on the overdue amount only. reasonable_cost: the same, and charges no
     * higher than the cost they cover. none: may not be charged.
     */
    mode: z.enum(["uplift_on_contract_rate", "contract_terms", "contract_rate_on_overdue", "reasonable_cost", "none"]),
    upliftMinPpm: ppm.nullable(),
    upliftMaxPpm: ppm.nullable(),
    base: z.enum(["principal", "principal-and-interest"]),
    bearsPenalty: z.boolean(),
  }),
  lateFee: z.strictObject({
    allowed: z.boolean(),
    bearsInterest: z.boolean(),
    /** Safe-harbour amounts where the law names some. */
    firstMinor: minor.nullable(),
    repeatMinor: minor.nullable(),
    oncePerInstalment: z.boolean(),
    costBasisRequired: z.boolean(),
  }),
  caps: z.array(capRule),
  /** 1-year loan prime rate by the day from which it held, oldest first. Empty where it plays no part. */
  lprOneYear: z.array(z.strictObject({ from: z.int(), ppm })),
  /** Days within which a penalty that was charged by mistake is given back. */
  refundWithin: termSchema,
  convenienceFeeMinor: minor,
});

export const payments = z.strictObject({
  minMinor: positive,
  maxMinor: positive,
  /** Credit cards are refused: a debt is not paid with another debt. */
  debitOnly: z.boolean(),
  /** The order inside one instalment. */
  allocationOrder: z.array(z.enum(["fee", "penalty", "interest", "principal"])).length(4),
  borrowerChoosesLoan: z.boolean(),
  payForMe: z.strictObject({ lifetime: termSchema, maxLive: positive }),
});

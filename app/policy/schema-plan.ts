import { z } from "zod";
import { count, minor, positive, ppm, textKey } from "./schema-parts.ts";
import { termSchema } from "./units.ts";

export const promise = z.strictObject({
  /** The promised day is at most this many days ahead. */
  maxDaysAhead: positive,
  minMinor: positive,
  /** A payment counts until this many days after the promised day. */
  graceDays: count,
  /** After this many broken promises within the look-back, a plan or hardship is offered instead of another promise. */
  brokenBeforeOffersChange: positive,
  lookBackDays: positive,
  remindDaysBefore: z.array(count),
});

export const plan = z.strictObject({
  cycles: z.array(z.enum(["weekly", "two-weekly", "four-weekly", "monthly"])).min(1),
  /** Up to here no question about income and spending is asked. Both limits must hold. */
  shortPath: z.strictObject({ maxMonths: positive, maxMinor: positive }),
  /** Accepted at once up to here, otherwise a person decides. */
  selfServe: z.strictObject({ maxMonths: positive, maxMinor: positive }),
  /** No plan is longer, whoever decides. Null: no rule. */
  maxMonths: positive.nullable(),
  minInstalmentMinor: positive,
  /** Fewer instalments are a promise, not a plan. */
  minCount: positive,
  firstPaymentWithinDays: positive,
  suggestions: positive,
  /** Lending's AffordabilityRule. The codes of a household in the allowance tables are `adult` and `dependant`. */
  affordability: z.strictObject({
    allowances: z.array(
      z.strictObject({
        from: z.int(),
        version: z.string().min(1),
        monthly: z.strictObject({ adult: minor, dependant: minor }),
      }),
    ),
    savings: z.strictObject({ share: ppm, maxMonthly: minor }).nullable(),
    startShare: ppm,
    /** Above this share of the surplus a person decides. */
    staffShare: ppm,
  }),
  graceDays: count,
  /** What ends a plan, as shown at signing: lending's PlanBreakRule. Null: that rule is not used. */
  breakRule: z.strictObject({
    instalmentsBehind: positive.nullable(),
    slipsInAll: positive.nullable(),
    openDays: positive.nullable(),
  }),
  moveDateMaxDays: positive,
  moveDatePerInstalment: positive,
  severalLoansInOnePlan: z.boolean(),
  penaltyDuringPlan: z.enum(["frozen", "accrues"]),
  /** contract_rate: the principal being spread bears the contract's own interest by actual days; none: it bears nothing. */
  interestDuringPlan: z.enum(["contract_rate", "none"]),
  stopsCollection: z.boolean(),
  reviewEvery: termSchema,
  creditRecordText: textKey,
  /** The table of all costs shown before signing: null where none is required. */
  costTable: z.strictObject({ text: textKey, minReadSeconds: count }).nullable(),
});

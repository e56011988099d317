import type { Limit } from "#db/stores/limits.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A code for one act: six digits, ten minutes, five tries; three codes an hour (security reference ML14). */
export const codeLifeMs = 10 * minute;
export const codeTries = 5;
/** Codes that one person may ask for. */
export const codesPerHour = (borrowerId: string): Limit => ({
  key: `step-up-codes:${borrowerId}`,
  max: 3,
  windowMs: hour,
});

/** After a used code the data copy can be fetched for this long. */
export const grantMs = 10 * minute;

/** No code goes to a number for so long after it was changed (the stricter of 24 and 72 hours). */
export const coolingMs = 72 * hour;

/** Texts of all kinds that leave on one day, at most, unless the instance says otherwise (SMS_MAX_PER_DAY). */
export const textsADay = 20_000;

/** Why nothing of a person may be erased for now. Codes only: what it is about stands in the lender's own files. */
export const legalHoldReasons = ["court", "regulator", "investigation", "insurance"] as const;
export type LegalHoldReason = (typeof legalHoldReasons)[number];

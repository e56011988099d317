/** Why we say no. Each has words in both languages; the borrower reads those and what the person adds. */
export const refusalCodes = [
  "able_as_agreed",
  "would_not_help",
  "not_our_loan",
  "not_enough_known",
  "limit_reached",
  "other_arrangement_runs",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

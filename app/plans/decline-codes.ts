/** Why a plan cannot be granted. Each has words in both languages; the borrower reads those, and what is possible instead. */
export const declineCodes = [
  "longer_than_any_plan",
  "would_not_end",
  "figures_do_not_fit",
  "help_fits_better",
  "other_arrangement_runs",
] as const;
export type DeclineCode = (typeof declineCodes)[number];

/** The views of the queue. */
export const queueViews = [
  "all",
  "mine",
  "unassigned",
  "withBorrower",
  "toApprove",
  "special",
  "plans",
  "money",
] as const;
export type QueueView = (typeof queueViews)[number];

/** The views of the queue. */
export const queueViews = ["all", "mine", "unassigned", "withBorrower", "toApprove", "special"] as const;
export type QueueView = (typeof queueViews)[number];

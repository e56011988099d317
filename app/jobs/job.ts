/** Work that repeats. Each run does what is due and can be repeated or cut off at any point without harm. */
export interface Job {
  name: string;
  /** From the end of one run to the next, in milliseconds. */
  everyMs: number;
  /** How long the lease lasts before another process may take over; long runs call `keep`. */
  leaseMs: number;
  /** @param keep extends the lease; false means somebody else has taken over and the run must stop. */
  run(keep: () => Promise<boolean>): Promise<void>;
}

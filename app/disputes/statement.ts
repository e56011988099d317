/** What a borrower says about their dispute. All but the reason may be empty. */
export interface DisputeStatement {
  readonly what: string;
  /** For "already paid": how much, in minor units, and on which day; null when not said. */
  readonly paid: { readonly amount: number | null; readonly day: string; readonly how: string } | null;
}

/** Where words of a dispute belong: sealed there, they open nowhere else. Here the borrower's own. */
export const disputePlace = (id: string) => `disputes|statement|${id}`;
/** The desk's reasons. */
export const disputeReasonsPlace = (id: string) => `disputes|reasons|${id}`;
/** A note of one event. */
export const disputeNotePlace = (eventId: string) => `dispute_events|note|${eventId}`;

/** What a borrower says about their dispute. All but the reason may be empty. */
export interface DisputeStatement {
  readonly what: string;
  /** For "already paid": how much, in minor units, and on which day; null when not said. */
  readonly paid: { readonly amount: number | null; readonly day: string; readonly how: string } | null;
}

export const disputePlace = (id: string) => `disputes|statement|${id}`;
export const disputeReasonsPlace = (id: string) => `disputes|reasons|${id}`;
export const disputeNotePlace = (eventId: string) => `dispute_events|note|${eventId}`;

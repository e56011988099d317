import type { DisputeEventKind, DisputeState } from "#db/schema/disputes.ts";

/** Who acts: the borrower, or staff of the repayment side. */
export const disputeActors = ["borrower", "staff"] as const;
export type DisputeActor = (typeof disputeActors)[number];

interface Transition {
  readonly from: readonly DisputeState[];
  readonly by: readonly DisputeActor[];
  /** Null: stays where it is. */
  readonly to: DisputeState | null;
}

const staff = ["staff"] as const;
const open = ["held", "checking", "needs_info", "proposed"] as const;
const inHand = ["checking", "needs_info"] as const;

/** Every move there is. The hold begins before the first one and ends with the outcome. */
export const disputeTransitions: Readonly<Record<DisputeEventKind, readonly Transition[]>> = {
  /** First move of a new dispute. */
  open: [],
  claim: [
    { from: ["held"], by: staff, to: "checking" },
    { from: ["checking", "needs_info", "proposed"], by: staff, to: null },
  ],
  ask: [{ from: ["checking"], by: staff, to: "needs_info" }],
  add: [
    { from: ["needs_info"], by: ["borrower", "staff"], to: "checking" },
    { from: ["held", "checking", "proposed"], by: ["borrower", "staff"], to: null },
  ],
  propose: [{ from: inHand, by: staff, to: "proposed" }],
  send_back: [{ from: ["proposed"], by: staff, to: "checking" }],
  verify: [{ from: inHand, by: staff, to: "verified" }],
  correct: [{ from: ["proposed"], by: staff, to: "corrected" }],
  reject: [{ from: inHand, by: staff, to: "rejected" }],
  not_the_borrower: [{ from: inHand, by: staff, to: "not_the_borrower" }],
  withdraw: [{ from: open, by: ["borrower"], to: "withdrawn" }],
  note: [{ from: open, by: staff, to: null }],
  /** A document, from the borrower or as our proof. */
  file: [{ from: open, by: ["borrower", "staff"], to: null }],
};

/** The state that an event leads to; null when this actor cannot make it happen from there. */
export function nextDisputeState(
  state: DisputeState,
  event: DisputeEventKind,
  actor: DisputeActor,
): DisputeState | null {
  const found = disputeTransitions[event].find(({ from, by }) => from.includes(state) && by.includes(actor));
  return found ? (found.to ?? state) : null;
}

/** States in which the hold runs and we owe an answer. */
export const openDisputeStates: readonly DisputeState[] = open;

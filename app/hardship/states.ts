import type { CaseEvent, CaseState } from "#db/schema/hardship.ts";

/** Who acts: the borrower, somebody at the desk by role, or the clock. */
export const caseActors = ["borrower", "agent", "approver", "system"] as const;
export type CaseActor = (typeof caseActors)[number];

interface Transition {
  readonly from: readonly CaseState[];
  readonly by: readonly CaseActor[];
  /** Null: stays where it is. */
  readonly to: CaseState | null;
}

const desk = ["agent", "approver"] as const;
/** A person of ours can work on it. */
const inHand = ["looking", "escalated"] as const;
/** Not decided yet. */
const open = ["received", "looking", "needs_info", "proposed", "offered", "second_look", "escalated"] as const;
/** Decided, nothing running: the borrower may come back. */
const over = ["declined", "expired", "refused"] as const;

/** Every move there is. What is not in this table cannot happen. */
export const transitions: Readonly<Record<CaseEvent, readonly Transition[]>> = {
  /** First moves of a new case; see {@link firstState}. */
  submit: [],
  grant: [],
  claim: [
    { from: ["received", "second_look"], by: desk, to: "looking" },
    { from: ["escalated", "needs_info", "proposed"], by: desk, to: null },
  ],
  release: [
    { from: ["looking"], by: desk, to: "received" },
    { from: ["escalated", "needs_info", "proposed"], by: desk, to: null },
  ],
  take_over: [{ from: ["looking", "needs_info", "proposed", "escalated"], by: desk, to: null }],
  ask: [{ from: inHand, by: desk, to: "needs_info" }],
  answer: [{ from: ["needs_info"], by: ["borrower", ...desk], to: "looking" }],
  reply_overdue: [{ from: ["needs_info"], by: ["system"], to: "looking" }],
  propose: [{ from: inHand, by: desk, to: "proposed" }],
  approve: [{ from: ["proposed"], by: ["approver"], to: "offered" }],
  /** Also when the request for approval is withdrawn or runs out. */
  send_back: [{ from: ["proposed"], by: ["approver", "agent", "system"], to: "looking" }],
  accept: [{ from: ["offered"], by: ["borrower"], to: "active" }],
  decline: [{ from: ["offered"], by: ["borrower"], to: "declined" }],
  expire: [{ from: ["offered"], by: ["system"], to: "expired" }],
  refuse: [{ from: inHand, by: desk, to: "refused" }],
  ask_second_look: [{ from: ["refused"], by: ["borrower"], to: "second_look" }],
  ask_again: [{ from: ["declined", "expired"], by: ["borrower"], to: "received" }],
  escalate: [{ from: ["received", "looking", "needs_info", "second_look"], by: desk, to: "escalated" }],
  withdraw: [{ from: open, by: ["borrower"], to: "withdrawn" }],
  check_in: [{ from: ["active"], by: ["system"], to: "review" }],
  answer_check_in: [{ from: ["review"], by: ["borrower"], to: null }],
  end: [{ from: ["active", "review"], by: ["system"], to: "ended" }],
  evidence: [{ from: [...open, ...over, "active", "review"], by: ["borrower", ...desk], to: null }],
  note: [{ from: [...open, ...over, "active", "review"], by: desk, to: null }],
  judge: [{ from: [...inHand, "needs_info"], by: desk, to: null }],
  refer: [{ from: inHand, by: ["approver"], to: "escalated" }],
  review_due: [{ from: open, by: ["system"], to: null }],
  extend: [{ from: inHand, by: desk, to: null }],
  end_quiet: [{ from: inHand, by: desk, to: "ended" }],
  ask_proof: [{ from: open, by: ["system"], to: null }],
  /** The protection after a decision is over. */
  lift: [{ from: over, by: ["system"], to: null }],
};

/** Where a new case begins: with us, granted by rule, or with a specialist. */
export const firstState = { submit: "received", grant: "active", escalate: "escalated" } as const satisfies Partial<
  Record<CaseEvent, CaseState>
>;

/** The state that an event leads to; null when this actor cannot make it happen from there. */
export function nextState(state: CaseState, event: CaseEvent, actor: CaseActor): CaseState | null {
  const found = transitions[event].find(({ from, by }) => from.includes(state) && by.includes(actor));
  return found ? (found.to ?? state) : null;
}

/** States in which the case is not decided; a loan has at most one such case. */
export const openStates: readonly CaseState[] = open;

/** States in which an answer is owed by us. */
export const waitingForUs: readonly CaseState[] = ["received", "looking", "proposed", "second_look", "escalated"];

import type { ComplaintEventKind, ComplaintState } from "#db/schema/complaints.ts";

/** Who acts: the person who complained (or who speaks for them), the complaints team, or the clock. */
export const complaintActors = ["complainant", "handler", "system"] as const;
export type ComplaintActor = (typeof complaintActors)[number];

interface Transition {
  readonly from: readonly ComplaintState[];
  readonly by: readonly ComplaintActor[];
  /** Null: stays where it is. */
  readonly to: ComplaintState | null;
}

const handler = ["handler"] as const;
const both = ["complainant", "handler"] as const;
/** Somebody looks into it. */
const inHand = ["investigating", "extended"] as const;
/** We owe an answer; the clock runs. */
const open = ["received", "acknowledged", "triaged", "investigating", "needs_info", "extended", "reopened"] as const;
/** Answered, and the person may still go on. */
const answered = ["response_sent", "closed"] as const;

/** Every move there is. What is not in this table cannot happen. Paying is no move. */
export const complaintTransitions: Readonly<Record<ComplaintEventKind, readonly Transition[]>> = {
  /** First move of a new complaint. */
  submit: [],
  acknowledge: [{ from: ["received"], by: ["system", "handler"], to: "acknowledged" }],
  triage: [
    { from: ["received", "acknowledged", "reopened"], by: handler, to: "triaged" },
    { from: ["triaged", ...inHand, "needs_info"], by: handler, to: null },
  ],
  assign: [
    { from: ["triaged", ...inHand, "needs_info", "reopened", "review"], by: handler, to: null },
    { from: ["received", "acknowledged"], by: handler, to: null },
  ],
  investigate: [{ from: ["triaged"], by: handler, to: "investigating" }],
  ask: [{ from: inHand, by: handler, to: "needs_info" }],
  answer: [{ from: ["needs_info"], by: both, to: "investigating" }],
  extend: [{ from: [...inHand, "needs_info"], by: handler, to: "extended" }],
  /** An outside appraisal begins or ends, where the profile stops the clock for one. */
  pause: [{ from: [...inHand, "needs_info"], by: handler, to: null }],
  resolve_early: [{ from: ["triaged", ...inHand], by: handler, to: "closed" }],
  respond: [{ from: inHand, by: handler, to: "response_sent" }],
  ask_review: [{ from: answered, by: both, to: "review" }],
  decide_review: [{ from: ["review"], by: handler, to: "response_sent" }],
  go_external: [
    { from: [...answered, "review"], by: both, to: "external" },
    /** Nobody has to wait for us: noted, and we go on. */
    { from: open, by: both, to: null },
  ],
  external_decided: [{ from: ["external"], by: handler, to: "closed" }],
  close: [{ from: ["response_sent"], by: ["handler", "system"], to: "closed" }],
  withdraw: [{ from: [...open, "review"], by: both, to: "withdrawn" }],
  merge: [{ from: open, by: handler, to: "merged" }],
  /** Another reference with the same facts was added to this one. */
  absorb: [{ from: open, by: handler, to: null }],
  refer: [{ from: open, by: handler, to: "referred" }],
  reopen: [{ from: [...answered, "withdrawn", "referred"], by: both, to: "reopened" }],
  /** New facts start the clock again, where the profile says so. */
  restart: [{ from: open, by: handler, to: null }],
  add: [{ from: [...open, ...answered, "review", "external"], by: both, to: null }],
  note: [{ from: [...open, ...answered, "review", "external"], by: handler, to: null }],
  file: [{ from: [...open, ...answered, "review", "external"], by: both, to: null }],
  redress: [{ from: ["response_sent", "closed", "external"], by: ["handler", "system"], to: null }],
  alarm: [{ from: [...open, "review"], by: ["system"], to: null }],
  breach: [{ from: [...open, "review"], by: ["system"], to: null }],
  /** Somebody looked at the account, with a reason. */
  look_up: [{ from: [...open, ...answered, "review", "external"], by: handler, to: null }],
};

/** The state that an event leads to; null when this actor cannot make it happen from there. */
export function nextComplaintState(
  state: ComplaintState,
  event: ComplaintEventKind,
  actor: ComplaintActor,
): ComplaintState | null {
  const found = complaintTransitions[event].find(({ from, by }) => from.includes(state) && by.includes(actor));
  return found ? (found.to ?? state) : null;
}

/** States in which we owe an answer. */
export const openComplaintStates: readonly ComplaintState[] = [...open, "review"];

/** What the person may do now, for their own page. */
export function possibleFor(state: ComplaintState, actor: ComplaintActor): ReadonlySet<ComplaintEventKind> {
  const events = Object.keys(complaintTransitions) as ComplaintEventKind[];
  return new Set(events.filter((event) => nextComplaintState(state, event, actor) !== null));
}

import type { EpochDay } from "../calendar.ts";
import type { Entry, Reversal } from "../ledger.ts";
import { withoutReversed } from "../order.ts";
import type { ArrearsChoices } from "./arrears.ts";
import { type Loan, previewTerms } from "./preview.ts";
import type { Terms, TermsRefusal } from "./terms.ts";

/** How entries get their names, their time, and the hash of what was shown. */
export interface Writing {
  readonly newId: () => string;
  /** Unix milliseconds. */
  readonly enteredAt: number;
  /** SHA-256 in hex; given, because the core does no hashing of its own. */
  readonly hashOf: (text: string) => string;
}

export type CommitResult =
  { readonly ok: true; readonly entries: readonly Entry[] } | { readonly ok: false; readonly reason: TermsRefusal };

/**
 * The entries that agreeing writes. Works the terms out again and refuses ("changed-since-shown") when the loan has moved on
 * since they were shown, so that nobody is bound to figures that they did not see.
 */
export function commitTerms(
  loan: Loan,
  day: EpochDay,
  terms: Terms,
  choices: ArrearsChoices,
  policy: { readonly mayCapitalise: boolean },
  shownHash: string,
  writing: Writing,
): CommitResult {
  const result = previewTerms(loan, day, terms, choices, policy);
  if (!result.ok) return result;
  if (writing.hashOf(result.offer.canonical) !== shownHash) return { ok: false, reason: "changed-since-shown" };
  const entries = result.offer.drafts.map((draft): Entry => {
    const written = { id: writing.newId(), enteredAt: writing.enteredAt };
    return draft.kind === "schedule" ? { ...draft, ...written, shownHash } : { ...draft, ...written };
  });
  return { ok: true, entries };
}

/** Kinds after which agreed terms can no longer be taken back. */
const MOVES_ON: ReadonlySet<Entry["kind"]> = new Set([
  "payment", "adjustment", "chargeback", "refund", "waiver", "schedule", "rate-change", "disbursement",
]); // prettier-ignore

/**
 * Takes agreed terms back: a reversal, after which schedule and delinquency are as if they had never been. Only while nothing
 * that moves money or the schedule was written down after them.
 */
export function undoTerms(
  entries: readonly Entry[],
  id: string,
  day: EpochDay,
  writing: Pick<Writing, "newId" | "enteredAt">,
): { readonly ok: true; readonly entry: Reversal } | { readonly ok: false; readonly reason: TermsRefusal } {
  const standing = withoutReversed(entries, day);
  const terms = standing.find((entry) => entry.id === id);
  if (terms?.kind !== "schedule") return { ok: false, reason: "not-latest" };
  const later = standing.some(
    (entry) => entry.id !== id && MOVES_ON.has(entry.kind) && entry.enteredAt >= terms.enteredAt,
  );
  if (later) return { ok: false, reason: "not-latest" };
  const entry: Reversal = {
    kind: "reversal",
    id: writing.newId(),
    effective: day,
    enteredAt: writing.enteredAt,
    reverses: id,
  };
  return { ok: true, entry };
}

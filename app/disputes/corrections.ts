import type { EpochDay } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { Terms } from "#app/staff/approvals/terms.ts";

/** What is put right in the ledger. Amounts in minor units. */
export type Correction =
  /** A credit that counts from the day on which the money was really paid. */
  | { readonly kind: "adjustment"; readonly amount: number; readonly day: EpochDay }
  | { readonly kind: "waiver"; readonly component: "fee" | "penalty" | "interest"; readonly amount: number }
  /** Cancels an entry as if it had never been. */
  | { readonly kind: "reversal"; readonly entry: string }
  /** Not in the ledger: what was reported about the loan is put right where it was reported. */
  | { readonly kind: "record" };

/** Why a proposed correction cannot be posted. */
export type CorrectionRefusal =
  "no_amount" | "no_day" | "in_the_future" | "unknown_entry" | "not_reversible" | "already_reversed";

const reversible: readonly Entry["kind"][] = ["charge", "waiver", "adjustment", "payment"];

/** An entry that could be cancelled, as the desk picks it. */
export interface CorrectableEntry {
  readonly id: string;
  readonly kind: string;
  readonly day: EpochDay;
  readonly amount: number;
}

/** What could be cancelled, newest first. */
export function correctableEntries(entries: readonly Entry[]): CorrectableEntry[] {
  const gone = new Set(entries.flatMap((entry) => (entry.kind === "reversal" ? [entry.reverses] : [])));
  return entries
    .filter((entry) => reversible.includes(entry.kind) && !gone.has(entry.id))
    .map((entry) => ({
      ...{ id: entry.id, kind: entry.kind, day: entry.effective },
      amount: "amount" in entry ? entry.amount : 0,
    }))
    .reverse();
}

/** Whether a correction fits the ledger it is for; null when it does. */
export function whyNotCorrection(
  correction: Correction,
  entries: readonly Entry[],
  today: EpochDay,
): CorrectionRefusal | null {
  if (correction.kind === "record") return null;
  if (correction.kind !== "reversal" && !(Number.isSafeInteger(correction.amount) && correction.amount > 0)) {
    return "no_amount";
  }
  if (correction.kind === "adjustment" && correction.day > today) return "in_the_future";
  if (correction.kind !== "reversal") return null;
  const target = entries.find(({ id }) => id === correction.entry);
  if (!target) return "unknown_entry";
  if (!reversible.includes(target.kind)) return "not_reversible";
  return entries.some((entry) => entry.kind === "reversal" && entry.reverses === target.id) ? "already_reversed" : null;
}

/** What a correction gives up, for the limits of who may agree to it. */
export function amountOf(correction: Correction, entries: readonly Entry[]): number {
  if (correction.kind === "record") return 0;
  if (correction.kind !== "reversal") return correction.amount;
  const target = entries.find(({ id }) => id === correction.entry);
  return target && "amount" in target ? target.amount : 0;
}

/** The ledger entry of a correction; null for what is put right outside it. */
export function entryOf(correction: Correction, given: { id: string; today: EpochDay; now: number }): Entry | null {
  const { id, today, now } = given;
  switch (correction.kind) {
    case "adjustment":
      return { kind: "adjustment", id, effective: correction.day, enteredAt: now, amount: correction.amount };
    case "waiver": {
      const { component, amount } = correction;
      return { kind: "waiver", id, effective: today, enteredAt: now, component, amount };
    }
    case "record":
      return null;
    case "reversal":
      return { kind: "reversal", id, effective: today, enteredAt: now, reverses: correction.entry };
  }
}

/** The correction as an approval is bound to it. */
export function correctionTerms(disputeId: string, correction: Correction): Terms {
  return { dispute: disputeId, correction: { ...correction } };
}

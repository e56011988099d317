import type { EpochDay } from "../calendar.ts";
import { type Contract, totalOf } from "../contract.ts";
import type { Entry, HoldEnd, HoldStart, Waiver } from "../ledger.ts";
import type { Minor } from "../money.ts";
import { positionOf } from "../position-of.ts";
import type { InstalmentPosition, Position } from "../position.ts";
import { rateOn } from "../reprice.ts";
import { carriedInto, type Schedule } from "../schedule.ts";
import type { ArrearsChoices } from "./arrears.ts";
import { buildChange, type ChangeDraft } from "./build.ts";
import { termsContext, type TermsContext } from "./context.ts";
import { periodsFor } from "./periods-for.ts";
import { settlementDraft } from "./settle.ts";
import type { Terms, TermsRefusal } from "./terms.ts";

/** A loan as the ledger has it. */
export interface Loan {
  readonly contract: Contract;
  readonly schedule: Schedule;
  readonly entries: readonly Entry[];
}

/** What terms would write into the ledger; id, time and the hash of what was shown come with the commit. */
export type TermsDraft =
  | ChangeDraft
  | Omit<Waiver, "id" | "enteredAt">
  | Omit<HoldStart, "id" | "enteredAt">
  | Omit<HoldEnd, "id" | "enteredAt">;

/** An instalment as shown side by side: what is still to be paid of it. */
export interface Outline {
  readonly nr: number;
  readonly due: EpochDay;
  readonly amount: Minor;
  readonly principal: Minor;
  readonly interest: Minor;
  readonly penalty: Minor;
  readonly fee: Minor;
}

/** Everything a borrower is shown before agreeing, and what agreeing writes. */
export interface TermsOffer {
  readonly terms: Terms;
  readonly choices: ArrearsChoices;
  readonly day: EpochDay;
  readonly drafts: readonly TermsDraft[];
  readonly before: readonly Outline[];
  readonly after: readonly Outline[];
  readonly firstDue: EpochDay | null;
  readonly lastDue: EpochDay | null;
  readonly count: number;
  /** What most instalments ask for, and the largest. */
  readonly usual: Minor;
  readonly largest: Minor;
  /** All that is still to be paid, if nothing more is missed: as things stand, and under the terms. */
  readonly totalBefore: Minor;
  readonly totalAfter: Minor;
  /** totalAfter − totalBefore: what the terms cost against paying the arrears now and the rest on time. Negative: cheaper. */
  readonly extraCost: Minor;
  /** True while some interest waits because the amounts asked for are smaller than what grows. */
  readonly interestWaits: boolean;
  /** The same offer always gives the same text; its SHA-256 is what was shown and what commit checks. */
  readonly canonical: string;
}

/** Terms that can be agreed, or the reason why they cannot. */
export type TermsResult =
  { readonly ok: true; readonly offer: TermsOffer } | { readonly ok: false; readonly reason: TermsRefusal };

/**
 * Works out terms on a day without changing anything. Commit calls this again, so that what is agreed is what was shown.
 * Refuses what would leave the borrower past due: agreed terms clear the arrears.
 */
export function previewTerms(
  loan: Loan,
  day: EpochDay,
  terms: Terms,
  choices: ArrearsChoices,
  policy: { readonly mayCapitalise: boolean } = { mayCapitalise: false },
): TermsResult {
  const { interest, penalty, fee } = choices;
  if (!policy.mayCapitalise && [interest, penalty, fee].includes("capitalise")) {
    return { ok: false, reason: "capitalising-not-allowed" };
  }
  const context = termsContext(loan.contract, loan.schedule, loan.entries, day);
  if (totalOf(context.open.overdue) + context.open.principal === 0) return { ok: false, reason: "nothing-open" };
  const drafts = draftsOf(context, terms, choices);
  if (typeof drafts === "string") return { ok: false, reason: drafts };
  const before = positionOf(loan.contract, loan.schedule, loan.entries, day);
  const after = positionOf(loan.contract, loan.schedule, [...loan.entries, ...drafts.map(asEntry)], day);
  if (clearsArrears(terms)) {
    if (after.upToDate > 0) return { ok: false, reason: "something-stays-past-due" };
    // What would be waived is more than ending the loan takes.
    if (after.payoff.total <= 0) return { ok: false, reason: "nothing-open" };
  }
  return { ok: true, offer: offerOf(day, terms, choices, drafts, before, after) };
}

function clearsArrears({ kind }: Terms): boolean {
  return kind !== "penalty-waiver" && kind !== "interest-pause";
}

function draftsOf(context: TermsContext, terms: Terms, choices: ArrearsChoices): readonly TermsDraft[] | TermsRefusal {
  switch (terms.kind) {
    case "penalty-waiver": {
      if (terms.amount < 1 || terms.amount > context.open.overdue.penalty) return "amount-out-of-range";
      return [{ kind: "waiver", effective: context.day, component: "penalty", amount: terms.amount }];
    }
    case "interest-pause": {
      if (terms.until <= terms.from) return "date-not-in-future";
      const hold = `interest-pause-${terms.from}`;
      return [
        { kind: "hold-start", effective: terms.from, hold, scopes: ["interest"], reason: "interest-pause" },
        { kind: "hold-end", effective: terms.until, hold },
      ];
    }
    case "settlement": {
      const draft = settlementDraft(context, terms);
      return typeof draft === "string" ? draft : [draft];
    }
    default: {
      const shift =
        choices.principal === "shift" ? context.overdue.filter((row) => row.kind === "instalment").length : 0;
      const periods = periodsFor(context, terms, shift);
      if (typeof periods === "string") return periods;
      const ratePpm = terms.kind === "rate-change" ? terms.annualRatePpm : rateOn(context.state, context.day);
      return [buildChange(context, terms.kind, periods, choices, ratePpm)];
    }
  }
}

/** A draft as an entry that nothing later can come after; only for looking at the result. */
function asEntry(draft: TermsDraft, index: number): Entry {
  const written = { id: `preview-${index}`, enteredAt: Number.MAX_SAFE_INTEGER };
  return draft.kind === "schedule" ? { ...draft, ...written, shownHash: "" } : { ...draft, ...written };
}

function offerOf(
  day: EpochDay,
  terms: Terms,
  choices: ArrearsChoices,
  drafts: readonly TermsDraft[],
  beforePosition: Position,
  afterPosition: Position,
): TermsOffer {
  const before = outline(beforePosition);
  const after = outline(afterPosition);
  const amounts = after.map(({ amount }) => amount);
  const totalBefore = before.reduce((sum, { amount }) => sum + amount, 0);
  const totalAfter = amounts.reduce((sum, amount) => sum + amount, 0);
  const shown = { terms, choices, day, drafts, before, after, totalBefore, totalAfter };
  return {
    ...shown,
    firstDue: after[0]?.due ?? null,
    lastDue: after.at(-1)?.due ?? null,
    count: after.length,
    usual: mostCommon(amounts),
    largest: amounts.reduce((most, amount) => Math.max(most, amount), 0),
    extraCost: totalAfter - totalBefore,
    interestWaits: waits(terms, drafts),
    canonical: JSON.stringify(shown),
  };
}

function outline({ instalments }: Position): Outline[] {
  return instalments.filter(({ outstanding }) => totalOf(outstanding) > 0).map(outlineOf);
}

function outlineOf({ nr, due, outstanding }: InstalmentPosition): Outline {
  return { nr, due, amount: totalOf(outstanding), ...outstanding };
}

function mostCommon(amounts: readonly Minor[]): Minor {
  const counts = new Map<Minor, number>();
  for (const amount of amounts) counts.set(amount, (counts.get(amount) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** The smaller amounts do not even pay the interest of their period. */
function waits(terms: Terms, drafts: readonly TermsDraft[]): boolean {
  if (terms.kind !== "reduced" && terms.kind !== "token") return false;
  return drafts.some(
    (draft) =>
      draft.kind === "schedule" && draft.schedule.rows.some((row) => row.principal === 0 && carriedInto(row) < 0),
  );
}

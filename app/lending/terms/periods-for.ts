import { rateOn } from "../reprice.ts";
import { openOf } from "../state.ts";
import type { TermsContext } from "./context.ts";
import { dayOfMonth, extended, keeps, samePeriods, stepDay, usualInstalment } from "./new-periods.ts";
import type { Asks, NewPeriod } from "./rebuild.ts";
import type { Terms, TermsRefusal } from "./terms.ts";

type Rescheduling = Exclude<Terms, { readonly kind: "interest-pause" | "penalty-waiver" | "settlement" }>;

const LEVEL: Asks = { kind: "level" };

/** The new instalments that terms ask for, or why they cannot be made. `shift`: how many overdue ones come again at the end. */
export function periodsFor(
  context: TermsContext,
  terms: Rescheduling,
  shift: number,
): readonly NewPeriod[] | TermsRefusal {
  switch (terms.kind) {
    case "due-date-move":
      return movedFrom(context, terms.nr, terms.to, shift);
    case "deferral":
      return deferred(context, terms.periods, shift);
    case "reduced":
    case "token":
      return smallerFirst(context, terms.count, terms.extend + shift, { kind: "amount", amount: terms.amount });
    case "interest-only":
      return smallerFirst(context, terms.count, terms.extend + shift, { kind: "principal", principal: 0 });
    case "extension":
      if (terms.extra < 0 || terms.extra > 600) return "count-out-of-range";
      return resolvedFrom(context, terms.fromNr, terms.extra + shift);
    case "rate-change":
      return resolvedFrom(context, terms.fromNr, shift);
    case "re-amortise":
      return context.future.length === 0
        ? "no-such-instalment"
        : extended(
            context,
            samePeriods(context, (row) => ({ kind: "principal", principal: openOf(row, "principal") })),
            shift,
            LEVEL,
          );
    case "re-age":
      return reAged(context, terms);
  }
}

function movedFrom(context: TermsContext, nr: number, to: number, shift: number): readonly NewPeriod[] | TermsRefusal {
  const { contract, future, day } = context;
  const first = future.findIndex((row) => row.nr === nr);
  if (first === -1) return "no-such-instalment";
  if (to <= Math.max(day, future[first - 1]?.due ?? day)) return "date-not-in-future";
  const anchor = dayOfMonth(to);
  const { frequency } = contract.product;
  const periods = samePeriods(context, (row) => keeps(contract, row)).map((period, index) => {
    if (index < first) return period;
    if (index === first) return { ...period, due: to, regular: period.due === to && period.regular };
    const from = stepDay(frequency, to, index - first - 1, anchor);
    return { ...period, from, due: stepDay(frequency, to, index - first, anchor), regular: true };
  });
  return extended(context, periods, shift, { kind: "amount", amount: usualInstalment(context) });
}

function deferred(context: TermsContext, count: number, shift: number): readonly NewPeriod[] | TermsRefusal {
  const { contract, future, day } = context;
  if (count < 1 || count > 12) return "count-out-of-range";
  const next = future[0];
  const { frequency } = contract.product;
  if (next !== undefined)
    return movedFrom(context, next.nr, stepDay(frequency, next.due, count, contract.anchorDay), shift);
  const due = stepDay(frequency, day, count, dayOfMonth(day));
  const everything: NewPeriod = { nr: context.nextNr, from: context.runsFrom, due, regular: false, asks: LEVEL };
  return [everything];
}

function smallerFirst(
  context: TermsContext,
  count: number,
  extend: number,
  asks: Asks,
): readonly NewPeriod[] | TermsRefusal {
  const periods = extended(
    context,
    samePeriods(context, () => LEVEL),
    extend,
    LEVEL,
  );
  if (count < 1 || count >= periods.length || extend < 0) return "count-out-of-range";
  if (asks.kind === "amount" && asks.amount < 0) return "amount-out-of-range";
  return periods.map((period, index) => (index < count ? { ...period, asks } : period));
}

/** Level instalments from a number on (the first future one when absent); those before keep what they ask for. */
function resolvedFrom(
  context: TermsContext,
  fromNr: number | undefined,
  extra: number,
): readonly NewPeriod[] | TermsRefusal {
  const { contract, future } = context;
  const first = fromNr === undefined ? 0 : future.findIndex((row) => row.nr === fromNr);
  if (first === -1 || future.length + extra === 0) return "no-such-instalment";
  const ratePpm = rateOn(context.state, context.day);
  const periods = samePeriods(context, (row, index) => (index < first ? keeps(contract, row) : LEVEL)).map(
    (period, index) => (index < first ? { ...period, ratePpm } : period),
  );
  return extended(context, periods, extra, LEVEL);
}

function reAged(context: TermsContext, terms: Extract<Terms, { kind: "re-age" }>): readonly NewPeriod[] | TermsRefusal {
  const { firstDue, count, frequency } = terms;
  if (firstDue <= context.day) return "date-not-in-future";
  if (count < 1 || count > 600) return "count-out-of-range";
  const anchor = dayOfMonth(firstDue);
  return Array.from({ length: count }, (_, index) => ({
    nr: context.nextNr + index,
    from: index === 0 ? context.runsFrom : stepDay(frequency, firstDue, index - 1, anchor),
    due: stepDay(frequency, firstDue, index, anchor),
    regular: false,
    asks: LEVEL,
  }));
}

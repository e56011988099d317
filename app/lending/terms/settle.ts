import { type Amounts, noAmounts } from "../contract.ts";
import type { Minor } from "../money.ts";
import type { ScheduleRow } from "../schedule.ts";
import { equalParts } from "./arrears.ts";
import { type ChangeDraft, draftOf } from "./build.ts";
import type { TermsContext } from "./context.ts";
import { stepDay, dayOfMonth } from "./new-periods.ts";
import type { Terms, TermsRefusal } from "./terms.ts";

/**
 * A smaller sum ends the loan. It pays principal first, then overdue interest, fees and penalty; what it does not reach is
 * waived. Interest that would have come is not asked for.
 */
export function settlementDraft(
  context: TermsContext,
  terms: Extract<Terms, { kind: "settlement" }>,
): ChangeDraft | TermsRefusal {
  const { open, contract, day } = context;
  const owed: Amounts = { ...open.overdue, principal: open.principal };
  const all = owed.principal + owed.interest + owed.penalty + owed.fee;
  if (terms.amount < 1 || terms.amount >= all) return "amount-out-of-range";
  if (terms.count < 1 || terms.count > 60) return "count-out-of-range";
  if (terms.firstDue <= day) return "date-not-in-future";
  const asked = noAmounts();
  const waived = noAmounts();
  let left = terms.amount;
  for (const component of ["principal", "interest", "fee", "penalty"] as const) {
    asked[component] = Math.min(left, owed[component]);
    waived[component] = owed[component] - asked[component];
    left -= asked[component];
  }
  const parts = {
    principal: equalParts(asked.principal, terms.count, 1),
    interest: equalParts(asked.interest, terms.count, 1),
    fee: equalParts(asked.fee, terms.count, 1),
    penalty: equalParts(asked.penalty, terms.count, 1),
  };
  const part = (list: readonly Minor[], index: number) => list[index] ?? 0;
  const { frequency } = contract.product;
  const anchor = dayOfMonth(terms.firstDue);
  const rows = Array.from({ length: terms.count }, (_, index): ScheduleRow => ({
    nr: context.nextNr + index,
    from: index === 0 ? day : stepDay(frequency, terms.firstDue, index - 1, anchor),
    due: stepDay(frequency, terms.firstDue, index, anchor),
    principal: part(parts.principal, index),
    interest: part(parts.interest, index),
    fee: part(parts.fee, index),
    penalty: part(parts.penalty, index),
    formula: null,
  }));
  const moves = ["principal", "interest", "penalty", "fee"] as const;
  return draftOf(context, "settlement", rows, { moves: [...moves], waived, capitalised: noAmounts() });
}

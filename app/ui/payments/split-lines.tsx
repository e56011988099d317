import type { Component } from "#app/lending/contract.ts";
import type { PaymentAllocation } from "#app/lending/position.ts";
import { Amount } from "#app/ui/amount.tsx";
import { formatDay } from "#app/ui/format.ts";
import type { LedgerLine } from "#app/ui/ledger.tsx";
import { ofInstalment, oneInstalment, someInstalments, splitWords } from "#app/words/payments.ts";
import { type Lang, say } from "#app/words/words.ts";

const order: readonly Component[] = ["fee", "penalty", "interest", "principal"];

/** Where a payment goes: one line for each part of each instalment. The lines add up to the payment. */
export function splitLines(
  allocation: Pick<PaymentAllocation, "parts" | "credit">,
  dueDays: ReadonlyMap<number, number>,
  { lang, currency }: { lang: Lang; currency: string },
): LedgerLine[] {
  const sums = new Map<string, { instalment: number; component: Component; amount: number }>();
  for (const { instalment, component, amount } of allocation.parts) {
    const key = `${String(instalment).padStart(5, "0")} ${order.indexOf(component)}`;
    const before = sums.get(key)?.amount ?? 0;
    sums.set(key, { instalment, component, amount: before + amount });
  }
  const lines = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { instalment, component, amount }]): LedgerLine => {
      const due = dueDays.get(instalment);
      return {
        key,
        label: say(lang, splitWords[component]),
        detail: due === undefined ? undefined : say(lang, ofInstalment, { nr: instalment, date: formatDay(due, lang) }),
        amount: <Amount amount={amount} currency={currency} lang={lang} />,
      };
    });
  if (allocation.credit === 0) return lines;
  const credit = <Amount amount={allocation.credit} currency={currency} lang={lang} />;
  return [...lines, { key: "credit", label: say(lang, splitWords.credit), amount: credit }];
}

/** More lines than this are summed up first. */
const readable = 6;

/**
 * The same, summed up by component where the whole list is too long to read at once; null when it is not. Each line says
 * which instalments it is about.
 */
export function splitSummary(
  allocation: Pick<PaymentAllocation, "parts" | "credit">,
  { lang, currency }: { lang: Lang; currency: string },
): LedgerLine[] | null {
  const { parts, credit } = allocation;
  if (new Set(parts.map(({ instalment, component }) => `${instalment} ${component}`)).size <= readable) return null;
  const lines = order.flatMap((component): LedgerLine[] => {
    const own = parts.filter((part) => part.component === component);
    if (own.length === 0) return [];
    const numbers = own.map(({ instalment }) => instalment);
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    return [
      {
        key: component,
        label: say(lang, splitWords[component]),
        detail: first === last ? say(lang, oneInstalment, { nr: first }) : say(lang, someInstalments, { first, last }),
        amount: <Amount amount={own.reduce((sum, { amount }) => sum + amount, 0)} currency={currency} lang={lang} />,
      },
    ];
  });
  if (credit === 0) return lines;
  const kept = <Amount amount={credit} currency={currency} lang={lang} />;
  return [...lines, { key: "credit", label: say(lang, splitWords.credit), amount: kept }];
}

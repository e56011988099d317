import type { BudgetTotals, MonthlyLine } from "#app/lending/affordability.ts";
import { type BudgetCode, budgetLines } from "#app/plans/plan-answers.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Ledger } from "#app/ui/ledger.tsx";
import { budgetGroups, budgetLineWords, budgetWords as words } from "#app/words/plan-budget.ts";
import { type Lang, say } from "#app/words/words.ts";

/** Income and spending a month, line by line, down to what is left. */
export function BudgetLedger(props: {
  lines: Readonly<Record<"income" | "essentials" | "priorityDebts", readonly MonthlyLine[]>>;
  totals: BudgetTotals;
  currency: string;
  lang: Lang;
}) {
  const { lines, totals, currency, lang } = props;
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  return (
    <Ledger
      caption={say(lang, words.line)}
      lines={[
        ...(["income", "essentials", "priorityDebts"] as const).flatMap((group) =>
          lines[group].map(({ code, monthly }) => ({
            key: code,
            label: nameOf(code, lang),
            detail: say(lang, budgetGroups[group]),
            amount: amount(group === "income" ? monthly : -monthly),
          })),
        ),
        ...(totals.topUp > 0
          ? [{ key: "topUp", label: say(lang, words.allowance), amount: amount(-totals.topUp) }]
          : []),
        ...(totals.savings > 0
          ? [{ key: "savings", label: say(lang, words.savings), amount: amount(-totals.savings) }]
          : []),
      ]}
      total={{ label: say(lang, words.surplus), amount: amount(totals.surplus) }}
    />
  );
}

function nameOf(code: string, lang: Lang): string {
  const known = Object.values(budgetLines)
    .flat()
    .find((each): each is BudgetCode => each === code);
  return known === undefined ? code : say(lang, budgetLineWords[known]);
}

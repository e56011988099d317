import type { DeskForm } from "#app/hardship/desk-acts.ts";
import type { BudgetItem, BudgetView } from "#app/hardship/budget.ts";
import { formatMoney as formatPlain } from "#app/lending/money.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { Ledger } from "#app/ui/ledger.tsx";
import { budgetWords as words, judgementWords, startAt } from "#app/words/hardship-case.ts";
import { budgetGroups, budgetLineWords } from "#app/words/plan-budget.ts";
import { type Lang, say } from "#app/words/words.ts";
import { budgetLines } from "#app/plans/plan-answers.ts";

export interface CaseBudgetProps {
  budget: BudgetView | null;
  currency: string;
  lang: Lang;
}

/** Money in and out: what was given, what was accepted and why, and what is left of it. */
export function CaseBudget({ budget, currency, lang }: CaseBudgetProps) {
  const money = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const signed = ({ code, monthly }: BudgetItem) =>
    (budgetLines.income as readonly string[]).includes(code) ? monthly : -monthly;
  return (
    <Card title={say(lang, words.heading)}>
      {budget === null ? <p className="muted">{say(lang, words.none)}</p> : null}
      {budget === null ? null : (
        <Ledger
          caption={say(lang, words.heading)}
          hideCaption
          lines={[
            ...budget.items.map((each) => ({
              key: each.code,
              label: say(lang, budgetLineWords[each.code]),
              detail: judgement(each, lang),
              amount: each.accepted === false ? <s>{money(signed(each))}</s> : money(signed(each)),
            })),
            ...(budget.leftAsGiven === budget.leftAsAccepted
              ? []
              : [{ key: "given", label: say(lang, words.leftAsGiven), amount: money(budget.leftAsGiven) }]),
          ]}
          total={{
            label: say(lang, words.left),
            ...(budget.start === null
              ? {}
              : { detail: say(lang, startAt, { amount: formatMoney(budget.start, currency, lang) }) }),
            amount: money(budget.leftAsAccepted),
          }}
        />
      )}
    </Card>
  );
}

function judgement({ accepted, reason, from }: BudgetItem, lang: Lang): string {
  const said = accepted === null ? words.open : accepted ? words.yes : words.no;
  const parts = [
    from === "borrower" ? words.byBorrower : words.byDesk,
    said,
    ...(reason ? [judgementWords[reason]] : []),
  ];
  return parts.map((part) => say(lang, part)).join(" · ");
}

/** Every line there can be, with its amount, whether it was accepted, and why: for whoever has the case. */
export function JudgeBudget({ budget, currency, lang, typed }: CaseBudgetProps & { typed: DeskForm | null }) {
  const sent = typed?.act === "judge" ? typed : null;
  /** What stood in a line that was sent and refused. */
  const again = (code: string, list: "amount" | "accepted" | "why") => {
    const index = sent?.line?.indexOf(code) ?? -1;
    return index < 0 ? undefined : (sent?.[list]?.[index] ?? "");
  };
  const rows = (["income", "essentials", "priorityDebts"] as const).flatMap((group) =>
    budgetLines[group].map((code) => ({ code, group, item: budget?.items.find((each) => each.code === code) })),
  );
  const named = (row: (typeof rows)[number], what: string) => `${say(lang, budgetLineWords[row.code])}: ${what}`;
  return (
    <Card>
      <Details summary={say(lang, words.edit)} open={sent !== null}>
        <form method="post" className="flow tight" id="judge">
          <p className="hint">{say(lang, words.hint)}</p>
          <DataTable
            caption={say(lang, words.edit)}
            hideCaption
            scroll={say(lang, words.edit)}
            rows={rows}
            rowKey={(row) => row.code}
            columns={[
              {
                key: "line",
                head: say(lang, words.line),
                kind: "row",
                cell: (row) => (
                  <>
                    {say(lang, budgetLineWords[row.code])}
                    <small>{say(lang, budgetGroups[row.group])}</small>
                    <input type="hidden" name="line" value={row.code} />
                  </>
                ),
              },
              {
                key: "amount",
                head: say(lang, words.given),
                cell: (row) => (
                  <input
                    className="in w-s"
                    name="amount"
                    inputMode="decimal"
                    autoComplete="off"
                    aria-label={named(row, say(lang, words.given))}
                    defaultValue={
                      again(row.code, "amount") ?? (row.item ? formatPlain(row.item.monthly, currency) : "")
                    }
                  />
                ),
              },
              {
                key: "accepted",
                head: say(lang, words.accepted),
                cell: (row) => (
                  <select
                    className="in"
                    name="accepted"
                    aria-label={named(row, say(lang, words.accepted))}
                    defaultValue={
                      again(row.code, "accepted") ??
                      (row.item?.accepted === true ? "yes" : row.item?.accepted === false ? "no" : "")
                    }
                  >
                    <option value="">{say(lang, words.open)}</option>
                    <option value="yes">{say(lang, words.yes)}</option>
                    <option value="no">{say(lang, words.no)}</option>
                  </select>
                ),
              },
              {
                key: "why",
                head: say(lang, words.why),
                cell: (row) => (
                  <select
                    className="in"
                    name="why"
                    aria-label={named(row, say(lang, words.why))}
                    defaultValue={again(row.code, "why") ?? row.item?.reason ?? ""}
                  >
                    <option value="">{say(lang, words.noReason)}</option>
                    {Object.entries(judgementWords).map(([code, label]) => (
                      <option key={code} value={code}>
                        {say(lang, label)}
                      </option>
                    ))}
                  </select>
                ),
              },
            ]}
          />
          <Button small look="quiet" name="act" value="judge">
            {say(lang, words.save)}
          </Button>
        </form>
      </Details>
    </Card>
  );
}

import { paths } from "#app/http/paths.ts";
import type { PlanRules } from "#db/schema/plans.ts";
import type { PlanWish } from "#app/plans/plan-answers.ts";
import type { DrawnInstalment } from "#app/plans/plan-cost.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Answers } from "#app/ui/answers.tsx";
import { Card } from "#app/ui/card.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatMoney, formatPercent } from "#app/ui/format.ts";
import { Ledger } from "#app/ui/ledger.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { costSentence } from "#app/words/plan-agreement.ts";
import { breakText } from "#app/words/plan-terms.ts";
import {
  againstNothing,
  againstNothingFree,
  cardPays,
  changeAbout,
  checkWords as words,
  interestRow,
  monthlyOn,
  weeklyOn,
  youPay,
} from "#app/words/plan-check.ts";
import { evenText, splitText } from "#app/words/plan-options.ts";
import { rhythm } from "#app/words/plan.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";
import { SharesTable } from "./shares-table.tsx";
import { ScheduleTable } from "./schedule-table.tsx";

/** A plan as it would be agreed to. Money in minor units, days as epoch days. */
export interface PlanToCheck {
  loanId: string;
  currency: string;
  owed: number;
  wish: PlanWish;
  budgetAsked: boolean;
  count: number;
  regular: number;
  last: number;
  total: number;
  extraCost: number;
  firstDue: number;
  lastDue: number;
  drawn: readonly DrawnInstalment[];
  /** What doing nothing would cost by the last payment. */
  nothing: number;
  costTable: boolean;
  rates: { interestPpm: number | null; penaltyPpm: number | null; capPpm: number | null };
  terms: {
    penalty: Message;
    credit: Message;
    graceDays: number;
    breakRule: PlanRules["breakRule"];
    remindDays: readonly number[];
  };
  /** A saved card pays what is due. */
  automatic: boolean;
  promised: boolean;
  /** A person agreed to these terms: rhythm and number of payments are not changed here. */
  granted: boolean;
  /** What goes to which loan, where the plan is for several; empty for a plan of one. */
  shares: readonly { loanNo: string; total: number; amounts: readonly number[] }[];
}

/** Everything to read before agreeing: the answers, each date, what it costs, what both sides agree to. */
export function PlanToRead({ plan, lang }: { plan: PlanToCheck; lang: Lang }) {
  const { loanId, currency, wish, drawn, terms, rates } = plan;
  const money = (minor: number) => formatMoney(minor, currency, lang);
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const change = (href: string, what: string) =>
    plan.granted ? undefined : { href, text: say(lang, words.changeLink), about: say(lang, changeAbout, { what }) };
  const amountPage = paths.planAmount({ loanId });
  const weekday = formatDay(plan.firstDue, lang, "weekday").split(" ");
  return (
    <>
      <Answers
        answers={[
          ...(plan.shares.length === 0
            ? []
            : [
                {
                  term: say(lang, words.contracts),
                  value: plan.shares.map(({ loanNo }) => loanNo).join(lang === "zh-CN" ? "、" : ", "),
                  change: change(amountPage, say(lang, words.contracts)),
                },
              ]),
          { term: say(lang, words.spread), value: amount(plan.owed) },
          {
            term: say(lang, words.each),
            value: (
              <Prose
                text={
                  plan.last === plan.regular
                    ? say(lang, evenText, { times: plan.count, regular: money(plan.regular) })
                    : say(lang, splitText, {
                        times: plan.count - 1,
                        regular: money(plan.regular),
                        last: money(plan.last),
                      })
                }
              />
            ),
            change: change(amountPage, say(lang, words.each)),
          },
          {
            term: say(lang, words.often),
            value:
              wish.every === "monthly"
                ? say(lang, monthlyOn, { day: wish.day })
                : say(lang, weeklyOn, {
                    rhythm: say(lang, rhythm[wish.every]),
                    weekday: (lang === "zh-CN" ? weekday[1] : weekday[0]) ?? "",
                  }),
            change: change(amountPage, say(lang, words.often)),
          },
          {
            term: say(lang, words.firstLast),
            value: `${formatDay(plan.firstDue, lang, "table")} – ${formatDay(plan.lastDue, lang, "table")}`,
            change: change(paths.planOptions({ loanId }), say(lang, words.firstLast)),
          },
          {
            term: say(lang, words.howPay),
            value: plan.automatic ? say(lang, cardPays) : say(lang, youPay, { days: terms.remindDays }),
          },
          ...(plan.budgetAsked
            ? [
                {
                  term: say(lang, words.budget),
                  value: "✓",
                  change: change(paths.planBudget({ loanId }), say(lang, words.budget)),
                },
              ]
            : []),
        ]}
      />
      <Details open summary={say(lang, words.schedule)}>
        <ScheduleTable rows={drawn} total={plan.total} extraCost={plan.extraCost} currency={currency} lang={lang} />
      </Details>
      {plan.shares.length === 0 ? null : (
        <Details open summary={say(lang, words.shares)}>
          <SharesTable shares={plan.shares} rows={drawn} total={plan.total} currency={currency} lang={lang} />
        </Details>
      )}
      <Card title={say(lang, plan.costTable ? words.costTitle : words.costTitlePlain)}>
        <Ledger
          caption={say(lang, plan.costTable ? words.costTitle : words.costTitlePlain)}
          hideCaption
          lines={[
            { key: "spread", label: say(lang, words.spread), amount: amount(plan.owed) },
            {
              key: "interest",
              label:
                rates.interestPpm === null
                  ? say(lang, words.noInterest)
                  : say(lang, interestRow, { rate: formatPercent(rates.interestPpm, lang) }),
              amount: amount(plan.extraCost),
            },
            { key: "other", label: say(lang, words.other), amount: amount(0) },
          ]}
          total={{ label: say(lang, words.inAll), amount: amount(plan.total) }}
        />
        <p className="fine">{costSentence(lang, rates)}</p>
        <p>
          <b>{say(lang, words.doNothing)}</b>
          <br />
          <Prose
            text={
              plan.nothing > 0
                ? say(lang, againstNothing, { date: formatDay(plan.lastDue, lang), extra: money(plan.nothing) })
                : say(lang, againstNothingFree, { date: formatDay(plan.lastDue, lang) })
            }
          />
        </p>
      </Card>
      <section className="flow tight">
        <h2>{say(lang, words.agreeTitle)}</h2>
        <ul className="bullets">
          <li>{say(lang, terms.penalty)}</li>
          <li>{say(lang, words.moveLine)}</li>
          <li>{say(lang, breakText, { graceDays: terms.graceDays, ...terms.breakRule })}</li>
          <li>{say(lang, terms.credit)}</li>
          {plan.promised ? <li>{say(lang, words.promiseGivesWay)}</li> : null}
        </ul>
      </section>
    </>
  );
}

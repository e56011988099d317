import { paths } from "#app/http/paths.ts";
import type { BudgetTotals, MonthlyLine } from "#app/lending/affordability.ts";
import type { GrantedTerms } from "#app/plans/granted-terms.ts";
import type { PlanWish } from "#app/plans/plan-answers.ts";
import type { DrawnInstalment } from "#app/plans/plan-cost.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Answers } from "#app/ui/answers.tsx";
import { Back } from "#app/ui/back.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { CaseClock } from "#app/ui/hardship/case-clock.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { planAgreedOn, planDeskWords as words, promised } from "#app/words/plan-request-desk.ts";
import { promiseWords } from "#app/words/promise.ts";
import { staffReasonOther, staffReasonWords } from "#app/words/plan-options.ts";
import { viewWords } from "#app/words/plan-view.ts";
import { rhythm } from "#app/words/plan.ts";
import { type Lang, say } from "#app/words/words.ts";
import { BudgetLedger } from "./budget-ledger.tsx";
import { RequestDecision } from "./request-decision.tsx";
import { RequestOptions } from "./request-options.tsx";
import { ScheduleTable } from "./schedule-table.tsx";

/** Terms that could be granted, with their figures. */
export interface OutlinedTerms {
  from: "asked" | "within" | "own";
  terms: GrantedTerms;
  count: number;
  regular: number;
  last: number;
  total: number;
  extraCost: number;
  lastDue: number;
  monthly: number;
  withinPolicy: boolean;
  tooLong: boolean;
}

export interface RequestScreenProps {
  /** Language of the person at the desk. */
  reading: Lang;
  now: number;
  days: number;
  zone: string;
  name: string;
  /** Language of the borrower. */
  lang: Lang;
  staffId: string;
  approver: boolean;
  request: {
    loanId: string;
    id: string;
    reference: string;
    status: "waiting" | "granted" | "not_granted" | "withdrawn";
    reasons: readonly string[];
    createdAt: number;
    decideBy: number;
    decision: readonly string[];
    signed: boolean;
  };
  loanNo: string;
  currency: string;
  owed: number;
  everything: number;
  dpd: number;
  wish: PlanWish | null;
  changes: boolean;
  erased: boolean;
  budget: {
    lines: Readonly<Record<"income" | "essentials" | "priorityDebts", readonly MonthlyLine[]>>;
    totals: BudgetTotals | null;
  } | null;
  surplus: number | null;
  options: readonly OutlinedTerms[];
  close: (OutlinedTerms & { drawn: readonly DrawnInstalment[]; shown: string }) | null;
  look: number | null;
  proposal: { approvalId: string; termsHash: string; by: string; own: boolean } | null;
  earlier: readonly {
    reference: string;
    status: "active" | "completed" | "ended" | "broken" | "replaced";
    agreedOn: number;
  }[];
  promises: readonly { amount: number; promisedOn: number; state: "pending" | "kept" | "partial" | "broken" }[];
}

/** A plan request on one screen: who asked for what and why a person looks, the answers that are possible, the decision. */
export function RequestScreen(props: RequestScreenProps) {
  const { reading, request, currency, wish, budget, close, now, days, zone, proposal } = props;
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={reading} />;
  const state = proposal === null ? request.status : "proposed";
  return (
    <div className="split two">
      <article className="case">
        <Back href={paths.staffHardship()} text={say(reading, words.back)} />
        <WorkHeader title={props.name} reference={request.reference}>
          <Tag tone="calm">{say(reading, words[state])}</Tag>
          {request.status === "waiting" ? (
            <CaseClock
              row={{ state: "open", clockFrom: request.createdAt, dueAt: request.decideBy, days }}
              now={now}
              lang={reading}
              zone={zone}
            />
          ) : null}
        </WorkHeader>
        <div className="duo">
          <Card title={say(reading, words.because)}>
            <ul className="bullets">
              {request.reasons.map((reason) => (
                <li key={reason}>{say(reading, staffReasonWords[reason] ?? staffReasonOther)}</li>
              ))}
            </ul>
          </Card>
          <Card title={say(reading, words.asked)}>
            {wish === null ? (
              <p className="muted">{say(reading, words.erased)}</p>
            ) : (
              <Answers
                answers={[
                  { term: say(reading, words.each), value: amount(wish.amount) },
                  { term: say(reading, words.often), value: say(reading, rhythm[wish.every]) },
                  ...(wish.every === "monthly" ? [{ term: say(reading, words.day), value: String(wish.day) }] : []),
                  ...(props.changes ? [{ term: say(reading, words.changes), value: say(reading, words.yes) }] : []),
                ]}
              />
            )}
          </Card>
        </div>
        <Card title={say(reading, words.position)}>
          <Facts
            facts={[
              { term: say(reading, words.spread), value: amount(props.owed) },
              { term: say(reading, words.everything), value: amount(props.everything) },
              { term: say(reading, words.daysPast), value: String(props.dpd) },
            ]}
          />
          <p className="fine num">{props.loanNo}</p>
        </Card>
        <Card title={say(reading, words.budget)}>
          {budget?.totals == null ? (
            <p className="muted">{say(reading, words.noBudget)}</p>
          ) : (
            <BudgetLedger lines={budget.lines} totals={budget.totals} currency={currency} lang={reading} />
          )}
        </Card>
        {request.status === "waiting" ? <RequestOptions {...props} /> : null}
        {close === null ? null : (
          <Card title={say(reading, words.schedule)}>
            <ScheduleTable
              rows={close.drawn}
              total={close.total}
              extraCost={close.extraCost}
              currency={currency}
              lang={reading}
            />
          </Card>
        )}
        <Card title={say(reading, words.before)}>
          {props.earlier.length + props.promises.length === 0 ? (
            <p className="muted">{say(reading, words.nothingBefore)}</p>
          ) : (
            <ul className="bullets">
              {props.earlier.map(({ reference, status, agreedOn }) => (
                <li key={reference}>
                  {say(reading, planAgreedOn, { reference, date: formatDay(agreedOn, reading) })}
                  {reading === "zh-CN" ? "，" : ", "}
                  {say(reading, viewWords[status])}
                </li>
              ))}
              {props.promises.map((one) => (
                <li key={`${one.promisedOn}-${one.amount}`}>
                  {say(reading, promised, {
                    amount: formatMoney(one.amount, currency, reading),
                    date: formatDay(one.promisedOn, reading),
                  })}
                  {reading === "zh-CN" ? "，" : ", "}
                  {say(reading, promiseWords[one.state])}
                </li>
              ))}
            </ul>
          )}
        </Card>
      </article>
      <aside aria-label={say(reading, words.decision)}>
        <RequestDecision {...props} />
      </aside>
    </div>
  );
}

import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { partOf, readBeside } from "#app/plans/read-bundle.ts";
import { readPlan } from "#app/plans/read-plan.ts";
import { readStanding } from "#app/account/standing.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { penaltyText } from "#app/words/plan-terms.ts";
import {
  agreedWords as words,
  cardPays,
  eachApart,
  firstOn,
  firstTogether,
  referenceIs,
  youPay,
} from "#app/words/plan-check.ts";
import { planWords } from "#app/words/plan.ts";
import { activeMandate } from "#db/stores/payments-autopay.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const view = await readPlan(context.db.read, context, visitor, loanId);
  if (view === null) {
    if ((await readStanding(context, visitor, loanId)) === null) throw notFound();
    throw redirect(paths.plan({ loanId }), 303);
  }
  const { plan, progress, standing } = view;
  if (plan.status !== "active") throw redirect(paths.plan({ loanId }), 303);
  return {
    visitor,
    loanId,
    reference: plan.reference,
    currency: plan.currency,
    next: progress.next,
    terms: penaltyText(profileFor(standing.loan.profile, plan.agreedOn)),
    remindDays: plan.rules.remindDaysBefore,
    automatic: (await activeMandate(context.db.read, loanId)) !== null,
    parts: [view, ...(await readBeside(context.db.read, context, visitor, view))].map(partOf),
  };
}

export default function PlanAgreed() {
  const { lang } = useRequest();
  const shown = useLoaderData<typeof loader>();
  const { visitor, loanId, reference, currency, next, terms, remindDays, automatic, parts } = shown;
  const money = (minor: number) => formatMoney(minor, currency, lang);
  const several = parts.length > 1;
  const first = parts.flatMap(({ loanNo, next: own }) =>
    own === null || own.due !== next?.due ? [] : [{ loanNo, amount: own.missing }],
  );
  return (
    <PageFrame session={visitor}>
      <Panel title={say(lang, words.heading)}>
        <p>{say(lang, referenceIs, { reference })}</p>
      </Panel>
      <h2>{say(lang, words.next)}</h2>
      <ul className="bullets">
        {next === null ? null : (
          <li>
            <Prose
              text={
                several
                  ? say(lang, firstTogether, {
                      amount: money(first.reduce((sum, { amount }) => sum + amount, 0)),
                      date: formatDay(next.due, lang),
                      parts: first.map(({ loanNo, amount }) => ({ loanNo, amount: money(amount) })),
                    })
                  : say(lang, firstOn, { amount: money(next.amount), date: formatDay(next.due, lang) })
              }
            />
          </li>
        )}
        {several ? <li>{say(lang, eachApart)}</li> : null}
        <li>{automatic ? say(lang, cardPays) : say(lang, youPay, { days: remindDays })}</li>
        <li>{say(lang, terms)}</li>
      </ul>
      <Button href={paths.plan({ loanId })}>{say(lang, words.seePlan)}</Button>
      <Card title={say(lang, words.howTitle)}>
        <p>{say(lang, automatic ? words.howOn : words.howText)}</p>
        <Links
          links={[
            ...parts.map((part, index) => ({
              href: paths.autopay({ loanId: part.loanId }),
              icon: "card" as const,
              text: `${say(lang, automatic && index === 0 ? words.howSee : words.howAuto)}${several ? ` · ${part.loanNo}` : ""}`,
            })),
          ]}
        />
      </Card>
      <Links
        links={[
          { href: paths.planAgreement({ loanId }), icon: "document", text: say(lang, words.document) },
          { href: paths.planPdf({ loanId }), icon: "document", text: say(lang, words.pdf) },
          { href: paths.planCalendar({ loanId }), icon: "calendar", text: say(lang, words.calendar) },
          { href: paths.loan({ loanId }), icon: "link", text: say(lang, words.home) },
        ]}
      />
      <p className="fine">{say(lang, words.neutral)}</p>
    </PageFrame>
  );
}

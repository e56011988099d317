import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { readStanding } from "#app/account/standing.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { partOf, readBeside } from "#app/plans/read-bundle.ts";
import { readPlan } from "#app/plans/read-plan.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import { readPlanDesk } from "#app/plans/plan-desk.ts";
import { landing } from "#app/plans/plan-journey.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Back } from "#app/ui/back.tsx";
import { Bar } from "#app/ui/bar.tsx";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Hero } from "#app/ui/hero.tsx";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { payHref, planHref } from "#app/ui/plans/plan-page.ts";
import { TogetherTable } from "#app/ui/plans/together-table.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { agreedWords, checkWords } from "#app/words/plan-check.ts";
import {
  missedAfter,
  missedSince,
  nextOfLoan,
  paidOf,
  payOther,
  planOfOther,
  togetherOn,
  viewWords as words,
} from "#app/words/plan-view.ts";
import { planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

/** The running plan. Without one the visitor is taken to where a plan is made, or to the request that waits. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const view = await readPlan(context.db.read, context, visitor, loanId);
  if (view === null || view.plan.status === "replaced") {
    const desk = await readPlanDesk(context.db.read, context, visitor, loanId);
    if (desk === null) throw notFound();
    throw redirect(planHref(landing("amount", desk.facts), loanId), 303);
  }
  const { plan, progress, dates, standing, earlier } = view;
  const today = standing.position.asOf;
  const late = progress.instalments.find(({ due, paidOn }) => paidOn === null && due < today) ?? null;
  return {
    visitor,
    loanId,
    reference: plan.reference,
    currency: plan.currency,
    status: plan.status,
    state: progress.state,
    total: plan.total,
    paid: progress.paid,
    left: progress.left,
    next: progress.next,
    late:
      late === null
        ? null
        : { ...late, graceEnds: late.due + plan.rules.graceDays, inGrace: late.state === "upcoming" },
    instalments: progress.instalments.map(({ number, due, amount, paid, state }) => ({
      number,
      due,
      amount,
      paid,
      state,
      moved: dates.some((one) => one.number === number && one.movedFrom !== null),
    })),
    earlier: earlier.map(({ reference, agreedOn }) => ({ reference, agreedOn })),
    parts: [view, ...(await readBeside(context.db.read, context, visitor, view))].map(partOf),
    payHref: payHref(loanId),
  };
}

/** "Change": the questions again, with this plan in place until another one is agreed. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const standing = await readStanding(context, visitor, loanId);
  const view = await readPlan(context.db.read, context, visitor, loanId);
  if (standing === null) throw notFound();
  if (view?.plan.status !== "active") return redirect(paths.planAmount({ loanId }), 303);
  await savePlanAnswers(context, visitor, loanId, { replaces: view.plan.id, wish: null, choice: null });
  return redirect(paths.planAmount({ loanId }), 303);
}

export default function PlanPage() {
  const { lang } = useRequest();
  const plan = useLoaderData<typeof loader>();
  const { visitor, loanId, currency, status, state, late, next } = plan;
  const money = (minor: number) => formatMoney(minor, currency, lang);
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const running = status === "active";
  const tone = state === "completed" ? "good" : running && state === "behind" ? "warm" : running ? "act" : "plain";
  const label = running
    ? state === "completed"
      ? words.completed
      : state === "behind"
        ? words.behind
        : words.active
    : words[status];
  const [own, ...others] = running ? plan.parts : [];
  const several = own !== undefined && others.length > 0;
  const onThatDay = plan.parts.flatMap((part) =>
    part.next !== null && part.next.due === next?.due ? [part.next] : [],
  );
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, planWords.back)} />
      <Hero
        status={{ text: say(lang, label), tone, reference: plan.reference, heading: say(lang, words.heading) }}
        lead={
          several && next !== null
            ? say(lang, nextOfLoan, { loanNo: own.loanNo })
            : say(lang, next === null ? words.allPaid : running ? words.next : words.endedText)
        }
        figure={next !== null && running ? amount(next.amount - next.paid) : undefined}
        facts={[
          { term: say(lang, words.paid), value: amount(plan.paid) },
          { term: say(lang, words.left), value: amount(plan.left) },
        ]}
      >
        {next !== null && running ? <p>{formatDay(next.due, lang, "weekday")}</p> : null}
        {several && next !== null && onThatDay.length > 1 ? (
          <p>
            <Prose
              text={say(lang, togetherOn, {
                count: onThatDay.length,
                amount: money(onThatDay.reduce((sum, { missing }) => sum + missing, 0)),
              })}
            />
          </p>
        ) : null}
        <Bar value={plan.paid} of={plan.total} />
        <p className="fine">
          <Prose text={say(lang, paidOf, { paid: money(plan.paid), total: money(plan.total) })} />
        </p>
      </Hero>
      {running && late !== null ? (
        <Note tone="warm" title={say(lang, words.missedTitle)}>
          <p>
            <Prose
              text={
                late.inGrace
                  ? say(lang, missedSince, {
                      amount: money(late.amount - late.paid),
                      date: formatDay(late.due, lang, "day"),
                      grace: formatDay(late.graceEnds, lang, "day"),
                    })
                  : say(lang, missedAfter, {
                      amount: money(late.amount - late.paid),
                      date: formatDay(late.due, lang, "day"),
                    })
              }
            />
          </p>
          <p>
            <a href={paths.planMissed({ loanId })}>{say(lang, words.missedGo)}</a>
          </p>
        </Note>
      ) : null}
      <h2>{say(lang, words.schedule)}</h2>
      <DataTable
        caption={say(lang, words.schedule)}
        hideCaption
        scroll={say(lang, words.schedule)}
        rows={plan.instalments}
        rowKey={(row) => row.number}
        columns={[
          {
            key: "date",
            head: say(lang, checkWords.date),
            kind: "date",
            cell: (row) => formatDay(row.due, lang, "table"),
          },
          { key: "pay", head: say(lang, checkWords.pay), kind: "num", cell: (row) => amount(row.amount) },
          {
            key: "state",
            head: say(lang, words.state),
            cell: (row) => (
              <>
                {say(lang, words[row.state])}
                {row.moved ? (
                  <>
                    {" "}
                    <Tag tone="plain">{say(lang, words.moved)}</Tag>
                  </>
                ) : null}
              </>
            ),
          },
        ]}
        total={[say(lang, checkWords.total), amount(plan.total), ""]}
      />
      {several ? (
        <section className="flow tight">
          <h2>{say(lang, words.together)}</h2>
          <p>{say(lang, words.togetherText)}</p>
          <TogetherTable parts={plan.parts} currency={currency} lang={lang} />
          <Links
            links={others.flatMap((part) => [
              ...(part.next === null || plan.payHref === null
                ? []
                : [
                    {
                      href: paths.pay({ loanId: part.loanId }),
                      icon: "card" as const,
                      text: (
                        <Prose
                          text={say(lang, payOther, {
                            loanNo: part.loanNo,
                            amount: money(part.next.missing),
                            date: formatDay(part.next.due, lang, "day"),
                          })}
                        />
                      ),
                    },
                  ]),
              {
                href: paths.plan({ loanId: part.loanId }),
                icon: "calendar" as const,
                text: say(lang, planOfOther, { loanNo: part.loanNo }),
              },
            ])}
          />
        </section>
      ) : null}
      {running && next !== null ? (
        <>
          <h2>{say(lang, words.what)}</h2>
          <Links
            links={[
              ...(plan.payHref === null
                ? []
                : [{ href: plan.payHref, icon: "card" as const, text: say(lang, words.payEarly) }]),
              { href: paths.planMove({ loanId }), icon: "calendar", text: say(lang, words.move) },
              { href: paths.planSkip({ loanId }), icon: "pause", text: say(lang, words.skip) },
              { href: paths.planHelp({ loanId }), icon: "heart", text: say(lang, planWords.cannotPay) },
              { href: paths.planEnd({ loanId }), icon: "leave", text: say(lang, words.end) },
            ]}
          />
          <form method="post">
            <Button look="quiet">{say(lang, words.change)}</Button>
          </form>
        </>
      ) : null}
      {running ? null : <Button href={paths.planAmount({ loanId })}>{say(lang, words.again)}</Button>}
      <Links
        links={[
          { href: paths.planAgreement({ loanId }), icon: "document", text: say(lang, agreedWords.document) },
          { href: paths.planPdf({ loanId }), icon: "document", text: say(lang, agreedWords.pdf) },
          ...(running && next !== null
            ? [
                {
                  href: paths.planCalendar({ loanId }),
                  icon: "calendar" as const,
                  text: say(lang, agreedWords.calendar),
                },
              ]
            : []),
        ]}
      />
      {plan.earlier.length > 0 ? (
        <section className="flow tight">
          <h2>{say(lang, words.history)}</h2>
          <ul className="bullets">
            {plan.earlier.map((one) => (
              <li key={one.reference}>
                {one.reference} · {formatDay(one.agreedOn, lang)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </PageFrame>
  );
}

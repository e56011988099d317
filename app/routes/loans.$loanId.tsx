import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { openDisputeStates } from "#app/disputes/states.ts";
import { readHelpNow } from "#app/hardship/help-now.ts";
import { recentActivity } from "#app/account/activity.ts";
import { readStanding } from "#app/account/standing.ts";
import { statusOf, whilePaying } from "#app/account/status.ts";
import { moneyBackOf } from "#app/payments/money-back.ts";
import { readArrangement } from "#app/plans/arrangement.ts";
import { paymentNewsOn } from "#app/payments/under-way.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { ActivityTimeline } from "#app/ui/account/activity-timeline.tsx";
import { statusSentence } from "#app/ui/account/status-sentence.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Doors } from "#app/ui/doors.tsx";
import { formatDay, formatInstant, formatMoney, wallClock } from "#app/ui/format.ts";
import { Hero } from "#app/ui/hero.tsx";
import { HelpNote } from "#app/ui/hardship/help-note.tsx";
import { ArrangementNote } from "#app/ui/plans/arrangement-note.tsx";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { AutopayTroubleNote } from "#app/ui/payments/autopay-trouble.tsx";
import { PaymentsUnderWay } from "#app/ui/payments/under-way.tsx";
import { amountsAsOf, contractNo, homeWords as words } from "#app/words/account.ts";
import { disputePageWords, wrongWords } from "#app/words/dispute.ts";
import { hardshipDoor } from "#app/words/hardship.ts";
import { arrangementWords } from "#app/words/arrangement.ts";
import { planDoorNext, planDoorWords } from "#app/words/plan.ts";
import { payWords } from "#app/words/payments.ts";
import { contactWords } from "#app/words/contact.ts";
import { say } from "#app/words/words.ts";

import type { Queryable } from "#db/engine/database.ts";
import { disputesOfLoan } from "#db/stores/disputes.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const { loan, entries, position } = standing;
  const { underWay, trouble } = await paymentNewsOn(context, loan.id, position);
  return {
    arrangement: await readArrangement(context.db.read, standing, context.clock.now()),
    help: await readHelpNow(context.db.read, loan.id),
    checking: await checkingOn(context.db.read, loan.id),
    underWay,
    trouble,
    visitor,
    at: context.clock.now(),
    loanId: loan.id,
    loanNo: loan.loanNo,
    currency: position.currency,
    status: whilePaying(statusOf(position), underWay),
    upToDate: position.upToDate,
    total: position.payoff.total,
    next: position.next,
    recent: recentActivity(entries, position, 3, await moneyBackOf(context.db.read, loan.id, entries)),
  };
}

/** What the borrower called wrong and is being checked; null when nothing is. */
async function checkingOn(q: Queryable, loanId: string) {
  const open = (await disputesOfLoan(q, loanId)).find(({ state }) => openDisputeStates.includes(state));
  return open === undefined ? null : { id: open.id, dueAt: open.dueAt };
}

export default function LoanHome() {
  const { lang } = useRequest();
  const {
    visitor,
    at,
    loanId,
    loanNo,
    currency,
    status,
    upToDate,
    total,
    next,
    recent,
    arrangement,
    help,
    checking,
    underWay,
    trouble,
  } = useLoaderData<typeof loader>();
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const planned = arrangement.kind === "plan";
  const asked = arrangement.kind === "waiting" || arrangement.kind === "granted";
  const headline =
    status.kind === "settled"
      ? { lead: say(lang, words.settledLead) }
      : status.kind === "overpaid"
        ? { lead: say(lang, words.overpaidLead), figure: amount(status.credit) }
        : upToDate === 0
          ? { lead: say(lang, words.upToDateLead) }
          : { lead: say(lang, words.upToDate), figure: amount(upToDate) };
  const facts = [
    ...(next
      ? [
          {
            term: say(lang, words.nextInstalment),
            value: amount(next.amount),
            detail: formatDay(next.due, lang, "day"),
          },
        ]
      : []),
    ...(total > 0
      ? [{ term: say(lang, words.everythingLeft), value: amount(total), detail: say(lang, words.ifClearedToday) }]
      : []),
  ];
  return (
    <PageFrame session={visitor}>
      <Hero {...headline} hideAmounts={say(lang, words.hideAmounts)} facts={facts.length > 0 ? facts : undefined}>
        <p className="muted">
          <Prose text={statusSentence(status, currency, lang)} />
        </p>
        {total > 0 ? (
          <p>
            <a href={paths.breakdown({ loanId })}>{say(lang, words.howWorkedOut)}</a>
          </p>
        ) : null}
      </Hero>
      {trouble ? <AutopayTroubleNote trouble={trouble} loanId={loanId} currency={currency} lang={lang} /> : null}
      <ArrangementNote
        arrangement={arrangement}
        loanId={loanId}
        currency={currency}
        timeZone={visitor.timeZone}
        lang={lang}
      />
      {help === null ? null : <HelpNote help={help} loanId={loanId} timeZone={visitor.timeZone} lang={lang} />}
      {checking === null ? null : (
        <Note icon="scales" title={say(lang, disputePageWords.checking)}>
          <p>
            <Prose
              text={`${say(lang, disputePageWords.lead)} ${formatDay(wallClock(checking.dueAt - 1, visitor.timeZone).day, lang, "weekday")}`}
            />
          </p>
          <p>
            <a href={paths.disputeStatus({ loanId, disputeId: checking.id })}>
              {say(lang, disputePageWords.seeChecking)}
            </a>
          </p>
        </Note>
      )}
      <PaymentsUnderWay payments={underWay} currency={currency} lang={lang} timeZone={visitor.timeZone} />
      {total > 0 ? (
        <Doors
          label={say(lang, words.whatYouCanDo)}
          doors={[
            {
              href: paths.pay({ loanId }),
              icon: "card",
              title: say(lang, payWords.pay),
              detail: say(lang, payWords.payDetail),
            },
            ...(upToDate > 0 || planned
              ? [
                  planned
                    ? {
                        href: paths.plan({ loanId }),
                        icon: "calendar" as const,
                        tone: "calm" as const,
                        title: say(lang, planDoorWords.running),
                        detail:
                          arrangement.kind !== "plan" || arrangement.next === null ? (
                            say(lang, planDoorWords.runningDetail)
                          ) : (
                            <Prose
                              text={say(lang, planDoorNext, {
                                amount: formatMoney(arrangement.next.missing, currency, lang),
                                date: formatDay(arrangement.next.due, lang, "day"),
                              })}
                            />
                          ),
                      }
                    : {
                        href: asked ? paths.planRequest({ loanId }) : paths.planAmount({ loanId }),
                        icon: "calendar" as const,
                        tone: "calm" as const,
                        title: say(lang, planDoorWords.make),
                        detail: say(lang, planDoorWords.makeDetail),
                      },
                ]
              : []),
            {
              href: paths.hardship({ loanId }),
              icon: "pause",
              tone: "warm",
              title: say(lang, hardshipDoor.title),
              detail: say(lang, hardshipDoor.detail),
            },
            {
              href: paths.loanWrong({ loanId }),
              icon: "scales",
              tone: "plain",
              title: say(lang, wrongWords.title),
              detail: say(lang, wrongWords.doorDetail),
            },
          ]}
        />
      ) : (
        <Doors
          label={say(lang, words.whatYouCanDo)}
          doors={[
            {
              href: paths.loanWrong({ loanId }),
              icon: "scales",
              tone: "plain",
              title: say(lang, wrongWords.title),
              detail: say(lang, wrongWords.doorDetail),
            },
          ]}
        />
      )}
      <h2>{say(lang, words.recent)}</h2>
      <ActivityTimeline activities={recent} currency={currency} lang={lang} />
      <Links
        links={[
          ...(upToDate > 0
            ? [{ href: paths.waiting({ loanId }), icon: "clock" as const, text: say(lang, words.waiting) }]
            : []),
          ...(upToDate > 0 && (arrangement.kind === "none" || arrangement.kind === "promise_open")
            ? [
                {
                  href: paths.promise({ loanId }),
                  icon: "calendar" as const,
                  text: say(lang, arrangementWords.sayWhen),
                },
              ]
            : []),
          { href: paths.history({ loanId }), icon: "inbox", text: say(lang, words.allHistory) },
          { href: paths.statement({ loanId }), icon: "document", text: say(lang, words.statement) },
          { href: paths.contact(), icon: "bell", text: say(lang, contactWords.link) },
          { href: paths.loans(), icon: "link", text: say(lang, words.otherLoans) },
        ]}
      />
      <p className="fine">
        {say(lang, contractNo, { no: loanNo })}
        {lang === "zh-CN" ? "。" : ". "}
        {say(lang, amountsAsOf, { time: formatInstant(at, lang, visitor.timeZone) })}
      </p>
    </PageFrame>
  );
}

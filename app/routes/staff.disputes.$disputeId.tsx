import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctableEntries, type Correction } from "#app/disputes/corrections.ts";
import { answersUnread, type DisputeForm, disputeDeed, disputeFields } from "#app/disputes/desk-deeds.ts";
import { openDisputePage } from "#app/disputes/dispute-page.ts";
import { readForm } from "#app/http/forms.ts";
import { missingOrErased } from "#app/http/erased.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireStaff } from "#app/http/staff-session.ts";
import { Answers } from "#app/ui/answers.tsx";
import { Card } from "#app/ui/card.tsx";
import { DisputeWork } from "#app/ui/disputes/dispute-work.tsx";
import { ReadOnceMore } from "#app/ui/disputes/read-once-more.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatDay, formatInstant, formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { LogIt } from "#app/ui/staff/log-it.tsx";
import { DocumentList } from "#app/ui/files/document-list.tsx";
import { DocumentUpload } from "#app/ui/files/document-upload.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { disputeReasonWords, disputeStateWords, disputeStepWords } from "#app/words/dispute.ts";
import { disputeDeskWords as words, disputeDone } from "#app/words/dispute-desk.ts";
import { fileWords, refusedFile, refusedFileWords } from "#app/words/files.ts";
import { deskProblems, otherProblem } from "#app/words/dispute-problems.ts";
import { say } from "#app/words/words.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { recordRead } from "#db/stores/audit.ts";
import { disputeById } from "#db/stores/disputes.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffDispute);
  const dispute = await disputeById(context.db.read, params.disputeId ?? "");
  const page = dispute && (await openDisputePage(context, dispute));
  const loan = dispute && (await loanById(context.db.read, dispute.loanId));
  if (!dispute || !page || !loan) throw await missingOrErased(context, dispute?.borrowerId);
  await context.db.transact((tx) =>
    recordRead(tx, {
      ...{ at: context.clock.now(), actor: `staff:${session.staffId}`, category: "repayment", part: "case" },
      ...{ object: `dispute:${dispute.id}`, reason: "case_work", requestId: context.requestId },
    }),
  );
  const query = new URL(request.url).searchParams;
  const approval = dispute.approvalId === null ? null : await approvalById(context.db.read, dispute.approvalId);
  return {
    ...{ me: meOf(session), page, loanNo: loan.loanNo, currency: loan.contract.currency },
    correction: dispute.correction === null ? null : (JSON.parse(dispute.correction) as Correction),
    entries: page.open ? correctableEntries(await ledgerOf(context.db.read, loan.id)) : [],
    refused: refusedFile(query.get("file")),
    did: query.get("done"),
    waiting:
      approval && dispute.state === "proposed"
        ? { termsHash: approval.termsHash, own: approval.requestedBy === session.staffId }
        : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffDispute);
  const form = await readForm(request, disputeFields);
  if (!form.ok) throw new Response(null, { status: form.status });
  const disputeId = params.disputeId ?? "";
  const given = { staff: session, disputeId, version: form.value.version, requestId: context.requestId };
  const { value: typed } = form;
  if (answersUnread(typed)) return data({ reason: null, typed });
  const done = await disputeDeed(context, given, typed);
  if (done.ok) return redirect(`${paths.staffDispute({ disputeId })}?done=${typed.deed}`, 303);
  if (done.reason === "not_found") throw notFound();
  if (done.reason === "second_factor_needed") return redirect(confirmAddress(context.pathname), 303);
  return data({ reason: done.reason, typed }, 422);
}

export default function StaffDispute() {
  const { lang } = useRequest();
  const { me, page, loanNo, currency, correction, waiting, entries, refused, did } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { statement } = page;
  const typed = done?.typed ?? null;
  const reason = done?.reason ?? null;
  const message = did === null || done ? undefined : disputeDone[did];
  return (
    <StaffFrame me={me}>
      <WorkHeader title={page.reference} reference={loanNo}>
        <Tag>{say(lang, disputeStateWords[page.state])}</Tag>
      </WorkHeader>
      <ErrorSummary
        title={say(lang, words.problem)}
        problems={
          reason === null
            ? []
            : [{ field: controlOf(typed, reason), message: say(lang, deskProblems[reason] ?? otherProblem) }]
        }
      />
      {message ? (
        <Note tone="good" icon="check" role="status">
          <p>{say(lang, message)}</p>
        </Note>
      ) : null}
      {typed !== null && reason === null ? <ReadOnceMore lang={lang} typed={typed} /> : null}
      <LogIt lang={lang} said={[statement.what, ...page.steps.map(({ note }) => note)]} loanNo={loanNo} />
      {page.inValidation && page.open ? (
        <Note icon="pause" tone="warm">
          <p>{say(lang, words.inValidation)}</p>
        </Note>
      ) : null}
      <Card title={say(lang, words.said)}>
        <Answers
          answers={[
            { term: say(lang, words.reason), value: say(lang, disputeReasonWords[page.reason]) },
            { term: say(lang, words.due), value: formatDay(page.dueDay, lang) },
            { term: say(lang, words.said), value: statement.what },
            ...(statement.paid
              ? [
                  {
                    term: say(lang, words.paid),
                    value: [
                      statement.paid.amount === null ? "" : formatMoney(statement.paid.amount, currency, lang),
                      statement.paid.day,
                      statement.paid.how,
                    ]
                      .filter((part) => part !== "")
                      .join(" · "),
                  },
                ]
              : []),
            ...(page.reasons === null ? [] : [{ term: say(lang, words.reasons), value: page.reasons }]),
          ]}
        />
      </Card>
      <Card title={say(lang, fileWords.heading)}>
        <DocumentList
          lang={lang}
          files={page.files}
          href={(fileId) => paths.staffDisputeFile({ disputeId: page.id, fileId })}
        />
        {page.open ? (
          <DocumentUpload
            lang={lang}
            action={paths.staffDisputeFiles({ disputeId: page.id })}
            error={refused ? say(lang, refusedFileWords[refused]) : undefined}
          />
        ) : null}
      </Card>
      <DisputeWork
        lang={lang}
        page={page}
        currency={currency}
        waiting={waiting}
        correction={correction}
        entries={entries}
        typed={typed}
      />
      <Card title={say(lang, words.log)}>
        <Timeline
          card={false}
          items={page.steps.map((step) => ({
            key: step.key,
            text: say(lang, disputeStepWords[step.event]),
            ...(step.note === null ? {} : { detail: step.note }),
            time: { text: formatInstant(step.at, lang, deskTimeZone, "short") },
          }))}
        />
      </Card>
    </StaffFrame>
  );
}

/** Where the summary of what was refused leads. */
function controlOf(typed: DisputeForm | null, reason: string): string {
  if (reason === "no_amount") return "amount";
  if (reason === "no_day" || reason === "in_the_future") return "day";
  if (["unknown_entry", "not_reversible", "already_reversed"].includes(reason)) return "entry";
  if (typed === null || reason !== "nothing_said") return "main";
  const controls: Readonly<Record<string, string>> = {
    ...{ ask: "ask-text", note: "note-text", send_back: "send_back-text", propose: "correction-text" },
    ...{ verify: "answer-text", reject: "answer-text", not_the_borrower: "answer-text" },
  };
  return controls[typed.deed] ?? "main";
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readDeskCase } from "#app/complaints/desk-page.ts";
import { deskDeed } from "#app/complaints/desk-deeds.ts";
import { type DeskFields, deskFields } from "#app/complaints/desk-fields.ts";
import { type Ahead, lookAhead } from "#app/complaints/look-ahead.ts";
import { lookUpAccount } from "#app/complaints/look-up-account.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireStaff } from "#app/http/staff-session.ts";
import { AnswerForm } from "#app/ui/complaints/answer-form.tsx";
import type { Letter } from "#app/complaints/letters.ts";
import type { AccountSlice } from "#app/complaints/look-up-account.ts";
import { CaseMore } from "#app/ui/complaints/case-more.tsx";
import { CasePapers } from "#app/ui/complaints/case-papers.tsx";
import { SentLetter } from "#app/ui/complaints/sent-letter.tsx";
import { Note } from "#app/ui/note.tsx";
import { CaseFacts } from "#app/ui/complaints/case-facts.tsx";
import { CaseWork } from "#app/ui/complaints/case-work.tsx";
import { OnceMore } from "#app/ui/complaints/once-more.tsx";
import { controlFor } from "#app/ui/complaints/refill.ts";
import { ComplaintClock } from "#app/ui/complaints/complaint-clock.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Split } from "#app/ui/staff/split.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { deskComplaintWords as words, partWords } from "#app/words/complaint-desk.ts";
import { deskDone, deskProblems, deskStateWords, otherProblem } from "#app/words/complaint-steps.ts";
import { refusedFile, refusedFileWords } from "#app/words/files.ts";
import { type Lang, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, room: "complaint", desk: true };

/** Who has a part in the matter gets the answer of a page that is not there. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaint);
  const found = await readDeskCase(context, session, params.complaintId ?? "");
  if (!found) throw notFound();
  const query = new URL(request.url).searchParams;
  const { clock } = context;
  return {
    me: meOf(session),
    found,
    now: clock.now(),
    refused: refusedFile(query.get("file")),
    did: query.get("done"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaint);
  const form = await readForm(request, deskFields);
  if (!form.ok) throw new Response(null, { status: form.status });
  const complaintId = params.complaintId ?? "";
  const { requestId } = context;
  if (form.value.deed === "look") {
    const { purpose } = form.value;
    const seen = await lookUpAccount(context, { handler: session, complaintId, requestId, purpose });
    if (!seen.ok && seen.reason !== "no_account") throw notFound();
    return data({ ...nothing, slice: seen.ok ? seen.slice : null, reason: seen.ok ? null : seen.reason });
  }
  const { value: typed } = form;
  const who = { handler: session, complaintId, requestId };
  const first = await lookAhead(context, who, typed);
  if (first.ok && first.ahead !== null) return data({ ...nothing, typed, ahead: first.ahead });
  const done = first.ok ? await deskDeed(context, who, typed) : first;
  if (done.ok) {
    // Who has declared a part in it does not see it any more.
    const next = typed.deed === "declare" ? paths.staffComplaints() : paths.staffComplaint({ complaintId });
    return redirect(`${next}?done=${typed.deed}`, 303);
  }
  if (done.reason === "second_factor_needed") return redirect(confirmAddress(context.pathname), 303);
  return data({ ...nothing, typed, reason: done.reason, missing: [...(done.missing ?? [])] }, 422);
}

interface Answered {
  readonly slice: AccountSlice | null;
  readonly reason: string | null;
  readonly missing: readonly string[];
  /** The form as it was sent. */
  readonly typed: DeskFields | null;
  /** What it would do, where that cannot be taken back: to be read once more. */
  readonly ahead: Ahead | null;
}

const nothing: Answered = { slice: null, reason: null, missing: [], typed: null, ahead: null };

export default function StaffComplaint() {
  const { lang } = useRequest();
  const { me, found, now, refused, did } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { row } = found;
  const problems = problemsOf(done, lang);
  const refill = done?.typed
    ? { fields: done.typed, errors: Object.fromEntries(problems.map(({ field, message }) => [field, message])) }
    : null;
  const letter = (written: Letter) => (
    <SentLetter letter={written} written={found.lang} reference={row.reference} at={now} zone={row.zone} level={2} />
  );
  const ahead = done?.ahead ?? null;
  const message = did === null ? undefined : Object.entries(deskDone).find(([deed]) => deed === did)?.[1];
  return (
    <StaffFrame me={me} layout="split">
      <Split
        list={{
          label: say(lang, words.related),
          heading: say(lang, words.related),
          items: [
            {
              ...{ key: row.id, href: paths.staffComplaint({ complaintId: row.id }), reference: row.reference },
              ...{
                clock: <ComplaintClock lang={lang} row={row} />,
                name: say(lang, deskStateWords[row.state]),
                current: true,
              },
            },
            ...found.related.map((other) => ({
              ...{ key: other.id, href: paths.staffComplaint({ complaintId: other.id }), reference: other.reference },
              name: say(lang, deskStateWords[other.state]),
            })),
          ],
        }}
        aside={{
          label: say(lang, words.outcome),
          content: <AnswerForm lang={lang} found={found} refill={refill} zone={deskTimeZone} />,
        }}
      >
        <WorkHeader title={row.reference}>
          {row.severity === "serious" ? <Tag tone="warm">{say(lang, words.serious)}</Tag> : null}
          <Tag>{say(lang, deskStateWords[row.state])}</Tag>
        </WorkHeader>
        <ErrorSummary title={say(lang, words.problem)} problems={problems} />
        {message && !done ? (
          <Note icon="check" tone="good" role="status">
            <p>{say(lang, message)}</p>
          </Note>
        ) : null}
        {ahead && refill ? (
          <OnceMore {...{ lang, ahead }} fields={refill.fields} back={paths.staffComplaint({ complaintId: row.id })}>
            {"letter" in ahead ? letter(ahead.letter) : null}
          </OnceMore>
        ) : null}
        {found.waiting?.letter && !ahead ? (
          <Details summary={say(lang, words.letterWaits)} open={!found.waiting.own}>
            {letter(found.waiting.letter)}
          </Details>
        ) : null}
        <CaseFacts lang={lang} found={found} slice={done?.slice ?? null} zone={deskTimeZone} />
        <CasePapers
          lang={lang}
          found={found}
          zone={deskTimeZone}
          fileProblem={refused ? say(lang, refusedFileWords[refused]) : undefined}
        />
        <CaseWork lang={lang} found={found} refill={refill} />
        <CaseMore lang={lang} found={found} refill={refill} />
      </Split>
    </StaffFrame>
  );
}

/** What was refused and why, each line leading to its control. */
function problemsOf(done: Answered | undefined, lang: Lang): { field: string; message: string }[] {
  const { reason, missing, typed } = done ?? nothing;
  if (reason === null) return [];
  const deed = typed?.deed ?? "";
  const message = say(lang, deskProblems[reason] ?? otherProblem);
  if (missing.length === 0) return [{ field: controlFor(deed, reason), message }];
  return missing.map((part) => ({
    field: controlFor(deed, reason, part),
    message: message + (partWords[part] ? say(lang, partWords[part]) : part),
  }));
}

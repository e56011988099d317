import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readDeskCase } from "#app/complaints/desk-page.ts";
import { previewAnswer } from "#app/complaints/preview-answer.ts";
import { answerIn, deskDeed, deskFields } from "#app/complaints/desk-deeds.ts";
import { lookUpAccount } from "#app/complaints/look-up-account.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireStaff } from "#app/http/staff-session.ts";
import { AnswerForm } from "#app/ui/complaints/answer-form.tsx";
import type { AccountSlice } from "#app/complaints/look-up-account.ts";
import type { Answer } from "#app/complaints/compose-answer.ts";
import type { Letter } from "#app/complaints/letters.ts";
import { CaseMore } from "#app/ui/complaints/case-more.tsx";
import { CasePapers } from "#app/ui/complaints/case-papers.tsx";
import { SentLetter } from "#app/ui/complaints/sent-letter.tsx";
import { Note } from "#app/ui/note.tsx";
import { CaseFacts } from "#app/ui/complaints/case-facts.tsx";
import { CaseWork } from "#app/ui/complaints/case-work.tsx";
import { ComplaintClock } from "#app/ui/complaints/complaint-clock.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Split } from "#app/ui/staff/split.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { stateWords } from "#app/words/complaint.ts";
import { deskComplaintWords as words, deskProblems, otherProblem, partWords } from "#app/words/complaint-desk.ts";
import { refusedFile, refusedFileWords } from "#app/words/files.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, room: "complaint", desk: true };

/** Who has a part in the matter gets the answer of a page that is not there. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaint);
  const found = await readDeskCase(context, session, params.complaintId ?? "");
  if (!found) throw notFound();
  return { me: meOf(session), found, refused: refusedFile(new URL(request.url).searchParams.get("file")) };
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
  const typed = ["preview", "send", "early"].includes(form.value.deed) ? answerIn(form.value) : null;
  if (form.value.deed === "preview" && typed) {
    const shown = await previewAnswer(context, { handler: session, complaintId, answer: typed });
    if (shown.ok) return data({ ...nothing, typed, letter: shown.letter, at: context.clock.now() });
    return data({ ...nothing, typed, reason: shown.reason, missing: [...(shown.missing ?? [])] }, 422);
  }
  const done = await deskDeed(context, { handler: session, complaintId, requestId }, form.value);
  if (done.ok) return redirect(paths.staffComplaint({ complaintId }), 303);
  if (done.reason === "second_factor_needed") return redirect(confirmAddress(context.pathname), 303);
  return data({ ...nothing, typed, reason: done.reason, missing: [...(done.missing ?? [])] }, 422);
}

interface Answered {
  readonly slice: AccountSlice | null;
  readonly reason: string | null;
  readonly missing: readonly string[];
  /** The answer as it stood in the form. */
  readonly typed: Answer | null;
  readonly letter: Letter | null;
  readonly at: number;
}

const nothing: Answered = { slice: null, reason: null, missing: [], typed: null, letter: null, at: 0 };

export default function StaffComplaint() {
  const { lang } = useRequest();
  const { me, found, refused } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { row } = found;
  const problem =
    done?.reason == null
      ? null
      : say(lang, deskProblems[done.reason] ?? otherProblem) +
        done.missing
          .map((part) => (partWords[part] ? say(lang, partWords[part]) : part))
          .join(lang === "zh-CN" ? "、" : ", ");
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
                name: say(lang, stateWords[row.state]),
                current: true,
              },
            },
            ...found.related.map((other) => ({
              ...{ key: other.id, href: paths.staffComplaint({ complaintId: other.id }), reference: other.reference },
              name: say(lang, stateWords[other.state]),
            })),
          ],
        }}
        aside={{
          label: say(lang, words.outcome),
          content: <AnswerForm lang={lang} found={found} typed={done?.typed ?? null} />,
        }}
      >
        <WorkHeader title={row.reference}>
          {row.severity === "serious" ? <Tag tone="warm">{say(lang, words.serious)}</Tag> : null}
          <Tag>{say(lang, stateWords[row.state])}</Tag>
        </WorkHeader>
        <ErrorSummary
          title={say(lang, words.problem)}
          problems={problem === null ? [] : [{ field: "main", message: problem }]}
        />
        {done?.letter ? (
          <>
            <Note icon="eye" tone="warm" role="status">
              <p>{say(lang, words.previewTitle)}</p>
            </Note>
            <SentLetter
              letter={done.letter}
              written={found.lang}
              reference={row.reference}
              at={done.at}
              zone={row.zone}
              level={2}
            />
          </>
        ) : null}
        <CaseFacts lang={lang} found={found} slice={done?.slice ?? null} zone={deskTimeZone} />
        <CasePapers
          lang={lang}
          found={found}
          zone={deskTimeZone}
          fileProblem={refused ? say(lang, refusedFileWords[refused]) : undefined}
        />
        <CaseWork lang={lang} found={found} />
        <CaseMore lang={lang} found={found} />
      </Split>
    </StaffFrame>
  );
}

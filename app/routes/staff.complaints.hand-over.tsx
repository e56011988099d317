import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { handOver } from "#app/complaints/hand-over.ts";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { complaintFormWords } from "#app/words/complaint.ts";
import { deskComplaintWords, handOverWords as words } from "#app/words/complaint-desk.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { homeWords } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, room: "complaint", desk: true };

const short = z.string().max(400).default("");
const fields = z.object({
  ...{ what: z.string().max(20_000).default(""), reach: short, loan: short },
  language: z.enum(["zh-CN", "en"]).default("zh-CN"),
});

/** A slot in the wall that opens one way: words go in, and nothing comes out. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffHandOver);
  const query = new URL(request.url).searchParams;
  const written = ["zh-CN", "en"].find((lang) => lang === query.get("answer")) ?? null;
  return { me: meOf(session), loan: query.get("loan") ?? "", written };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffHandOver);
  const form = await readForm(request, fields);
  if (!form.ok) return data({ typed: form.typed, problem: "what", sent: false }, form.status);
  const { what, reach, loan: loanNo, language: lang } = form.value;
  const { requestId } = context;
  const handed = await handOver(context, { staff: session, what, reach, loanNo, lang, requestId });
  if (handed.ok) return data({ typed: {}, problem: null, sent: true });
  const { reason } = handed;
  const problem = reason === "no_loan" ? "loan" : reason === "no_way_to_answer" ? "reach" : "what";
  return data({ typed: form.value as Record<string, string>, problem, sent: false }, 422);
}

export default function StaffHandOver() {
  const { lang } = useRequest();
  const { me, loan, written } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed: Partial<Record<string, string>> = answer?.typed ?? {};
  const base = fieldWords(lang);
  const whatProblem = answer?.problem === "what" ? say(lang, complaintFormWords.whatProblem) : undefined;
  const loanProblem = answer?.problem === "loan" ? say(lang, deskComplaintWords.loanProblem) : undefined;
  const reachProblem = answer?.problem === "reach" ? say(lang, complaintFormWords.reachProblem) : undefined;
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={[
          ...(whatProblem ? [{ field: "what", message: whatProblem }] : []),
          ...(reachProblem ? [{ field: "reach", message: reachProblem }] : []),
          ...(loanProblem ? [{ field: "loan", message: loanProblem }] : []),
        ]}
      />
      {answer?.sent ? (
        <>
          <Note tone="good" icon="check" role="status">
            <p>{say(lang, words.sent)}</p>
          </Note>
          <Links links={[{ href: paths.staffHome(), text: say(lang, homeWords.title) }]} />
        </>
      ) : (
        <>
          <p>{say(lang, words.lede)}</p>
          <form method="post" className="flow" noValidate>
            <TextArea
              words={base}
              id="what"
              label={say(lang, deskComplaintWords.said)}
              error={whatProblem}
              value={typed.what}
              maxLength={20_000}
            />
            <TextField
              words={base}
              id="reach"
              label={say(lang, deskComplaintWords.reach)}
              hint={say(lang, complaintFormWords.reachHint)}
              error={reachProblem}
              value={typed.reach}
            />
            <TextField
              words={base}
              id="loan"
              label={say(lang, deskComplaintWords.loanNo)}
              error={loanProblem}
              optional
              value={typed.loan ?? loan}
              width="m"
            />
            <SelectField
              words={base}
              id="language"
              label={say(lang, deskComplaintWords.answerIn)}
              value={typed.language ?? written ?? lang}
              options={[
                { value: "zh-CN", text: "中文" },
                { value: "en", text: "English" },
              ]}
            />
            <Button>{say(lang, words.go)}</Button>
          </form>
        </>
      )}
    </StaffFrame>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readStanding } from "#app/account/standing.ts";
import { answerCheckIn, checkInAnswers } from "#app/hardship/answer-check-in.ts";
import { answerOurQuestions } from "#app/hardship/answer-questions.ts";
import { takeStep } from "#app/hardship/borrower-steps.ts";
import { readTracker } from "#app/hardship/tracker.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Back } from "#app/ui/back.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TrackerView } from "#app/ui/hardship/tracker-view.tsx";
import { trackerWords as words } from "#app/words/hardship-tracker.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const tracker = await readTracker(context, visitor, loanId);
  if (!tracker) {
    if (!(await readStanding(context, visitor, loanId))) throw notFound();
    throw redirect(paths.hardshipQuestion({ loanId, question: "why" }));
  }
  return { visitor, loanId, tracker, now: context.clock.now() };
}

const steps = z.object({
  act: z.enum(["withdraw", "ask_second_look", "ask_again", "answer", "check_in"]),
  questions: z.string().max(40).optional(),
  answer: z.array(z.string().max(2000)).optional(),
  how: z.enum(checkInAnswers).optional(),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const form = await readForm(request, steps);
  if (!form.ok) return data({ problem: "saySomething" as const }, form.status);
  const loanId = params.loanId ?? "";
  const { act, questions, answer, how } = form.value;
  const who = { borrowerId: visitor.borrowerId, loanId, requestId: context.requestId };
  if (act === "answer") {
    const sent = await answerOurQuestions(context, { ...who, questionsId: questions ?? "", answers: answer ?? [] });
    if (!sent.ok && sent.reason === "nothing_said") return data({ problem: "saySomething" as const }, 422);
  } else if (act === "check_in") {
    if (how) await answerCheckIn(context, { ...who, answer: how });
  } else {
    const step = await takeStep(context, act, who);
    if (!step.ok && step.reason === "not_found") throw notFound();
  }
  // A step that no longer fits leads to the page as it is now.
  return redirect(paths.hardship({ loanId }), 303);
}

export default function Hardship() {
  const { lang } = useRequest();
  const { visitor, loanId, tracker, now } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong ? say(lang, words[wrong.problem]) : undefined;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "answer-0", message: problem }] : []}
      />
      <TrackerView
        {...{ tracker, lang, now, problem }}
        links={{
          upload: paths.hardshipUpload({ loanId }),
          file: (evidenceId) => paths.hardshipFile({ loanId, evidenceId }),
          offer: paths.hardshipOffer({ loanId }),
          agreement: paths.hardshipAgreement({ loanId }),
          again: paths.hardshipQuestion({ loanId, question: "why" }),
          tellUs: paths.tellUs(),
          plan: paths.planAmount({ loanId }),
          pay: paths.pay({ loanId }),
        }}
      />
    </PageFrame>
  );
}

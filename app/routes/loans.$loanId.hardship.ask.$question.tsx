import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readStanding, todayOf } from "#app/account/standing.ts";
import {
  type AnswersDraft,
  firstUnanswered,
  helperCodes,
  lastingCodes,
  questionNames,
  sinceCodes,
  wishCodes,
} from "#app/hardship/answers.ts";
import { rulesAt } from "#app/hardship/case-clock.ts";
import { readDraft, saveAnswers } from "#app/hardship/draft.ts";
import { instantDeferral } from "#app/hardship/instant-deferral.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { parseMoney } from "#app/lending/money.ts";
import { hardshipReasons } from "#app/policy/categories.ts";
import { latestCaseOf } from "#db/stores/hardship.ts";
import { openStates } from "#app/hardship/states.ts";
import { Back } from "#app/ui/back.tsx";
import { Button, Buttons } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { QuestionFields } from "#app/ui/hardship/question-fields.tsx";
import { Note } from "#app/ui/note.tsx";
import { Steps } from "#app/ui/steps.tsx";
import { askWords as words, questionOf } from "#app/words/hardship.ts";
import { frameWords } from "#app/words/frame.ts";
import { lender } from "#app/words/lender.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

/** The fields of all five questions; each page sends its own. */
const shape = z.object({
  why: z.array(z.enum(hardshipReasons)).optional(),
  more: z.string().max(2000).optional(),
  since: z.enum(sinceCodes).optional(),
  lasting: z.enum(lastingCodes).optional(),
  amount: z.string().max(30).optional(),
  help: z.array(z.enum(wishCodes)).optional(),
  helperRole: z.enum([...helperCodes, "nobody"]).optional(),
  helperName: z.string().max(120).optional(),
  save: z.literal("1").optional(),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const question = questionNames.find((name) => name === params.question);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing || !question) throw notFound();
  const { loan } = standing;
  const latest = await latestCaseOf(context.db.read, loan.id);
  if (latest && openStates.includes(latest.state)) throw redirect(paths.hardship({ loanId: loan.id }));
  const draft = await readDraft(context, context.db.read, visitor.borrowerId, loan.id);
  const rules = rulesAt(loan.profile, visitor.timeZone, context.clock.now());
  const today = todayOf(context, visitor);
  const calm = question === "help" ? await instantDeferral(context.db.read, loan.id, rules, today) : null;
  return {
    ...{ visitor, question, draft, loanId: loan.id, currency: loan.contract.currency },
    reasons: rules.profile.hardship.reasons,
    calm: calm === null ? null : { until: calm - 1, days: calm - today },
  };
}

/** Keeps the answer, whatever it is: nothing typed is ever lost. Only an unreadable amount is asked again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const question = questionNames.find((name) => name === params.question);
  const loanId = params.loanId ?? "";
  const standing = await readStanding(context, visitor, loanId);
  if (!standing || !question) throw notFound();
  const { currency } = standing.loan.contract;

  const form = await readForm(request, shape);
  if (!form.ok) {
    const problem = form.errors.more ? ("tooLong" as const) : ("choose" as const);
    return data({ problem, typed: form.typed }, form.status);
  }
  const later = form.value.save === "1";
  const answer = answerTo(question, form.value, currency);
  if (answer === "amountProblem") {
    return data({ problem: answer, typed: { amount: form.value.amount ?? "" } }, 422);
  }
  if (!(await saveAnswers(context, visitor.borrowerId, loanId, answer))) throw notFound();
  if (later) return redirect(paths.loan({ loanId }), 303);
  const missing = missingIn(question, answer);
  if (missing) return data({ problem: missing, typed: {} }, 422);
  const draft = await readDraft(context, context.db.read, visitor.borrowerId, loanId);
  const next = questionNames[questionNames.indexOf(question) + 1];
  const open = firstUnanswered(draft);
  if (open === null) return redirect(paths.hardshipCheck({ loanId }), 303);
  return redirect(paths.hardshipQuestion({ loanId, question: next ?? open }), 303);
}

type Question = (typeof questionNames)[number];

function answerTo(
  question: Question,
  { why, more, since, lasting, amount, help, helperRole, helperName }: z.output<typeof shape>,
  currency: string,
): AnswersDraft | "amountProblem" {
  switch (question) {
    case "why":
      return { why: why ?? [], more: more ?? null };
    case "since":
      return since ? { since } : {};
    case "lasting":
      return lasting ? { lasting } : {};
    case "amount": {
      if (amount === undefined) return { canPay: null };
      const minor = parseMoney(amount.normalize("NFKC").replace(/[,\s¥£$]/g, ""), currency);
      return minor === null || minor < 0 ? "amountProblem" : { canPay: minor };
    }
    case "help": {
      const someone = helperRole && helperRole !== "nobody" ? helperRole : null;
      return { wishes: help ?? [], helper: someone ? { role: someone, name: helperName ?? null } : null };
    }
  }
}

function missingIn(question: Question, answer: AnswersDraft): "choose" | "chooseOne" | null {
  if (question === "why") return answer.why?.length ? null : "choose";
  if (question === "help") return answer.wishes?.length ? null : "choose";
  if (question === "since") return answer.since ? null : "chooseOne";
  return question === "lasting" && !answer.lasting ? "chooseOne" : null;
}

export default function HardshipQuestion() {
  const { lang } = useRequest();
  const { visitor, question, draft, loanId, currency, reasons, calm } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const index = questionNames.indexOf(question);
  const before = questionNames[index - 1];
  const problem = wrong ? say(lang, words[wrong.problem]) : undefined;
  const typed: Partial<Record<string, string>> = wrong?.typed ?? {};
  return (
    <PageFrame session={visitor}>
      <Back
        href={before ? paths.hardshipQuestion({ loanId, question: before }) : paths.loan({ loanId })}
        text={say(lang, frameWords.back)}
      />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: wrong?.problem === "tooLong" ? "more" : question, message: problem }] : []}
      />
      <Steps
        text={say(lang, questionOf, { step: index + 1, of: questionNames.length })}
        step={index + 1}
        of={questionNames.length}
      />
      <form method="post" className="flow" noValidate>
        <QuestionFields {...{ question, draft, currency, lang, reasons, calm, typed, problem }} />
        <Buttons>
          <Button>{say(lang, words.continue)}</Button>
          <Button look="quiet" name="save" value="1">
            {say(lang, words.saveForLater)}
          </Button>
        </Buttons>
      </form>
      {index === 0 ? (
        <>
          <Note tone="warm" icon="pause" title={say(lang, words.fromTheMoment)}>
            <p>{say(lang, words.whatPauses)}</p>
          </Note>
          <p>
            {say(lang, words.byPhone)}{" "}
            <a className="nb" href={`tel:${lender.phone}`}>
              {lender.phoneAsWritten}
            </a>
          </p>
          <p>
            <a href={paths.tellUs()}>{say(lang, words.special)}</a>
          </p>
        </>
      ) : null}
    </PageFrame>
  );
}

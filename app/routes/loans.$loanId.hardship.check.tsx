import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readStanding } from "#app/account/standing.ts";
import { finished, firstUnanswered } from "#app/hardship/answers.ts";
import { readDraft } from "#app/hardship/draft.ts";
import { requestHardship } from "#app/hardship/request-hardship.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Amount } from "#app/ui/amount.tsx";
import { Answers } from "#app/ui/answers.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";
import { frameWords } from "#app/words/frame.ts";
import {
  askWords as words,
  helperWords,
  lastingWords,
  reasonWords,
  sinceWords,
  wishWords,
} from "#app/words/hardship.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const loanId = standing.loan.id;
  const draft = await readDraft(context, context.db.read, visitor.borrowerId, loanId);
  const answers = finished(draft);
  if (!answers) throw redirect(paths.hardshipQuestion({ loanId, question: firstUnanswered(draft) ?? "why" }));
  return { visitor, loanId, currency: standing.loan.contract.currency, answers };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const form = await readForm(request, z.object({}));
  if (!form.ok) return data(null, form.status);
  const loanId = params.loanId ?? "";
  const sent = await requestHardship(context, {
    ...{ borrowerId: visitor.borrowerId, loanId, source: "portal", requestId: context.requestId },
    actor: { kind: "borrower", borrowerId: visitor.borrowerId },
  });
  if (!sent.ok && sent.reason === "no_loan") throw notFound();
  if (!sent.ok && sent.reason === "incomplete") return redirect(paths.hardshipCheck({ loanId }), 303);
  if (!sent.ok && sent.reason === "nothing_owed") return redirect(paths.loan({ loanId }), 303);
  return redirect(paths.hardship({ loanId }), 303);
}

export default function HardshipCheck() {
  const { lang } = useRequest();
  const { visitor, loanId, currency, answers } = useLoaderData<typeof loader>();
  const edit = (question: string, about: string) => ({
    href: paths.hardshipQuestion({ loanId, question }),
    text: say(lang, words.change),
    about: `${lang === "zh-CN" ? "：" : ": "}${about}`,
  });
  const line = (question: string, term: string, value: React.ReactNode) => ({
    term,
    value,
    change: edit(question, term),
  });
  const list = (items: readonly string[]) => items.join(lang === "zh-CN" ? "；" : "; ");
  return (
    <PageFrame session={visitor}>
      <Back href={paths.hardshipQuestion({ loanId, question: "help" })} text={say(lang, frameWords.back)} />
      <h1>{say(lang, words.check)}</h1>
      <Answers
        answers={[
          line("why", say(lang, words.why), list(answers.why.map((code) => say(lang, reasonWords[code])))),
          { term: say(lang, words.more), value: answers.more ?? say(lang, words.nothingMore) },
          line("since", say(lang, words.since), say(lang, sinceWords[answers.since])),
          line("lasting", say(lang, words.lasting), say(lang, lastingWords[answers.lasting])),
          line(
            "amount",
            say(lang, words.amount),
            answers.canPay === null ? (
              say(lang, words.noAmount)
            ) : (
              <Amount amount={answers.canPay} currency={currency} lang={lang} />
            ),
          ),
          line("help", say(lang, words.help), list(answers.wishes.map((code) => say(lang, wishWords[code])))),
          ...(answers.helper
            ? [
                {
                  term: say(lang, words.helper),
                  value: list([say(lang, helperWords[answers.helper.role]), answers.helper.name ?? ""].filter(Boolean)),
                },
              ]
            : []),
        ]}
      />
      <Note tone="warm" icon="pause" title={say(lang, words.fromTheMoment)}>
        <p>{say(lang, words.whatPauses)}</p>
      </Note>
      <form method="post" className="flow">
        <Button>{say(lang, words.send)}</Button>
      </form>
      <p className="fine">{say(lang, words.proofLater)}</p>
    </PageFrame>
  );
}

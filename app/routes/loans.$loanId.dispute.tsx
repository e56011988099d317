import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addDisputeFile } from "#app/disputes/dispute-files.ts";
import { openDispute } from "#app/disputes/open-dispute.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { parseMoney } from "#app/lending/money.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { acceptedFiles } from "#app/ui/files/document-upload.tsx";
import { MoneyField } from "#app/ui/money-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { disputeFormWords as words, disputeReasonWords, wrongWords } from "#app/words/dispute.ts";
import { fileWords } from "#app/words/files.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";

export const handle: PageHandle = { title: words.title };

type Reason = keyof typeof disputeReasonWords;
const reasons = Object.keys(disputeReasonWords) as [Reason, ...Reason[]];

const fields = z.object({
  reason: z.enum(reasons),
  what: z.string().max(20_000).default(""),
  amount: z.string().max(30).default(""),
  day: z.string().max(30).default(""),
  how: z.string().max(400).default(""),
  file: z.instanceof(File).optional(),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loan = await loanOfBorrower(context.db.read, visitor.borrowerId, params.loanId ?? "");
  if (!loan) throw notFound();
  const asked = new URL(request.url).searchParams.get("reason");
  const reason = reasons.find((code) => code === asked) ?? null;
  return { visitor, loanId: loan.id, currency: loan.contract.currency, reason };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loan = await loanOfBorrower(context.db.read, visitor.borrowerId, params.loanId ?? "");
  if (!loan) throw notFound();
  const form = await readForm(request, fields);
  if (!form.ok) return data({ typed: form.typed, problem: "reason" as const }, form.status);
  const { reason, what, amount, day, how, file } = form.value;
  const typed = { reason, what, amount, day, how };
  const paidAmount = amount === "" ? null : parseMoney(amount.replace(/[,，¥￥£$\s]/g, ""), loan.contract.currency);
  if (amount !== "" && (paidAmount === null || paidAmount <= 0)) {
    return data({ typed, problem: "amount" as const }, 422);
  }
  const paid = paidAmount === null && day === "" && how === "" ? null : { amount: paidAmount, day, how };
  const opened = await openDispute(context, {
    ...{ borrowerId: visitor.borrowerId, loanId: loan.id, reason, statement: { what, paid } },
    requestId: context.requestId,
  });
  if (!opened.ok && opened.reason === "no_loan") throw notFound();
  const where = { loanId: loan.id, disputeId: opened.disputeId };
  // The pause holds already, whatever is wrong with the paper.
  const kept =
    file === undefined || file.size === 0
      ? null
      : await addDisputeFile(context, {
          ...{ disputeId: opened.disputeId, by: { kind: "borrower", borrowerId: visitor.borrowerId } },
          file: { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) },
          requestId: context.requestId,
        });
  const next = kept?.ok === false ? `${paths.disputeFiles(where)}?file=${kept.reason}` : paths.disputeStatus(where);
  return redirect(next, 303);
}

export default function DisputeForm() {
  const { lang } = useRequest();
  const { visitor, loanId, currency, reason } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const base = fieldWords(lang);
  const typed: Partial<Record<string, string>> = wrong?.typed ?? {};
  const chosen = typed.reason ?? reason ?? undefined;
  const reasonProblem = wrong?.problem === "reason" ? say(lang, words.reasonProblem) : undefined;
  const amountProblem = wrong?.problem === "amount" ? say(lang, words.amountProblem) : undefined;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loanWrong({ loanId })} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={[
          ...(reasonProblem ? [{ field: "reason", message: reasonProblem }] : []),
          ...(amountProblem ? [{ field: "amount", message: amountProblem }] : []),
        ]}
      />
      <h1>{say(lang, wrongWords.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <form method="post" action={paths.dispute({ loanId })} className="flow" encType="multipart/form-data" noValidate>
        <Choices
          words={base}
          id="reason"
          type="radio"
          label={say(lang, words.reason)}
          error={reasonProblem}
          chosen={chosen}
          required
          options={reasons.map((code) => ({ value: code, label: say(lang, disputeReasonWords[code]) }))}
        />
        <TextArea
          words={base}
          id="what"
          label={say(lang, words.what)}
          hint={say(lang, words.whatHint)}
          optional
          value={typed.what}
          maxLength={20_000}
        />
        <FileField
          words={base}
          id="file"
          label={say(lang, fileWords.add)}
          hint={say(lang, fileWords.hint)}
          optional
          accept={acceptedFiles}
        />
        <h2>{say(lang, words.paidTitle)}</h2>
        <MoneyField
          words={base}
          id="amount"
          currency={currency}
          label={say(lang, words.paidAmount)}
          optional
          error={amountProblem}
          value={typed.amount}
        />
        <TextField
          words={base}
          id="day"
          label={say(lang, words.paidDay)}
          hint={say(lang, words.paidDayHint)}
          optional
          value={typed.day}
          width="m"
        />
        <TextField
          words={base}
          id="how"
          label={say(lang, words.paidHow)}
          hint={say(lang, words.paidHowHint)}
          optional
          value={typed.how}
        />
        <Button>{say(lang, words.send)}</Button>
      </form>
    </PageFrame>
  );
}

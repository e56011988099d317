import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addDisputeFacts, withdrawDispute } from "#app/disputes/borrower-steps.ts";
import { readDisputePage } from "#app/disputes/dispute-page.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Answers } from "#app/ui/answers.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatInstant, formatMoney } from "#app/ui/format.ts";
import { DocumentList } from "#app/ui/files/document-list.tsx";
import { DocumentUpload } from "#app/ui/files/document-upload.tsx";
import { Hero } from "#app/ui/hero.tsx";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import {
  disputePageWords as words,
  disputeReasonWords,
  disputeStateWords,
  disputeStepWords,
  heldBackLine,
} from "#app/words/dispute.ts";
import { fileWords } from "#app/words/files.ts";
import { fieldWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const page = await readDisputePage(context, visitor.borrowerId, params.disputeId ?? "");
  const loan = await loanOfBorrower(context.db.read, visitor.borrowerId, params.loanId ?? "");
  if (!loan || page?.loanId !== loan.id) throw notFound();
  return { visitor, page, currency: loan.contract.currency };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const form = await readForm(
    request,
    z.object({ deed: z.enum(["add", "withdraw"]), text: z.string().max(20_000).default("") }),
  );
  if (!form.ok) throw new Response(null, { status: form.status });
  const disputeId = params.disputeId ?? "";
  const step = { borrowerId: visitor.borrowerId, disputeId, requestId: context.requestId };
  const done =
    form.value.deed === "add"
      ? await addDisputeFacts(context, { ...step, text: form.value.text })
      : await withdrawDispute(context, step);
  if (!done.ok && done.reason === "not_found") throw notFound();
  return redirect(paths.disputeStatus({ loanId: params.loanId ?? "", disputeId }), 303);
}

export default function DisputeStatus() {
  const { lang } = useRequest();
  const { visitor, page, currency } = useLoaderData<typeof loader>();
  const { loanId, statement, open } = page;
  const last = page.steps.length - 1;
  const paid = statement.paid;
  return (
    <PageFrame session={visitor}>
      <Hero
        lead={say(lang, open ? words.lead : words.overLead)}
        figure={open ? formatDay(page.dueDay, lang, "weekday") : undefined}
        status={{
          ...{ text: say(lang, disputeStateWords[page.state]), reference: page.reference },
          heading: `${say(lang, words.heading)} ${page.reference}`,
        }}
      >
        <p className="muted">{say(lang, disputeReasonWords[page.reason])}</p>
      </Hero>
      <Note icon="pause" tone={open ? "good" : "calm"}>
        <p>{say(lang, open ? words.paused : page.state === "not_the_borrower" ? words.notYou : words.ended)}</p>
        {page.inValidation && open ? <p>{say(lang, words.validation)}</p> : null}
        {page.heldBack > 0 ? <p>{say(lang, heldBackLine, { count: page.heldBack })}</p> : null}
      </Note>
      {page.reasons === null ? null : (
        <Card title={say(lang, words.reasons)}>
          {page.reasons.split(/\n+/).map((line, index) => (
            <p key={index}>{line}</p>
          ))}
          {page.state === "corrected" ? <p>{say(lang, words.corrected)}</p> : null}
          <p>
            <a href={paths.complaint()}>{say(lang, words.unhappy)}</a>
          </p>
        </Card>
      )}
      <h2>{say(lang, words.progress)}</h2>
      <Timeline
        items={page.steps.map((step, index) => ({
          key: step.key,
          ...{ state: open && index === last ? ("now" as const) : ("done" as const) },
          text: say(lang, disputeStepWords[step.event]),
          ...(step.note === null ? {} : { detail: step.note }),
          time: { at: new Date(step.at).toISOString(), text: formatInstant(step.at, lang, visitor.timeZone, "short") },
        }))}
      />
      <h2>{say(lang, words.told)}</h2>
      <Answers
        answers={[
          { term: say(lang, disputeReasonWords[page.reason]), value: statement.what },
          ...(paid
            ? [
                {
                  term: say(lang, words.paid),
                  value: [paid.amount === null ? "" : formatMoney(paid.amount, currency, lang), paid.day, paid.how]
                    .filter((part) => part !== "")
                    .join(" · "),
                },
              ]
            : []),
        ]}
      />
      <h2>{say(lang, fileWords.heading)}</h2>
      <DocumentList
        lang={lang}
        files={page.files}
        href={(fileId) => paths.disputeFile({ loanId, disputeId: page.id, fileId })}
      />
      {page.mayAdd ? <DocumentUpload lang={lang} action={paths.disputeFiles({ loanId, disputeId: page.id })} /> : null}
      {page.mayAdd ? (
        <Details summary={say(lang, words.add)} open={page.state === "needs_info"}>
          <form method="post" className="flow tight" noValidate>
            <input type="hidden" name="deed" value="add" />
            <TextArea words={fieldWords(lang)} id="text" label={say(lang, words.addLabel)} maxLength={20_000} />
            <Button look="quiet" small>
              {say(lang, words.addGo)}
            </Button>
          </form>
        </Details>
      ) : null}
      {page.mayWithdraw ? (
        <Details summary={say(lang, words.withdraw)}>
          <form method="post" className="flow tight" noValidate>
            <input type="hidden" name="deed" value="withdraw" />
            <p>{say(lang, words.withdrawText)}</p>
            <Button look="quiet" small>
              {say(lang, words.withdrawGo)}
            </Button>
          </form>
        </Details>
      ) : null}
      <Links
        links={[
          { href: paths.breakdown({ loanId }), icon: "scales", text: say(lang, words.breakdown) },
          { href: paths.loan({ loanId }), icon: "link", text: say(lang, words.home) },
        ]}
      />
    </PageFrame>
  );
}

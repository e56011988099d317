import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  addInformation,
  askForReview,
  goExternal,
  reopenComplaint,
  withdrawComplaint,
} from "#app/complaints/complainant-steps.ts";
import { readComplaintPage } from "#app/complaints/complaint-page.ts";
import { endVisit } from "#app/complaints/visit.ts";
import { clearedComplaintCookie, readComplaintCookie } from "#app/http/complaint-cookie.ts";
import { requireComplaint } from "#app/http/complaint-visit.ts";
import { readForm } from "#app/http/forms.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { ComplaintDeeds } from "#app/ui/complaints/complaint-deeds.tsx";
import { ComplaintSteps } from "#app/ui/complaints/complaint-steps.tsx";
import { Answers } from "#app/ui/answers.tsx";
import { Button } from "#app/ui/button.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { DocumentList } from "#app/ui/files/document-list.tsx";
import { DocumentUpload } from "#app/ui/files/document-upload.tsx";
import { Hero } from "#app/ui/hero.tsx";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import {
  handlerLine,
  lateLine,
  letterKindWords,
  statusWords as words,
  stateWords,
  wishWords,
} from "#app/words/complaint.ts";
import { fileWords } from "#app/words/files.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, room: "complaint" };

const deed = z.object({
  deed: z.enum(["add", "withdraw", "review", "external", "reopen", "close"]),
  text: z.string().max(20_000).default(""),
  body: z.string().max(60).default(""),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const complaint = await requireComplaint(request, context);
  const said = new URL(request.url).searchParams.get("said");
  return { page: await readComplaintPage(context, complaint), said: said === "ok" || said === "no" ? said : null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const complaint = await requireComplaint(request, context);
  const form = await readForm(request, deed);
  if (!form.ok) throw new Response(null, { status: form.status });
  const { deed: asked, text, body } = form.value;
  if (asked === "close") {
    await endVisit(context, readComplaintCookie(request, context.env.origin) ?? "");
    const headers = { "Set-Cookie": clearedComplaintCookie(context.env.origin) };
    return redirect(paths.complaintFind(), { status: 303, headers });
  }
  const step = { complaintId: complaint.id, actor: { kind: "complainant" }, requestId: context.requestId } as const;
  const done =
    asked === "add"
      ? await addInformation(context, { ...step, text })
      : asked === "withdraw"
        ? await withdrawComplaint(context, step)
        : asked === "review"
          ? await askForReview(context, { ...step, text })
          : asked === "reopen"
            ? await reopenComplaint(context, { ...step, text })
            : await goExternal(context, { ...step, bodyId: body });
  return redirect(`${paths.complaintStatus()}?said=${done.ok ? "ok" : "no"}`, 303);
}

export default function ComplaintStatus() {
  const { lang } = useRequest();
  const { page, said } = useLoaderData<typeof loader>();
  const due = formatDay(page.dueDay, lang, "weekday");
  const waiting = page.may.includes("withdraw");
  const lead = waiting
    ? say(lang, words.lead)
    : page.state === "external"
      ? say(lang, words.externalLead)
      : page.state === "response_sent"
        ? say(lang, words.answeredLead)
        : say(lang, words.endedLead);
  const { statement } = page;
  return (
    <PageFrame>
      <Hero
        lead={lead}
        figure={waiting ? due : undefined}
        status={{
          ...{ text: say(lang, stateWords[page.state]), reference: page.reference },
          heading: `${say(lang, words.heading)} ${page.reference}`,
        }}
      >
        {waiting ? (
          <p className="muted">
            {page.handler === null ? say(lang, words.nobodyYet) : say(lang, handlerLine, { name: page.handler })}
          </p>
        ) : null}
      </Hero>
      {said === null ? null : (
        <Note tone={said === "ok" ? "good" : "warm"} icon={said === "ok" ? "check" : "info"} role="status">
          <p>{say(lang, said === "ok" ? words.added : words.notPossible)}</p>
        </Note>
      )}
      {page.lateDays > 0 ? (
        <Note tone="warm" icon="clock">
          <p>{say(lang, lateLine, { days: page.lateDays })}</p>
        </Note>
      ) : null}
      <Note icon="shield">
        <p>{say(lang, words.apart)}</p>
      </Note>
      <h2>{say(lang, words.progress)}</h2>
      <ComplaintSteps lang={lang} page={page} waiting={waiting} />
      <h2>{say(lang, words.letters)}</h2>
      <Links
        links={page.letters.map((letter) => ({
          href: paths.complaintLetter({ letterId: letter.id }),
          icon: "document",
          text: `${say(lang, letterKindWords[letter.kind as keyof typeof letterKindWords])}, ${formatInstant(letter.sentAt, lang, page.zone, "short")}`,
        }))}
      />
      {statement ? (
        <>
          <h2>{say(lang, words.told)}</h2>
          <Answers
            answers={[
              { term: say(lang, words.what), value: statement.what },
              ...(statement.wishes.length > 0
                ? [
                    {
                      term: say(lang, words.wishes),
                      value: statement.wishes
                        .map((wish) => say(lang, wishWords[wish]))
                        .join(lang === "zh-CN" ? "、" : ", "),
                    },
                  ]
                : []),
            ]}
          />
        </>
      ) : null}
      <h2>{say(lang, fileWords.heading)}</h2>
      <DocumentList lang={lang} files={page.files} href={(fileId) => paths.complaintFile({ fileId })} />
      {page.may.includes("file") ? (
        <DocumentUpload lang={lang} action={paths.complaintFiles()} hint={say(lang, fileWords.complaintHint)} />
      ) : null}
      <ComplaintDeeds lang={lang} page={page} />
      <form method="post">
        <input type="hidden" name="deed" value="close" />
        <Button look="text">{say(lang, words.close)}</Button>
      </form>
    </PageFrame>
  );
}

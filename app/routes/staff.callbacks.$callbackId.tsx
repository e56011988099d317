import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { openCallback } from "#app/callbacks/open-callback.ts";
import { callSteps, recordCall } from "#app/callbacks/record-call.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { Answers } from "#app/ui/answers.tsx";
import { Button } from "#app/ui/button.tsx";
import { callTime } from "#app/ui/call-time.ts";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { callbackDeskWords as words, callbackStateWords, callStepWords } from "#app/words/callback.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffCallback);
  const given = { callbackId: params.callbackId ?? "", staffId: session.staffId, requestId: context.requestId };
  const opened = await openCallback(context, given);
  if (opened === null) throw notFound();
  const { callback, phone, name, loanNos } = opened;
  const { fromAt, untilAt, lang, tries, state, assigneeId, borrowerId } = callback;
  const steps =
    state !== "waiting"
      ? []
      : callSteps.filter((step) => (step === "take" ? assigneeId === null : assigneeId === session.staffId));
  return {
    ...{ me: meOf(session), window: { fromAt, untilAt }, spoken: lang, tries, state, phone, name, loanNos, steps },
    known: borrowerId !== null,
    elsewhere: state === "waiting" && assigneeId !== null && assigneeId !== session.staffId,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffCallback);
  const read = await readForm(request, z.object({ step: z.enum(callSteps) }));
  if (!read.ok) throw new Response(null, { status: read.status });
  const callbackId = params.callbackId ?? "";
  const given = { callbackId, staffId: session.staffId, step: read.value.step, requestId: context.requestId };
  const recorded = await recordCall(context, given);
  if (recorded.ok) return redirect(paths.staffCallback({ callbackId }), 303);
  if (recorded.reason === "not_found") throw notFound();
  return data({ reason: recorded.reason }, 409);
}

export default function StaffCallback() {
  const { lang } = useRequest();
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <StaffFrame me={view.me}>
      <WorkHeader title={callTime(view.window, lang, deskTimeZone)}>
        <Tag>{say(lang, callbackStateWords[view.state])}</Tag>
      </WorkHeader>
      <ErrorSummary
        title={say(lang, words.problem)}
        problems={refused ? [{ field: "main", message: say(lang, words.taken) }] : []}
      />
      {view.known ? null : (
        <Note tone="warm" icon="alert">
          <p>{say(lang, words.unknown)}</p>
        </Note>
      )}
      {view.elsewhere ? (
        <Note>
          <p>{say(lang, words.taken)}</p>
        </Note>
      ) : null}
      <Card title={say(lang, words.who)}>
        <Answers
          answers={[
            ...(view.name === null ? [] : [{ term: say(lang, words.name), value: view.name }]),
            {
              term: say(lang, words.phone),
              value: view.phone === null ? say(lang, words.destroyed) : <a href={`tel:${view.phone}`}>{view.phone}</a>,
            },
            {
              term: say(lang, words.language),
              value: say(lang, view.spoken === "en" ? words.english : words.chinese),
            },
            ...(view.loanNos.length === 0 ? [] : [{ term: say(lang, words.loans), value: view.loanNos.join(" · ") }]),
            { term: say(lang, words.tries), value: view.tries },
          ]}
        />
        {view.steps.length === 0 ? null : (
          <form method="post" className="btns">
            {view.steps.map((step) => (
              <Button
                key={step}
                small
                look={step === "take" || step === "reached" ? "main" : "quiet"}
                name="step"
                value={step}
              >
                {say(lang, callStepWords[step])}
              </Button>
            ))}
          </form>
        )}
      </Card>
    </StaffFrame>
  );
}

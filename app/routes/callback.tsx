import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { callWindows } from "#app/callbacks/call-windows.ts";
import { callbackSubject, requestCallback } from "#app/callbacks/request-callback.ts";
import { withdrawCallback } from "#app/callbacks/withdraw-callback.ts";
import { readForm } from "#app/http/forms.ts";
import { findBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone } from "#app/http/staff-frame.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { callTime } from "#app/ui/call-time.ts";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { callbackWords as words } from "#app/words/callback.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { waitingCallback } from "#db/stores/callbacks.ts";

export const handle: PageHandle = { title: words.title };

const form = z.object({
  phone: z.string().max(40).default(""),
  window: z.coerce.number().int().optional(),
  act: z.enum(["ask", "withdraw"]).default("ask"),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await findBorrower(request, context);
  const zone = visitor?.timeZone ?? deskTimeZone;
  const windows = callWindows(context.clock.now(), deskTimeZone);
  if (visitor === null) {
    const booked = new URL(request.url).searchParams.get("booked") === "yes";
    return { visitor, zone, windows, booked, yours: null };
  }
  const subject = callbackSubject(context.keyring, { kind: "borrower", borrowerId: visitor.borrowerId });
  const waiting = await waitingCallback(context.db.read, subject);
  const yours = waiting && { fromAt: waiting.fromAt, untilAt: waiting.untilAt };
  return { visitor, zone, windows, booked: false, yours };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visitor = await findBorrower(request, context);
  const read = await readForm(request, form);
  if (!read.ok)
    return data({ problem: "window_gone" as const, phone: read.typed.phone ?? "", window: "" }, read.status);
  const { phone, window, act } = read.value;
  const { requestId, clientAddress, lang } = context;
  if (act === "withdraw") {
    if (visitor) await withdrawCallback(context, { borrowerId: visitor.borrowerId, requestId });
    return redirect(paths.callback(), 303);
  }
  const asked = await requestCallback(context, {
    caller: visitor ? { kind: "borrower", borrowerId: visitor.borrowerId } : { kind: "typed", phone },
    ...{ fromAt: window ?? 0, lang, address: clientAddress, zone: deskTimeZone, requestId },
  });
  // Who types a number that waits already learns nothing: it may not be theirs.
  if (asked.ok || (!visitor && asked.reason === "already_waiting")) {
    return redirect(visitor ? paths.callback() : `${paths.callback()}?booked=yes`, 303);
  }
  return data({ problem: asked.reason, phone, window: String(window ?? "") }, asked.reason === "too_many" ? 429 : 422);
}

const problems = {
  no_number: { field: "phone", message: words.noNumber },
  window_gone: { field: "window", message: words.windowGone },
  already_waiting: { field: "window", message: words.alreadyWaiting },
  too_many: { field: "window", message: words.tooMany },
} as const;

export default function Callback() {
  const { lang } = useRequest();
  const { visitor, zone, windows, booked, yours } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer ? problems[answer.problem] : undefined;
  const errorAt = (field: string) => (problem?.field === field ? say(lang, problem.message) : undefined);
  return (
    <PageFrame {...(visitor ? { session: visitor } : {})}>
      {visitor ? <Back href={paths.home()} text={say(lang, frameWords.back)} /> : null}
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: problem.field, message: say(lang, problem.message) }] : []}
      />
      <h1>{say(lang, booked ? words.bookedTitle : words.heading)}</h1>
      <p className="lede">{say(lang, booked ? words.booked : words.lede)}</p>
      {yours ? (
        <Card title={say(lang, words.yours)}>
          <p>
            <b>{callTime(yours, lang, zone)}</b>
          </p>
          <p>{say(lang, words.booked)}</p>
          <form method="post">
            <Button look="quiet" small name="act" value="withdraw">
              {say(lang, words.withdraw)}
            </Button>
          </form>
        </Card>
      ) : null}
      {yours || booked ? null : (
        <form method="post" className="flow" noValidate>
          {visitor ? (
            <p>{say(lang, words.onFile)}</p>
          ) : (
            <TextField
              words={fieldWords(lang)}
              id="phone"
              label={say(lang, words.phone)}
              hint={say(lang, words.phoneHint)}
              error={errorAt("phone")}
              value={answer?.phone}
              input={{ autoComplete: "tel", inputMode: "tel" }}
            />
          )}
          <SelectField
            words={fieldWords(lang)}
            id="window"
            label={say(lang, words.window)}
            error={errorAt("window")}
            value={answer?.window}
            options={windows.map((window) => ({
              value: String(window.fromAt),
              text: callTime(window, lang, zone),
            }))}
          />
          <Button>{say(lang, words.go)}</Button>
        </form>
      )}
      {visitor && !yours ? (
        <Links links={[{ href: paths.contactPhone(), icon: "phone", text: say(lang, words.changeNumber) }]} />
      ) : null}
      <Note icon="shield">
        <p>{say(lang, words.neverAsk)}</p>
      </Note>
    </PageFrame>
  );
}

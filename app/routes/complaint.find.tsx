import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { openVisit } from "#app/complaints/visit.ts";
import { complaintCookie } from "#app/http/complaint-cookie.ts";
import { readForm } from "#app/http/forms.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Links } from "#app/ui/links.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { findWords as words } from "#app/words/complaint.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, room: "complaint" };

export function loader({ request }: LoaderFunctionArgs) {
  return { noDraft: new URL(request.url).searchParams.get("draft") === "none" };
}

/** One answer for every failure: nobody learns from here whether a complaint exists. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(
    request,
    z.object({ reference: z.string().max(40).default(""), reach: z.string().max(400).default("") }),
  );
  if (!form.ok) return data({ reference: "" }, form.status);
  const { clientAddress: address, requestId } = context;
  const opened = await openVisit(context, { ...form.value, address, requestId });
  if (!opened.ok) return data({ reference: form.value.reference }, 422);
  return redirect(paths.complaintStatus(), {
    status: 303,
    headers: { "Set-Cookie": complaintCookie(opened.token, context.env.origin) },
  });
}

export default function ComplaintFind() {
  const { lang } = useRequest();
  const { noDraft } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const base = fieldWords(lang);
  const problem = wrong ? say(lang, words.noMatch) : undefined;
  const draftProblem = noDraft && !wrong ? say(lang, words.noDraft) : undefined;
  return (
    <PageFrame>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={[
          ...(problem ? [{ field: "reference", message: problem }] : []),
          ...(draftProblem ? [{ field: "code", message: draftProblem }] : []),
        ]}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <form method="post" className="flow" noValidate>
        <TextField
          words={base}
          id="reference"
          label={say(lang, words.reference)}
          hint={say(lang, words.referenceHint)}
          error={problem}
          value={wrong?.reference}
          width="m"
          input={{ autoCapitalize: "characters", autoComplete: "off", spellCheck: false }}
        />
        <TextField words={base} id="reach" label={say(lang, words.reach)} input={{ autoComplete: "tel" }} />
        <Button>{say(lang, words.go)}</Button>
      </form>
      <h2>{say(lang, words.draftHeading)}</h2>
      <form method="post" action={paths.complaint()} className="flow" noValidate>
        <TextField
          words={base}
          id="code"
          label={say(lang, words.draftCode)}
          hint={say(lang, words.draftHint)}
          error={draftProblem}
          width="m"
          input={{ autoCapitalize: "characters", autoComplete: "off", spellCheck: false }}
        />
        <Button look="quiet" name="act" value="open">
          {say(lang, words.draftGo)}
        </Button>
      </form>
      <Links links={[{ href: paths.complaint(), text: say(lang, frameWords.complain) }]} />
    </PageFrame>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requestContactChange } from "#app/contact/change-contact.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { sessionActor } from "#app/http/session-actor.ts";
import { ChangePage } from "#app/ui/contact/change-page.tsx";
import { codeProblem } from "#app/ui/contact/code-problem.ts";
import { maskedEmail } from "#app/ui/contact/masked.ts";
import { changeWords as words } from "#app/words/contact.ts";
import { say } from "#app/words/words.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";

export const handle: PageHandle = { title: words.emailTitle };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const details = await borrowerDetails(context.db.read, context.keyring, visitor.borrowerId);
  if (!details) throw notFound();
  return { visitor, now: details.email === null ? null : maskedEmail(details.email) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const form = await readForm(request, z.object({ value: z.string().max(254) }));
  if (!form.ok)
    return data({ refusal: { reason: "not_an_address" as const }, typed: form.typed.value ?? "" }, form.status);
  const { value } = form.value;
  const asked = await requestContactChange(context, sessionActor(request, context, visitor), "email", value);
  if (asked.ok) return redirect(paths.contactCode({ codeId: asked.codeId }), 303);
  return data({ refusal: asked, typed: value }, 422);
}

export default function ContactEmail() {
  const { lang } = useRequest();
  const { visitor, now } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  return (
    <ChangePage
      session={visitor}
      heading={say(lang, words.emailHeading)}
      present={{ term: say(lang, words.emailNow), value: now ?? say(lang, words.none) }}
      label={say(lang, words.emailNew)}
      type="email"
      typed={wrong?.typed}
      problem={wrong && codeProblem(wrong.refusal, lang, visitor.timeZone)}
    />
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askContactChange, showContact } from "#app/http/contact-change.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { ChangePage } from "#app/ui/contact/change-page.tsx";
import { codeProblem } from "#app/ui/contact/code-problem.ts";
import { changeWords as words } from "#app/words/contact.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.emailTitle };

export function loader(given: LoaderFunctionArgs) {
  return showContact(given, "email");
}

export function action(given: ActionFunctionArgs) {
  return askContactChange(given, "email");
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

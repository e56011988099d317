import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askContactChange, showContact } from "#app/http/contact-change.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { ChangePage } from "#app/ui/contact/change-page.tsx";
import { codeProblem } from "#app/ui/contact/code-problem.ts";
import { changeWords as words } from "#app/words/contact.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.phoneTitle };

export function loader(given: LoaderFunctionArgs) {
  return showContact(given, "phone");
}

export function action(given: ActionFunctionArgs) {
  return askContactChange(given, "phone");
}

export default function ContactPhone() {
  const { lang } = useRequest();
  const { visitor, now } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  return (
    <ChangePage
      session={visitor}
      heading={say(lang, words.phoneHeading)}
      present={{ term: say(lang, words.phoneNow), value: now ?? say(lang, words.none) }}
      label={say(lang, words.phoneNew)}
      hint={say(lang, words.phoneHint)}
      type="tel"
      typed={wrong?.typed}
      problem={wrong && codeProblem(wrong.refusal, lang, visitor.timeZone)}
    />
  );
}

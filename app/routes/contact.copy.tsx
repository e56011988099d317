import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isGranted, requestCode } from "#app/contact/step-up.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { sessionActor } from "#app/http/session-actor.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { codeProblem } from "#app/ui/contact/code-problem.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { copyWords as words } from "#app/words/contact.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const { sessionHash } = sessionActor(request, context, visitor);
  return { visitor, ready: await isGranted(context, sessionHash, "data-copy") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const asked = await requestCode(context, sessionActor(request, context, visitor), "data-copy", "");
  return asked.ok ? redirect(paths.contactCode({ codeId: asked.codeId }), 303) : data({ refusal: asked }, 422);
}

export default function ContactCopy() {
  const { lang } = useRequest();
  const { visitor, ready } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong && codeProblem(wrong.refusal, lang, visitor.timeZone);
  return (
    <PageFrame session={visitor}>
      <Back href={paths.contact()} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "send", message: problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      {ready ? (
        <>
          <Note tone="good" icon="check" role="status" title={say(lang, words.ready)}>
            <p>{say(lang, words.readyText)}</p>
          </Note>
          <Button href={paths.contactCopyFile()}>{say(lang, words.download)}</Button>
        </>
      ) : (
        <form method="post" className="flow" id="send">
          <p>{say(lang, words.how)}</p>
          <Button>{say(lang, words.send)}</Button>
        </form>
      )}
      <p className="fine">{say(lang, words.notIn)}</p>
    </PageFrame>
  );
}

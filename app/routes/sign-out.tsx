import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { signOut } from "#app/access/sign-out.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { clearedSessionCookie, readSessionCookie } from "#app/http/session-cookie.ts";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Scene } from "#app/ui/hills.tsx";
import { signOutWords as words } from "#app/words/arrive.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

/** Asks first while there is a session, and says "all clear" when there is none. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return { signedIn: readSessionCookie(request, context.env.origin) !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const cookie = readSessionCookie(request, context.env.origin);
  if (cookie !== null) await signOut(context, cookie);
  const headers = new Headers({ "Clear-Site-Data": '"cache", "cookies", "storage"' });
  headers.append("Set-Cookie", clearedSessionCookie(context.env.origin));
  return redirect(paths.signOut(), { status: 303, headers });
}

export default function SignOut() {
  const { lang } = useRequest();
  const { signedIn } = useLoaderData<typeof loader>();
  return (
    <PageFrame>
      <Scene />
      <h1>{say(lang, signedIn ? words.heading : words.doneTitle)}</h1>
      <p className="lede">{say(lang, signedIn ? words.lede : words.done)}</p>
      {signedIn ? (
        <form method="post" className="flow">
          <Buttons>
            <Button>{say(lang, words.go)}</Button>
            <Button look="quiet" href={paths.home()}>
              {say(lang, words.stay)}
            </Button>
          </Buttons>
        </form>
      ) : null}
    </PageFrame>
  );
}

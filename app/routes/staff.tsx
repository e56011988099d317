import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { roomsFor } from "#app/http/staff-rooms.ts";
import { findStaff } from "#app/http/staff-session.ts";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { homeWords as words } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

/** Open to everybody who is signed in, also before they have a role: it tells them to wait. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await findStaff(request, context);
  if (!session) throw redirect(paths.staffSignIn(), 303);
  return { me: meOf(session) };
}

export default function StaffHome() {
  const { lang } = useRequest();
  const { me } = useLoaderData<typeof loader>();
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      {me.roles.length === 0 ? (
        <Note>
          <p>{say(lang, words.waitForRole)}</p>
        </Note>
      ) : (
        <>
          <p className="lede">{say(lang, words.lede)}</p>
          <Links
            links={roomsFor(me.roles).map(({ path, icon, text }) => ({ href: path(), icon, text: say(lang, text) }))}
          />
        </>
      )}
    </StaffFrame>
  );
}

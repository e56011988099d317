import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { waitingFor } from "#app/http/desk-waiting.ts";
import { roomsFor } from "#app/http/staff-rooms.ts";
import { findStaff } from "#app/http/staff-session.ts";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { homeWords as words } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

/** Open to everybody who is signed in, also before they have a role: it tells them to wait. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await findStaff(request, context);
  if (!session) throw redirect(paths.staffSignIn(), 303);
  return { me: meOf(session), waiting: await waitingFor(context, session.roles) };
}

export default function StaffHome() {
  const { lang } = useRequest();
  const { me, waiting } = useLoaderData<typeof loader>();
  const rooms = roomsFor(me.roles);
  const counted = rooms.flatMap(({ path, text }) => {
    const count = waiting[path()];
    return count === undefined ? [] : [{ href: path(), text, count }];
  });
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      {me.roles.length === 0 ? (
        <Note>
          <p>{say(lang, words.waitForRole)}</p>
        </Note>
      ) : (
        <>
          {counted.length === 0 ? null : (
            <Queue
              label={say(lang, words.waiting)}
              rows={counted}
              rowKey={({ href }) => href}
              columns={[
                {
                  key: "room",
                  head: say(lang, words.waiting),
                  kind: "row",
                  cell: ({ href, text }) => <a href={href}>{say(lang, text)}</a>,
                },
                {
                  key: "count",
                  head: say(lang, words.howMany),
                  kind: "num",
                  cell: ({ count }) => (count === 0 ? <span className="muted">{say(lang, words.none)}</span> : count),
                },
              ]}
            />
          )}
          <section className="flow tight">
            <h2>{say(lang, words.lede)}</h2>
            <Links
              links={rooms
                .filter(({ path }) => !counted.some(({ href }) => href === path()))
                .map(({ path, icon, text }) => ({ href: path(), icon, text: say(lang, text) }))}
            />
          </section>
        </>
      )}
    </StaffFrame>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { listStaff } from "#app/staff/list-staff.ts";
import { may } from "#app/staff/require-role.ts";
import { Button } from "#app/ui/button.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { roleWords } from "#app/words/staff-access.ts";
import { peopleWords as words } from "#app/words/staff-people.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffPeople);
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const { staff, next } = await listStaff(context, after);
  const people = staff.map(({ id, login, name, roles, disabledAt }) => ({
    id,
    login,
    name,
    roles,
    disabled: disabledAt !== null,
  }));
  return { me: meOf(session), manages: may(session.roles, "staff.manage"), people, next };
}

export default function StaffPeople() {
  const { lang } = useRequest();
  const { me, manages, people, next } = useLoaderData<typeof loader>();
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)}>
        {manages ? (
          <Button small href={paths.staffInvite()}>
            {say(lang, words.invite)}
          </Button>
        ) : null}
      </WorkHeader>
      <Queue
        label={say(lang, words.title)}
        rows={people}
        rowKey={(person) => person.id}
        columns={[
          {
            key: "login",
            head: say(lang, words.login),
            kind: "row",
            cell: (person) =>
              manages ? <a href={paths.staffPerson({ staffId: person.id })}>{person.login}</a> : person.login,
          },
          { key: "name", head: say(lang, words.name), cell: (person) => person.name },
          {
            key: "roles",
            head: say(lang, words.roles),
            cell: (person) => person.roles.map((role) => say(lang, roleWords[role])).join(" · "),
          },
          {
            key: "status",
            head: say(lang, words.status),
            cell: (person) => (
              <Tag tone={person.disabled ? "warm" : "good"}>
                {say(lang, person.disabled ? words.disabled : words.active)}
              </Tag>
            ),
          },
        ]}
      />
      <Pager
        label={say(lang, words.title)}
        next={
          next === null
            ? undefined
            : { href: `${paths.staffPeople()}?after=${encodeURIComponent(next)}`, text: say(lang, words.more) }
        }
      />
    </StaffFrame>
  );
}

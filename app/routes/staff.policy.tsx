import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { defaultProfiles, profileFor } from "#app/policy/profile-for.ts";
import { houseDay } from "#app/reports/house-day.ts";
import { formatDay, isoDay } from "#app/ui/format.ts";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { policyWords as words } from "#app/words/lender-house.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffPolicies);
  const today = houseDay(context.clock.now());
  const profiles = defaultProfiles.map(({ id, key, title, effectiveFrom, reviewedOn }) => {
    const status = profileFor(key, today).id === id ? "inForce" : effectiveFrom > today ? "later" : "former";
    return { id, key, title, effectiveFrom, reviewedOn, status: status as "inForce" | "later" | "former" };
  });
  return { me: meOf(session), profiles };
}

export default function StaffPolicies() {
  const { lang } = useRequest();
  const { me, profiles } = useLoaderData<typeof loader>();
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      <p>{say(lang, words.lede)}</p>
      <Queue
        label={say(lang, words.title)}
        rows={profiles}
        rowKey={({ id }) => id}
        columns={[
          {
            ...{ key: "title", head: say(lang, words.profile), kind: "row" },
            cell: ({ key, title, effectiveFrom }) => (
              <a href={paths.staffPolicy({ profile: key.replaceAll(".", "-"), day: isoDay(effectiveFrom) })}>
                {say(lang, title)}
              </a>
            ),
          },
          { key: "key", head: say(lang, words.path), cell: ({ key }) => key },
          {
            ...{ key: "from", head: say(lang, words.effective) },
            cell: ({ effectiveFrom }) => formatDay(effectiveFrom, lang, "table"),
          },
          {
            ...{ key: "reviewed", head: say(lang, words.reviewed) },
            cell: ({ reviewedOn }) => formatDay(reviewedOn, lang, "table"),
          },
          {
            ...{ key: "status", head: say(lang, words.status) },
            cell: ({ status }) => <Tag tone={status === "inForce" ? "good" : "plain"}>{say(lang, words[status])}</Tag>,
          },
        ]}
      />
    </StaffFrame>
  );
}

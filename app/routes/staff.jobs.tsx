import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay, formatInstant, formatNumber } from "#app/ui/format.ts";
import { Moment } from "#app/ui/staff/moment.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { jobWords as words } from "#app/words/lender-house.ts";
import { say } from "#app/words/words.ts";
import { latestAssessments } from "#db/stores/assessments.ts";
import { allJobs } from "#db/stores/jobs.ts";
import { backlog } from "#db/stores/outbox.ts";

export const handle: PageHandle = { title: words.title, desk: true };

/** A job that has been due this long is behind. */
const patience = 10 * 60_000;

/** What `npm run jobs` prints, and what waits. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffJobs);
  const now = context.clock.now();
  const jobs = (await allJobs(context.db.read)).map(
    ({ name, holder, leasedUntil, dueAt, lastSuccessAt, failures }) => ({
      ...{ name, dueAt, lastSuccessAt, failures },
      state:
        failures > 0
          ? "failing"
          : holder && leasedUntil > now
            ? "running"
            : dueAt + patience < now
              ? "behind"
              : "waiting",
    }),
  ) as readonly {
    name: string;
    dueAt: number;
    lastSuccessAt: number | null;
    failures: number;
    state: "failing" | "running" | "behind" | "waiting";
  }[];
  const waiting = await backlog(context.db.read);
  const nights = await latestAssessments(context.db.read, 12);
  return { me: meOf(session), jobs, waiting, nights };
}

export default function StaffJobs() {
  const { lang } = useRequest();
  const { me, jobs, waiting, nights } = useLoaderData<typeof loader>();
  const moment = (at: number | null) =>
    at === null ? say(lang, words.never) : <Moment at={at} text={formatInstant(at, lang, deskTimeZone, "table")} />;
  const queues = (["texts", "textsFailed", "notices", "parked", "approvals", "tasks"] as const).map((key) => ({
    key,
    ...waiting[key],
  }));
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      <p>{say(lang, words.lede)}</p>
      <section className="card">
        <DataTable
          scroll={say(lang, words.backlog)}
          caption={say(lang, words.backlog)}
          rows={queues}
          rowKey={({ key }) => key}
          columns={[
            { key: "queue", head: say(lang, words.queue), kind: "row", cell: ({ key }) => say(lang, words[key]) },
            { key: "n", head: say(lang, words.waitingCount), kind: "num", cell: ({ n }) => formatNumber(n, lang) },
            {
              key: "old",
              head: say(lang, words.oldest),
              cell: ({ oldest }) => (oldest === null ? "–" : moment(oldest)),
            },
          ]}
        />
      </section>
      <Queue
        label={say(lang, words.title)}
        rows={jobs}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", head: say(lang, words.name), kind: "row", cell: ({ name }) => name },
          {
            ...{ key: "state", head: say(lang, words.state) },
            cell: ({ state }) => (
              <Tag tone={state === "failing" || state === "behind" ? "warm" : state === "running" ? "calm" : "good"}>
                {say(lang, words[state])}
              </Tag>
            ),
          },
          { key: "success", head: say(lang, words.success), cell: ({ lastSuccessAt }) => moment(lastSuccessAt) },
          { key: "due", head: say(lang, words.due), cell: ({ dueAt }) => moment(dueAt) },
          { key: "failures", head: say(lang, words.failures), kind: "num", cell: ({ failures }) => failures },
        ]}
      />
      <section className="card">
        <DataTable
          scroll={say(lang, words.nights)}
          caption={say(lang, words.nights)}
          rows={nights}
          rowKey={({ timeZone, day }) => timeZone + String(day)}
          columns={[
            { key: "zone", head: say(lang, words.zone), kind: "row", cell: ({ timeZone }) => timeZone },
            { key: "day", head: say(lang, words.day), cell: ({ day }) => formatDay(day, lang, "table") },
            { key: "loans", head: say(lang, words.loans), kind: "num", cell: ({ loans }) => formatNumber(loans, lang) },
            {
              ...{ key: "finished", head: say(lang, words.finished) },
              cell: ({ finishedAt }) => (finishedAt === null ? say(lang, words.underWay) : moment(finishedAt)),
            },
          ]}
        />
      </section>
    </StaffFrame>
  );
}

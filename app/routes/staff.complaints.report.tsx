import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { countComplaintsOf } from "#app/complaints/report.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Kpis } from "#app/ui/staff/kpis.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { categoryWords, channelWords } from "#app/words/complaint.ts";
import { causeWords, deskComplaintWords, reportWords as words } from "#app/words/complaint-desk.ts";
import { type Message, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, room: "complaint", desk: true };

const year = 365 * 86_400_000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaintReport);
  const until = context.clock.now() + 1;
  const counted = await countComplaintsOf(context, session.roles, { from: until - year, until });
  if (!counted.ok) throw notFound();
  return { me: meOf(session), report: counted.report };
}

const names: Readonly<Record<string, Message>> = {
  ...categoryWords,
  ...channelWords,
  ...causeWords,
  house: deskComplaintWords.house,
  staff: deskComplaintWords.staff,
  upheld: deskComplaintWords.upheld,
  part: deskComplaintWords.part,
  not_upheld: deskComplaintWords.not_upheld,
  not_triaged: deskComplaintWords.notSorted,
  not_closed: deskComplaintWords.laterCause,
  no_account: deskComplaintWords.noAccount,
};

export default function StaffComplaintReport() {
  const { lang } = useRequest();
  const { me, report } = useLoaderData<typeof loader>();
  const count = (value: number) => formatNumber(value, lang);
  const share =
    report.answered === 0 ? "–" : `${formatNumber(Math.round((report.answeredOnTime * 100) / report.answered), lang)}%`;
  const kpi = (name: Message, value: string) => ({ name: say(lang, name), value, detail: say(lang, words.year) });
  const tables = ["cause", "category", "channel", "product", "profile", "against", "outcome"] as const;
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)}>
        <form method="post" action={paths.staffComplaintReturn()}>
          <Button small look="quiet">
            {say(lang, words.download)}
          </Button>
        </form>
      </WorkHeader>
      <Kpis
        kpis={[
          kpi(words.received, count(report.received)),
          kpi(words.answered, count(report.answered)),
          kpi(words.onTime, share),
          kpi(words.late, count(report.late)),
          kpi(words.upheld, count(report.upheld)),
          kpi(words.vulnerable, count(report.vulnerable)),
        ]}
      />
      {tables.map((table) => (
        <Card key={table} title={say(lang, words[table])}>
          <DataTable
            caption={say(lang, words[table])}
            hideCaption
            rows={report.by[table]}
            rowKey={(row) => row.key}
            columns={[
              {
                key: "what",
                head: say(lang, words.what),
                kind: "row",
                cell: (row) => (names[row.key] ? say(lang, names[row.key] as Message) : row.key),
              },
              { key: "count", head: say(lang, words.count), kind: "num", cell: (row) => count(row.count) },
            ]}
          />
        </Card>
      ))}
    </StaffFrame>
  );
}

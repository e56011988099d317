import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { reportSpans, returnKinds } from "#app/complaints/return-kinds.ts";
import { countComplaintsOf } from "#app/complaints/report.ts";
import { spanOf } from "#app/complaints/report-span.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { defaultProfiles } from "#app/policy/profile-for.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Kpis } from "#app/ui/staff/kpis.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Chips } from "#app/ui/tabs.tsx";
import { categoryWords, channelWords } from "#app/words/complaint.ts";
import { deskComplaintWords } from "#app/words/complaint-desk.ts";
import { causeWords, reportWords as words } from "#app/words/complaint-report.ts";
import { type Message, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, room: "complaint", desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaintReport);
  const asked = new URL(request.url).searchParams.get("span");
  const span = reportSpans.find((name) => name === asked) ?? "year";
  const counted = await countComplaintsOf(context, session.roles, spanOf(span, context.clock.now(), deskTimeZone));
  if (!counted.ok) throw notFound();
  const titles = Object.fromEntries(defaultProfiles.map(({ key, title }): [string, Message] => [key, title]));
  return { me: meOf(session), span, report: counted.report, titles };
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
  const { me, span, report, titles } = useLoaderData<typeof loader>();
  const count = (value: number) => formatNumber(value, lang);
  const share =
    report.answered === 0 ? "–" : `${formatNumber(Math.round((report.answeredOnTime * 100) / report.answered), lang)}%`;
  const kpi = (name: Message, value: string) => ({ name: say(lang, name), value, detail: say(lang, words[span]) });
  const tables = ["cause", "category", "channel", "product", "profile", "against", "outcome"] as const;
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)}>
        {returnKinds.map((kind) => (
          <form key={kind} method="post" action={paths.staffComplaintReturn()}>
            <input type="hidden" name="return" value={kind} />
            <input type="hidden" name="span" value={span} />
            <Button small look="quiet">
              {say(lang, words[kind])}
            </Button>
          </form>
        ))}
      </WorkHeader>
      <Chips
        label={say(lang, words.span)}
        chips={reportSpans.map((name) => ({
          href: `${paths.staffComplaintReport()}?span=${name}`,
          text: say(lang, words[name]),
          current: name === span,
        }))}
      />
      <Kpis
        kpis={[
          kpi(words.received, count(report.received)),
          kpi(words.answered, count(report.answered)),
          kpi(words.onTime, share),
          kpi(words.late, count(report.late)),
          kpi(words.upheld, count(report.upheld)),
          kpi(words.vulnerable, count(report.vulnerable)),
          kpi(words.failures, count(report.vulnerabilityFailures)),
          kpi(words.early, count(report.earlyClosed)),
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
                cell: (row) => {
                  const name = titles[row.key] ?? names[row.key];
                  return name ? say(lang, name) : row.key;
                },
              },
              { key: "count", head: say(lang, words.count), kind: "num", cell: (row) => count(row.count) },
            ]}
          />
        </Card>
      ))}
    </StaffFrame>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { rangeIn } from "#app/http/day-range.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { houseDay, periodBefore } from "#app/reports/house-day.ts";
import type { ReportName } from "#app/reports/report-csv.ts";
import { reportsOf } from "#app/reports/report-set.ts";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay, formatInstant, formatMoney, formatNumber, isoDay } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { daysText, DecisionTable } from "#app/ui/reports/answer-times.tsx";
import { PlanChart, PromiseTable, ReliefTable } from "#app/ui/reports/arrangement-figures.tsx";
import { BookChart, LateChart, RollTable } from "#app/ui/reports/book-figures.tsx";
import { shareText } from "#app/ui/reports/compared.tsx";
import { FunnelChart, MessageChart } from "#app/ui/reports/reach-figures.tsx";
import { Kpis } from "#app/ui/staff/kpis.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords } from "#app/words/frame.ts";
import { reportWords as words } from "#app/words/reports.ts";
import { type Message, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffReports);
  const { ok, ...range } = rangeIn(request.url, houseDay(context.clock.now()));
  const now = await reportsOf(context, session.roles, range);
  const before = await reportsOf(context, session.roles, periodBefore(range));
  return { me: meOf(session), ok, now, before };
}

export default function StaffReports() {
  const { lang } = useRequest();
  const { me, ok, now, before } = useLoaderData<typeof loader>();
  const both = { lang, now, before };
  const { from, to } = now.range;
  const words3 = fieldWords(lang);
  const ratio = (name: Message, figures: (set: typeof now) => readonly [number, number]) => {
    const [part, whole] = figures(now);
    const detail = {
      part: formatNumber(part, lang),
      whole: formatNumber(whole, lang),
      before: shareText(...figures(before), lang),
    };
    return { name: say(lang, name), value: shareText(part, whole, lang), detail: say(lang, words.of, detail) };
  };
  const kpis = [
    ratio(words.kpiPlans, ({ plans }) => [plans.completed, plans.agreed]),
    ratio(words.kpiPromises, ({ promises: p }) => [p.kept, p.kept + p.partial + p.broken]),
    ratio(words.kpiCure, ({ book }) => [book.cured, book.lateBefore]),
    ratio(words.kpiAgain, ({ relief }) => [relief[2]?.lateAgain ?? 0, relief[2]?.measured ?? 0]),
    {
      name: say(lang, words.kpiDecision),
      value: say(lang, words.days, { days: daysText(now.decisions.median, lang) }),
      detail: say(lang, words.decisionDetail, {
        ninetieth: daysText(now.decisions.ninetieth, lang),
        onTime: shareText(now.decisions.onTime, now.decisions.decided, lang),
        before: daysText(before.decisions.median, lang),
      }),
    },
    ...(now.complaints && before.complaints
      ? [ratio(words.kpiComplaints, ({ complaints: c }) => [c?.answeredOnTime ?? 0, c?.answered ?? 0])]
      : []),
  ];
  const files: readonly (readonly [ReportName, Message])[] = [
    ["stages", words.book],
    ["roll", words.roll],
    ["promises", words.promises],
    ["plans", words.plans],
    ["relief", words.relief],
    ["decisions", words.decisions],
    ["funnel", words.funnel],
    ["messages", words.messages],
    ["payments", words.payments],
    ...(now.complaints ? [["complaints", words.complaints] as const] : []),
  ];
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)}>
        <p className="muted">
          {formatDay(from, lang, "table")} – {formatDay(to, lang, "table")}
        </p>
      </WorkHeader>
      {ok ? null : (
        <Note tone="error" icon="alert" role="status">
          <p>{say(lang, words.badRange)}</p>
        </Note>
      )}
      <form method="get" className="row">
        {(["from", "to"] as const).map((name) => (
          <TextField
            key={name}
            words={words3}
            id={name}
            type="date"
            label={say(lang, words[name])}
            value={isoDay(now.range[name])}
            width="m"
          />
        ))}
        <Button look="quiet" small>
          {say(lang, words.show)}
        </Button>
      </form>
      <p className="fine">
        {now.book.countedAt === null
          ? say(lang, words.noNight)
          : say(lang, words.countedAt, { at: formatInstant(now.book.countedAt, lang, deskTimeZone, "table") })}
        {now.book.since === null ? null : (
          <> · {say(lang, words.since, { day: formatDay(now.book.since, lang, "table") })}</>
        )}
      </p>
      <Kpis kpis={kpis} />
      <div className="duo">
        <BookChart {...both} />
        <LateChart lang={lang} book={now.book} />
        <section className="card">
          <RollTable lang={lang} roll={now.book.roll} />
        </section>
        <PromiseTable {...both} />
        <PlanChart {...both} />
        <section className="card">
          <ReliefTable {...both} />
        </section>
        <section className="card">
          <DecisionTable {...both} />
        </section>
        <FunnelChart {...both} />
        <MessageChart {...both} />
        <section className="card">
          <DataTable
            scroll={say(lang, words.payments)}
            caption={
              <>
                {say(lang, words.payments)}
                <small>{say(lang, words.paymentsNote)}</small>
              </>
            }
            rows={now.payments.lines}
            rowKey={({ key, currency }) => key + currency}
            columns={[
              { key: "what", head: say(lang, words.what), kind: "row", cell: ({ key }) => say(lang, paymentKind(key)) },
              { key: "n", head: say(lang, words.count), kind: "num", cell: ({ count }) => formatNumber(count, lang) },
              {
                ...{ key: "amount", head: say(lang, words.amount), kind: "num" },
                cell: ({ amount, currency }) => formatMoney(amount, currency, lang),
              },
            ]}
          />
        </section>
        {now.complaints ? (
          <section className="card">
            <DataTable
              scroll={say(lang, words.complaints)}
              caption={
                <>
                  {say(lang, words.complaints)}
                  <small>{say(lang, words.complaintsNote)}</small>
                </>
              }
              rows={(["received", "answered", "answeredOnTime", "late"] as const).map((key) => ({ key }))}
              rowKey={({ key }) => key}
              columns={[
                { key: "what", head: say(lang, words.what), kind: "row", cell: ({ key }) => say(lang, words[key]) },
                ...([now, before] as const).map((set, index) => ({
                  key: String(index),
                  head: say(lang, index === 0 ? words.now : words.before),
                  kind: "num" as const,
                  cell: ({ key }: { key: "received" | "answered" | "answeredOnTime" | "late" }) =>
                    formatNumber(set.complaints?.[key] ?? 0, lang),
                })),
              ]}
            />
          </section>
        ) : null}
      </div>
      <section className="card flow tight">
        <h2>{say(lang, words.download)}</h2>
        <ul className="links">
          {files.map(([name, text]) => (
            <li key={name}>
              <a href={`${paths.staffReportFile()}?report=${name}&from=${isoDay(from)}&to=${isoDay(to)}`}>
                {say(lang, text)}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </StaffFrame>
  );
}

function paymentKind(key: string): Message {
  if (key === "refund") return words.refund;
  if (key === "refund_failure") return words.refund_failure;
  return key === "dispute" ? words.chargeback : words.payment;
}

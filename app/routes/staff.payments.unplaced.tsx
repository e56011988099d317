import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { placeIn, placeText } from "#app/http/list-place.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { listParked } from "#app/payments/parked-money.ts";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { Pager } from "#app/ui/pager.tsx";
import { PaymentTabs } from "#app/ui/payments/desk-tabs.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { alertReasonWords, payDeskWords as words } from "#app/words/payments-desk.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffUnplaced);
  const { rows, next } = await listParked(context, placeIn(request.url));
  return { me: meOf(session), rows, next: placeText(next) };
}

export default function StaffUnplaced() {
  const { lang } = useRequest();
  const { me, rows, next } = useLoaderData<typeof loader>();
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      <PaymentTabs lang={lang} current="unplaced" />
      <p>{say(lang, words.unplacedLede)}</p>
      {rows.length === 0 ? (
        <Empty icon="check" text={say(lang, words.unplacedNone)} />
      ) : (
        <Queue
          label={say(lang, words.unplaced)}
          rows={rows}
          rowKey={(row) => row.eventId}
          columns={[
            {
              key: "why",
              head: say(lang, words.why),
              kind: "row",
              cell: (row) => (
                <a href={paths.staffUnplacedMoney({ messageId: row.eventId })}>
                  {say(lang, alertReasonWords[row.reason] ?? { zh: row.reason, en: row.reason })}
                </a>
              ),
            },
            {
              key: "amount",
              head: say(lang, words.amount),
              kind: "num",
              cell: (row) => (row.movement ? formatMoney(row.movement.amount, row.movement.currency, lang) : ""),
            },
            {
              key: "told",
              head: say(lang, words.toldAt),
              cell: (row) => (
                <Moment at={row.receivedAt} text={formatInstant(row.receivedAt, lang, deskTimeZone, "table")} />
              ),
            },
            { key: "reference", head: say(lang, words.reference), cell: (row) => <code>{row.intentId ?? ""}</code> },
          ]}
        />
      )}
      <Pager
        label={say(lang, words.unplaced)}
        next={
          next === null
            ? undefined
            : { href: `${paths.staffUnplaced()}?after=${encodeURIComponent(next)}`, text: say(lang, words.more) }
        }
      />
    </StaffFrame>
  );
}

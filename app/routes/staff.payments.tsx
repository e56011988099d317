import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { listDeskPayments } from "#app/payments/staff-payments.ts";
import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { PaymentTabs } from "#app/ui/payments/desk-tabs.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { payDeskWords as words, payerWords } from "#app/words/payments-desk.ts";
import { paymentsWords } from "#app/words/payment-status.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffPayments);
  const typed = new URL(request.url).searchParams.get("contract")?.slice(0, 60) ?? "";
  const found = typed.trim() === "" ? null : await listDeskPayments(context, typed);
  return { me: meOf(session), typed, payments: found?.payments ?? null };
}

export default function StaffPayments() {
  const { lang } = useRequest();
  const { me, typed, payments } = useLoaderData<typeof loader>();
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      <PaymentTabs lang={lang} current="payments" />
      <p>{say(lang, words.lede)}</p>
      <form method="get" className="row" role="search">
        <label htmlFor="contract">{say(lang, words.contract)}</label>
        <input className="in w-m" id="contract" name="contract" defaultValue={typed} />
        <Button look="quiet" small>
          {say(lang, words.find)}
        </Button>
      </form>
      {typed.trim() === "" ? null : payments === null ? (
        <p role="status">{say(lang, words.noContract)}</p>
      ) : payments.length === 0 ? (
        <Empty icon="card" text={say(lang, words.none)} />
      ) : (
        <Queue
          label={say(lang, words.title)}
          rows={payments}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "when",
              head: say(lang, words.when),
              kind: "row",
              cell: (row) => (
                <a href={paths.staffPayment({ attemptId: row.id })}>
                  <Moment at={row.createdAt} text={formatInstant(row.createdAt, lang, deskTimeZone, "table")} />
                </a>
              ),
            },
            {
              key: "amount",
              head: say(lang, words.amount),
              kind: "num",
              cell: (row) => formatMoney(row.amount, row.currency, lang),
            },
            { key: "state", head: say(lang, words.state), cell: (row) => say(lang, paymentsWords[row.state]) },
            { key: "way", head: say(lang, words.way), cell: (row) => say(lang, payerWords[row.kind]) },
            {
              key: "stays",
              head: say(lang, words.stays),
              kind: "num",
              cell: (row) => formatMoney(row.stays, row.currency, lang),
            },
          ]}
        />
      )}
    </StaffFrame>
  );
}

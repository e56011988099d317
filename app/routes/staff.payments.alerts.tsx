import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { placeIn, placeText } from "#app/http/list-place.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { acknowledgeAlert, listAlerts, type PaymentAlert } from "#app/payments/payment-alerts.ts";
import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Pager } from "#app/ui/pager.tsx";
import { PaymentTabs } from "#app/ui/payments/desk-tabs.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { alertReasonWords, cardDispute, payDeskWords as words } from "#app/words/payments-desk.ts";
import { type Lang, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffPaymentAlerts);
  const { rows, next } = await listAlerts(context, placeIn(request.url));
  return { me: meOf(session), rows, next: placeText(next) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffPaymentAlerts);
  const form = await readForm(request, z.object({ alert: z.string().max(40) }));
  if (!form.ok) throw new Response(null, { status: form.status });
  // Somebody else may have been faster: it is dealt with either way.
  await acknowledgeAlert(context, session, form.value.alert);
  return redirect(paths.staffPaymentAlerts(), 303);
}

export default function StaffPaymentAlerts() {
  const { lang } = useRequest();
  const { me, rows, next } = useLoaderData<typeof loader>();
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      <PaymentTabs lang={lang} current="alerts" />
      <p>{say(lang, words.alertsLede)}</p>
      {rows.length === 0 ? (
        <Empty icon="check" text={say(lang, words.alertsNone)} />
      ) : (
        <Queue
          label={say(lang, words.alerts)}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: "what", head: say(lang, words.what), kind: "row", cell: (row) => whatOf(row, lang) },
            { key: "about", head: say(lang, words.about), cell: (row) => <About alert={row} lang={lang} /> },
            {
              key: "when",
              head: say(lang, words.when),
              cell: (row) => (
                <Moment at={row.createdAt} text={formatInstant(row.createdAt, lang, deskTimeZone, "table")} />
              ),
            },
            {
              key: "deed",
              head: "",
              cell: (row) => (
                <form method="post">
                  <input type="hidden" name="alert" value={row.id} />
                  <Button look="quiet" small>
                    {say(lang, words.acknowledge)}
                    <span className="vh"> {whatOf(row, lang)}</span>
                  </Button>
                </form>
              ),
            },
          ]}
        />
      )}
      <Pager
        label={say(lang, words.alerts)}
        next={
          next === null
            ? undefined
            : { href: `${paths.staffPaymentAlerts()}?after=${encodeURIComponent(next)}`, text: say(lang, words.more) }
        }
      />
    </StaffFrame>
  );
}

function whatOf({ kind, reason }: PaymentAlert, lang: Lang): string {
  if (kind === "card-dispute") return say(lang, cardDispute, { reason });
  return say(lang, alertReasonWords[reason] ?? { zh: reason, en: reason });
}

function About({ alert, lang }: { alert: PaymentAlert; lang: Lang }) {
  if (alert.attemptId !== null) {
    return <a href={paths.staffPayment({ attemptId: alert.attemptId })}>{say(lang, words.aPayment)}</a>;
  }
  if (alert.eventId !== null) {
    return <a href={paths.staffUnplacedMoney({ messageId: alert.eventId })}>{say(lang, words.aMessage)}</a>;
  }
  return null;
}

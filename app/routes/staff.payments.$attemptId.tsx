import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { typedAmount } from "#app/http/payment-forms.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { requestRefund } from "#app/payments/approve-refund.ts";
import { refundReasons } from "#app/payments/refund-reasons.ts";
import { readDeskPayment } from "#app/payments/staff-payments.ts";
import { loginsOf } from "#app/staff/list-staff.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { MoneyField } from "#app/ui/money-field.tsx";
import { Note } from "#app/ui/note.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import {
  deskMoneyBack,
  leftToRefund,
  payDeskWords as words,
  payerWords,
  refundReasonWords,
  refundStateWords,
} from "#app/words/payments-desk.ts";
import { declineWords, paymentsWords } from "#app/words/payment-status.ts";
import { payWords } from "#app/words/payments.ts";
import { decisionProblems, peopleProblems } from "#app/words/staff-people.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffPayment);
  const view = await readDeskPayment(context, params.attemptId ?? "");
  if (!view) throw notFound();
  const staffOf = (actor: string) => actor.replace(/^staff:/, "");
  const logins = await loginsOf(
    context,
    view.refunds.map(({ requestedBy }) => staffOf(requestedBy)),
  );
  const refunds = view.refunds.map((refund) => ({ ...refund, by: logins[staffOf(refund.requestedBy)] ?? "" }));
  return { me: meOf(session), view: { ...view, refunds }, asked: new URL(request.url).searchParams.has("asked") };
}

const shape = z.object({ amount: z.string().max(30).default(""), reason: z.string().max(40).default("") });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffPayment);
  const attemptId = params.attemptId ?? "";
  const view = await readDeskPayment(context, attemptId);
  if (!view) throw notFound();
  const form = await readForm(request, shape);
  if (!form.ok) throw new Response(null, { status: form.status });
  const { lang } = context;
  const typed = form.value;
  const again = (field: "amount" | "reason", problem: string) => data({ field, problem, typed }, 422);
  const reason = refundReasons.find((code) => code === typed.reason);
  const amount = typedAmount(typed.amount, view.payment.currency);
  if (amount === null) return again("amount", say(lang, payWords.notANumber));
  if (!reason) return again("reason", say(lang, words.reason));
  const asked = await requestRefund(context, session, { attemptId, amount, reason });
  if (asked.ok) return redirect(`${paths.staffPayment({ attemptId })}?asked`, 303);
  if (asked.reason === "payment_missing") throw notFound();
  const problems: Record<typeof asked.reason, Message> = { ...peopleProblems, ...decisionProblems };
  return again("amount", say(lang, problems[asked.reason]));
}

export default function StaffPayment() {
  const { lang } = useRequest();
  const { me, view, asked } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const { payment, loanNo, failureCode, movements, refunds, disputes, left, pendingApproval } = view;
  const money = (minor: number) => formatMoney(minor, payment.currency, lang);
  const time = (at: number) => <Moment at={at} text={formatInstant(at, lang, deskTimeZone, "table")} />;
  const payer = movements.find(({ name }) => name === null);
  return (
    <StaffFrame me={me}>
      <Back href={`${paths.staffPayments()}?contract=${encodeURIComponent(loanNo)}`} text={say(lang, words.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={tried ? [{ field: tried.field, message: tried.problem }] : []}
      />
      <WorkHeader title={`${say(lang, words.payment)} ${money(payment.amount)}`}>
        <Tag>{say(lang, paymentsWords[payment.state])}</Tag>
      </WorkHeader>
      {asked ? (
        <Note tone="good" icon="check" role="status">
          <p>{say(lang, words.asked)}</p>
        </Note>
      ) : null}
      <Card>
        <Facts
          facts={[
            { term: say(lang, words.contract), value: <code className="anywhere">{loanNo}</code> },
            { term: say(lang, words.when), value: time(payment.createdAt) },
            { term: say(lang, words.way), value: say(lang, payerWords[payment.kind]) },
            { term: say(lang, words.stays), value: money(payment.stays) },
            { term: say(lang, words.ourReference), value: <code className="anywhere">{payment.id}</code> },
            ...(payer
              ? [{ term: say(lang, words.reference), value: <code className="anywhere">{payer.ref}</code> }]
              : []),
          ]}
        />
        {failureCode === null ? null : (
          <p>{say(lang, declineWords[failureCode] ?? { zh: failureCode, en: failureCode })}</p>
        )}
        {disputes.map((dispute) => (
          <p key={dispute.ref}>
            {say(lang, words.disputed)}: <code>{dispute.reason}</code> · <code>{dispute.status}</code>
          </p>
        ))}
      </Card>
      <Card title={say(lang, words.movements)}>
        {movements.length === 0 ? (
          <p className="muted">{say(lang, words.noMovements)}</p>
        ) : (
          <DataTable
            caption={say(lang, words.movements)}
            hideCaption
            scroll={say(lang, words.movements)}
            rows={movements}
            rowKey={(row) => row.ref}
            columns={[
              { key: "when", head: say(lang, words.when), kind: "date", cell: (row) => time(row.at) },
              {
                key: "what",
                head: say(lang, words.what),
                cell: (row) => say(lang, row.name === null ? words.received : deskMoneyBack[row.name]),
              },
              { key: "amount", head: say(lang, words.amount), kind: "num", cell: (row) => money(row.amount) },
            ]}
            total={[say(lang, words.stays), "", money(payment.stays)]}
          />
        )}
      </Card>
      {refunds.length === 0 ? null : (
        <Card title={say(lang, words.refunds)}>
          <DataTable
            caption={say(lang, words.refunds)}
            hideCaption
            scroll={say(lang, words.refunds)}
            rows={refunds}
            rowKey={(row) => row.id}
            columns={[
              { key: "when", head: say(lang, words.when), kind: "date", cell: (row) => time(row.createdAt) },
              { key: "reason", head: say(lang, words.reason), cell: (row) => reasonOf(row.reason, lang) },
              { key: "by", head: say(lang, words.by), cell: (row) => row.by },
              { key: "state", head: say(lang, words.state), cell: (row) => say(lang, refundStateWords[row.state]) },
              { key: "amount", head: say(lang, words.amount), kind: "num", cell: (row) => money(row.amount) },
            ]}
          />
        </Card>
      )}
      <Card title={say(lang, words.refund)}>
        {pendingApproval !== null ? (
          <p>
            {say(lang, words.waiting)}{" "}
            <a href={paths.staffApproval({ approvalId: pendingApproval })}>{say(lang, words.see)}</a>
          </p>
        ) : left <= 0 ? (
          <p className="muted">{say(lang, words.nothingLeft)}</p>
        ) : (
          <form method="post" className="flow" noValidate>
            <p>
              {say(lang, words.refundLead)} {say(lang, words.refundEffect)}
            </p>
            <MoneyField
              words={fieldWords(lang)}
              id="amount"
              label={say(lang, words.amount)}
              hint={say(lang, leftToRefund, { amount: money(left) })}
              currency={payment.currency}
              value={tried?.typed.amount}
              error={tried?.field === "amount" ? tried.problem : undefined}
            />
            <SelectField
              words={fieldWords(lang)}
              id="reason"
              label={say(lang, words.reason)}
              value={tried?.typed.reason}
              error={tried?.field === "reason" ? tried.problem : undefined}
              options={refundReasons.map((value) => ({ value, text: say(lang, refundReasonWords[value]) }))}
            />
            <Button small>{say(lang, words.ask)}</Button>
          </form>
        )}
      </Card>
    </StaffFrame>
  );
}

function reasonOf(code: string, lang: Lang): string {
  const known = refundReasons.find((reason) => reason === code);
  return known ? say(lang, refundReasonWords[known]) : code;
}

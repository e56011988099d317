import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { requestParkedDeed } from "#app/payments/decide-parked.ts";
import { readParked } from "#app/payments/parked-money.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { alertReasonWords, parkedDeedWords, payDeskWords as words } from "#app/words/payments-desk.ts";
import { decisionProblems, peopleProblems } from "#app/words/staff-people.ts";
import { type Message, say } from "#app/words/words.ts";
import { pendingApprovalFor } from "#db/stores/approvals.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffUnplacedMoney);
  const eventId = params.messageId ?? "";
  const found = await readParked(context.db.read, context.gateway.name, eventId);
  if (!found) throw notFound();
  const pending = await pendingApprovalFor(context.db.read, "parked_money", `message:${eventId}`);
  return { me: meOf(session), money: found.money, pending: pending?.id ?? null };
}

const shape = z.object({
  deed: z.enum(["match", "return", "close"]).optional(),
  contract: z.string().max(60).default(""),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffUnplacedMoney);
  const eventId = params.messageId ?? "";
  if (!(await readParked(context.db.read, context.gateway.name, eventId))) throw notFound();
  const form = await readForm(request, shape);
  if (!form.ok) throw new Response(null, { status: form.status });
  const { deed, contract } = form.value;
  const typed = { deed: deed ?? "", contract };
  if (!deed) return data({ field: "deed", problem: say(context.lang, words.chooseDeed), typed }, 422);
  const asked = await requestParkedDeed(context, session, { eventId, deed, loanNo: contract });
  if (asked.ok) return redirect(paths.staffUnplacedMoney({ messageId: eventId }), 303);
  const problems: Record<typeof asked.reason, Message> = { ...peopleProblems, ...decisionProblems };
  const field = asked.reason === "loan_missing" || asked.reason === "other_currency" ? "contract" : "deed";
  return data({ field, problem: say(context.lang, problems[asked.reason]), typed }, 422);
}

export default function StaffUnplacedMoney() {
  const { lang } = useRequest();
  const { me, money, pending } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const { movement, reason } = money;
  const time = (at: number) => <Moment at={at} text={formatInstant(at, lang, deskTimeZone, "table")} />;
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffUnplaced()} text={say(lang, words.backToUnplaced)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={tried ? [{ field: tried.field, message: tried.problem }] : []}
      />
      <WorkHeader
        title={movement ? formatMoney(movement.amount, movement.currency, lang) : say(lang, words.aMessage)}
      />
      <p className="lede">{say(lang, alertReasonWords[reason] ?? { zh: reason, en: reason })}</p>
      <Card>
        <Facts
          facts={[
            ...(movement ? [{ term: say(lang, words.cameAt), value: time(movement.at) }] : []),
            { term: say(lang, words.toldAt), value: time(money.receivedAt) },
            { term: say(lang, words.kind), value: <code className="anywhere">{money.type}</code> },
            ...(money.intentId === null
              ? []
              : [{ term: say(lang, words.reference), value: <code className="anywhere">{money.intentId}</code> }]),
            { term: say(lang, words.message), value: <code className="anywhere">{money.eventId}</code> },
          ]}
        />
      </Card>
      {pending !== null ? (
        <Note tone="good" icon="check" role="status">
          <p>
            {say(lang, words.asked)} <a href={paths.staffApproval({ approvalId: pending })}>{say(lang, words.see)}</a>
          </p>
        </Note>
      ) : (
        <Card title={say(lang, words.decide)}>
          <form method="post" className="flow" noValidate>
            <Choices
              words={fieldWords(lang)}
              id="deed"
              label={say(lang, words.decide)}
              type="radio"
              chosen={tried?.typed.deed}
              error={tried?.field === "deed" ? tried.problem : undefined}
              options={money.deeds.map((deed) => ({
                value: deed,
                label: say(lang, parkedDeedWords[deed].label),
                detail: say(lang, parkedDeedWords[deed].detail),
              }))}
            />
            {money.deeds.includes("match") ? (
              <TextField
                words={fieldWords(lang)}
                id="contract"
                label={say(lang, words.matchTo)}
                hint={say(lang, words.matchHint)}
                value={tried?.typed.contract}
                error={tried?.field === "contract" ? tried.problem : undefined}
                input={{ autoComplete: "off" }}
              />
            ) : null}
            <Button small>{say(lang, words.ask)}</Button>
          </form>
        </Card>
      )}
    </StaffFrame>
  );
}

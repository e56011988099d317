import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Back } from "#app/ui/back.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { Timeline } from "#app/ui/timeline.tsx";
import { contractNo } from "#app/words/account.ts";
import { frameWords } from "#app/words/frame.ts";
import { paymentsWords as words } from "#app/words/payment-status.ts";
import { payWords } from "#app/words/payments.ts";
import { say } from "#app/words/words.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";
import { attemptsOfLoan } from "#db/stores/payments-attempts.ts";

export const handle: PageHandle = { title: payWords.title };

const shown = 50;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loan = await loanOfBorrower(context.db.read, visitor.borrowerId, params.loanId ?? "");
  if (!loan) throw notFound();
  const attempts = await attemptsOfLoan(context.db.read, loan.id, shown);
  return {
    visitor,
    loanId: loan.id,
    loanNo: loan.loanNo,
    payments: attempts.flatMap(({ id, state, kind, amount, currency, createdAt }) =>
      kind === "setup" || amount === null ? [] : [{ id, state, kind, amount, currency, createdAt }],
    ),
  };
}

export default function Payments() {
  const { lang } = useRequest();
  const { visitor, loanId, loanNo, payments } = useLoaderData<typeof loader>();
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, frameWords.back)} />
      <h1>{say(lang, words.heading)}</h1>
      <p className="fine">{say(lang, contractNo, { no: loanNo })}</p>
      {payments.length === 0 ? (
        <Empty text={say(lang, words.none)} />
      ) : (
        <Timeline
          items={payments.map(({ id, state, kind, amount, currency, createdAt }) => ({
            key: id,
            state: state === "processing" || state === "open" || state === "created" ? "now" : "done",
            text: <a href={paths.payment({ attemptId: id })}>{formatMoney(amount, currency, lang)}</a>,
            detail: `${say(lang, words[state])} · ${say(lang, words[kind])}`,
            time: { text: formatInstant(createdAt, lang, visitor.timeZone) },
          }))}
        />
      )}
    </PageFrame>
  );
}

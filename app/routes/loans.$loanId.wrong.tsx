import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { openDisputeStates } from "#app/disputes/states.ts";
import { Back } from "#app/ui/back.tsx";
import { Doors } from "#app/ui/doors.tsx";
import { Links } from "#app/ui/links.tsx";
import { disputePageWords, disputeReasonWords, wrongWords as words } from "#app/words/dispute.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { disputesOfLoan } from "#db/stores/disputes.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loan = await loanOfBorrower(context.db.read, visitor.borrowerId, params.loanId ?? "");
  if (!loan) throw notFound();
  const disputes = await disputesOfLoan(context.db.read, loan.id);
  return {
    ...{ visitor, loanId: loan.id },
    open: disputes.find(({ state }) => openDisputeStates.includes(state))?.id ?? null,
    earlier: disputes.map(({ id, reference }) => ({ id, reference })),
  };
}

const doors = [
  { reason: "not_mine", icon: "person", detail: words.mineDetail },
  { reason: "wrong_amount", icon: "scales", detail: words.amountDetail },
  { reason: "already_paid", icon: "check", detail: words.paidDetail },
  { reason: "fraud_or_identity_theft", icon: "alert", detail: words.fraudDetail },
  { reason: "credit_record", icon: "document", detail: words.creditDetail },
] as const;

export default function LoanWrong() {
  const { lang } = useRequest();
  const { visitor, loanId, open, earlier } = useLoaderData<typeof loader>();
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, frameWords.back)} />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <h2>{say(lang, words.aboutDebt)}</h2>
      <p>{say(lang, words.aboutDebtDetail)}</p>
      <Doors
        doors={doors.map(({ reason, icon, detail }) => ({
          href:
            open === null
              ? `${paths.dispute({ loanId })}?reason=${reason}`
              : `${paths.disputeStatus({ loanId, disputeId: open })}#${reason}`,
          ...{ icon, tone: "plain" as const, title: say(lang, disputeReasonWords[reason]), detail: say(lang, detail) },
        }))}
      />
      <h2>{say(lang, words.aboutUs)}</h2>
      <Doors
        doors={[
          {
            ...{ href: paths.complaint(), icon: "message", tone: "plum" },
            ...{ title: say(lang, words.complain), detail: say(lang, words.complainDetail) },
          },
        ]}
      />
      <p className="fine">{say(lang, words.both)}</p>
      {earlier.length === 0 ? null : (
        <Links
          links={earlier.map(({ id, reference }) => ({
            href: paths.disputeStatus({ loanId, disputeId: id }),
            text: `${say(lang, disputePageWords.heading)} ${reference}`,
          }))}
        />
      )}
    </PageFrame>
  );
}

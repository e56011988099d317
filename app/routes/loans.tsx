import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { readStandings } from "#app/account/standing.ts";
import { statusOf, whilePaying } from "#app/account/status.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { paymentsUnderWayOn } from "#app/payments/under-way.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { statusSentence } from "#app/ui/account/status-sentence.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { contractNo, homeWords, loansWords as words } from "#app/words/account.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standings = await readStandings(context, visitor);
  const underWay = await paymentsUnderWayOn(
    context,
    standings.map(({ loan }) => loan.id),
  );
  const loans = standings.map(({ loan, position }) => ({
    id: loan.id,
    loanNo: loan.loanNo,
    currency: position.currency,
    status: whilePaying(statusOf(position), underWay.get(loan.id) ?? []),
    upToDate: position.upToDate,
    total: position.payoff.total,
  }));
  return { visitor, loans, together: together(loans) };
}

/** What all loans need together; null where there is only one that needs something, or they are in several currencies. */
function together(loans: readonly { currency: string; upToDate: number }[]) {
  const due = loans.filter(({ upToDate }) => upToDate > 0);
  const currency = due[0]?.currency;
  if (currency === undefined || due.length < 2 || due.some((loan) => loan.currency !== currency)) return null;
  return { currency, amount: due.reduce((sum, { upToDate }) => sum + upToDate, 0) };
}

export default function Loans() {
  const { lang } = useRequest();
  const { visitor, loans, together } = useLoaderData<typeof loader>();
  return (
    <PageFrame session={visitor}>
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      {together === null ? null : (
        <Facts
          facts={[
            {
              term: say(lang, words.all),
              value: <Amount amount={together.amount} currency={together.currency} lang={lang} />,
            },
          ]}
        />
      )}
      {loans.map((loan) => (
        <Card key={loan.id} title={say(lang, contractNo, { no: loan.loanNo })}>
          <p>
            <Prose text={statusSentence(loan.status, loan.currency, lang)} />
          </p>
          <Facts
            facts={[
              {
                term: say(lang, homeWords.upToDate),
                value: <Amount amount={loan.upToDate} currency={loan.currency} lang={lang} />,
              },
              {
                term: say(lang, words.left),
                value: <Amount amount={loan.total} currency={loan.currency} lang={lang} />,
              },
            ]}
          />
          <Button look="quiet" href={paths.loan({ loanId: loan.id })}>
            {say(lang, words.open)}
            <span className="vh"> {loan.loanNo}</span>
          </Button>
        </Card>
      ))}
    </PageFrame>
  );
}

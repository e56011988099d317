import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { readStanding } from "#app/account/standing.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { totalOf } from "#app/lending/contract.ts";
import { positionLines } from "#app/ui/account/position-lines.tsx";
import { Amount } from "#app/ui/amount.tsx";
import { Back } from "#app/ui/back.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay, formatInstant, formatPercent } from "#app/ui/format.ts";
import { Ledger } from "#app/ui/ledger.tsx";
import { Letter } from "#app/ui/letter.tsx";
import { contractNo, statementWords as words } from "#app/words/account.ts";
import { breakdownWords } from "#app/words/breakdown.ts";
import { frameWords } from "#app/words/frame.ts";
import { lender } from "#app/words/lender.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const { loan, position } = standing;
  const { principal, annualRatePpm, startDay, count } = loan.contract;
  const { currency, lines, upToDate, payoff, instalments } = position;
  const at = context.clock.now();
  const terms = { loanNo: loan.loanNo, principal, annualRatePpm, startDay, count };
  return { visitor, loanId: loan.id, at, terms, currency, lines, upToDate, total: payoff.total, instalments };
}

export default function Statement() {
  const { lang } = useRequest();
  const { visitor, loanId, at, terms, currency, lines, upToDate, total, instalments } = useLoaderData<typeof loader>();
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const dueDays = new Map(instalments.map((row) => [row.nr, row.due] as const));
  const sum = (of: (row: (typeof instalments)[number]) => number) =>
    amount(instalments.reduce((all, row) => all + of(row), 0));
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, frameWords.back)} />
      <p className="fine">{say(lang, words.print)}</p>
      <Letter
        sender={{ name: say(lang, lender.legalName), detail: lender.phoneAsWritten }}
        about={
          <>
            {say(lang, contractNo, { no: terms.loanNo })}
            <br />
            {formatInstant(at, lang, visitor.timeZone)}
          </>
        }
        title={say(lang, words.heading)}
        foot={say(lang, breakdownWords.rounding)}
      >
        <Ledger
          caption={say(lang, words.contract)}
          lines={[
            { key: "signed", label: say(lang, words.signed), amount: formatDay(terms.startDay, lang, "table") },
            { key: "borrowed", label: say(lang, words.borrowed), amount: amount(terms.principal) },
            { key: "rate", label: say(lang, words.rate), amount: formatPercent(terms.annualRatePpm, lang) },
            { key: "count", label: say(lang, words.instalments), amount: terms.count },
          ]}
        />
        <section>
          <h2>{say(lang, words.toBeUpToDate)}</h2>
          <Ledger
            caption={say(lang, breakdownWords.caption)}
            hideCaption
            lines={positionLines(lines, { lang, currency, dueDays })}
            total={{ label: say(lang, words.toBeUpToDate), amount: amount(upToDate) }}
          />
          <Ledger
            caption={say(lang, breakdownWords.clearedTitle)}
            hideCaption
            lines={[{ key: "all", label: say(lang, breakdownWords.everythingLeft), amount: amount(total) }]}
          />
        </section>
        <section>
          <h2>{say(lang, words.schedule)}</h2>
          <DataTable
            caption={say(lang, words.schedule)}
            hideCaption
            scroll={say(lang, words.schedule)}
            rows={instalments}
            rowKey={(row) => row.nr}
            columns={[
              {
                key: "date",
                head: say(lang, words.date),
                kind: "date",
                cell: (row) => formatDay(row.due, lang, "table"),
              },
              {
                key: "principal",
                head: say(lang, words.principal),
                kind: "num",
                cell: (row) => amount(row.owed.principal),
              },
              {
                key: "interest",
                head: say(lang, words.interest),
                kind: "num",
                cell: (row) => amount(row.owed.interest),
              },
              { key: "penalty", head: say(lang, words.penalty), kind: "num", cell: (row) => amount(row.owed.penalty) },
              { key: "fees", head: say(lang, words.fees), kind: "num", cell: (row) => amount(row.owed.fee) },
              { key: "paid", head: say(lang, words.paid), kind: "num", cell: (row) => amount(totalOf(row.paid)) },
              {
                key: "open",
                head: say(lang, words.open),
                kind: "num",
                cell: (row) => amount(totalOf(row.outstanding)),
              },
            ]}
            total={[
              say(lang, words.total),
              sum((row) => row.owed.principal),
              sum((row) => row.owed.interest),
              sum((row) => row.owed.penalty),
              sum((row) => row.owed.fee),
              sum((row) => totalOf(row.paid)),
              sum((row) => totalOf(row.outstanding)),
            ]}
          />
        </section>
        <section>
          <h2>{say(lang, words.howToObject)}</h2>
          <p>{say(lang, words.objectText)}</p>
        </section>
      </Letter>
    </PageFrame>
  );
}

import { Fragment } from "react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { readAgreement } from "#app/hardship/read-agreement.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Amount } from "#app/ui/amount.tsx";
import { Back } from "#app/ui/back.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { Letter } from "#app/ui/letter.tsx";
import { frameWords } from "#app/words/frame.ts";
import { agreedBy, agreementFoot, agreementWords as words, offerWords } from "#app/words/hardship-offer.ts";
import { lender } from "#app/words/lender.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const agreement = await readAgreement(context, visitor, loanId);
  if (!agreement) throw notFound();
  const { figures, clauses, name, reasons, reference, loanNo, policy, hash, signedAt, currency } = agreement;
  return { visitor, loanId, figures, clauses, name, reasons, reference, loanNo, policy, hash, signedAt, currency };
}

export default function HardshipAgreement() {
  const { lang } = useRequest();
  const { visitor, loanId, figures, clauses, name, reasons, reference, loanNo, policy, hash, signedAt, currency } =
    useLoaderData<typeof loader>();
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const time = formatInstant(signedAt, lang, visitor.timeZone);
  const interest = figures.after.reduce((sum, row) => sum + row.interest, 0);
  return (
    <PageFrame session={visitor}>
      <Back href={paths.hardship({ loanId })} text={say(lang, frameWords.back)} />
      <Letter
        sender={{ name: say(lang, lender.legalName), detail: lender.phoneAsWritten }}
        about={
          <>
            <b className="num">{reference}</b>
            <br />
            {loanNo}
            <br />
            {time}
          </>
        }
        title={say(lang, words.heading)}
        foot={say(lang, agreementFoot, { hash, policy })}
      >
        <section>
          <h2>{say(lang, words.schedule)}</h2>
          <DataTable
            caption={say(lang, words.schedule)}
            hideCaption
            scroll={say(lang, words.schedule)}
            rows={figures.after}
            rowKey={(row) => row.nr}
            columns={[
              {
                key: "due",
                head: say(lang, offerWords.date),
                kind: "date",
                cell: (row) => formatDay(row.due, lang, "table"),
              },
              { key: "pay", head: say(lang, words.youPay), kind: "num", cell: (row) => amount(row.amount) },
              { key: "interest", head: say(lang, words.interestIn), kind: "num", cell: (row) => amount(row.interest) },
            ]}
            total={[say(lang, offerWords.totalRow), amount(figures.totalAfter), amount(interest)]}
          />
        </section>
        <section>
          <h2>{say(lang, words.reasons)}</h2>
          <p>{reasons}</p>
        </section>
        <section>
          {clauses.map(({ heading, text }) => (
            <Fragment key={text.en}>
              <h2>{say(lang, heading)}</h2>
              <p>{say(lang, text)}</p>
            </Fragment>
          ))}
          <h2>{say(lang, words.ifThingsChange)}</h2>
          <p>{say(lang, words.ifThingsChangeText)}</p>
        </section>
        <section>
          <h2>{say(lang, words.signed)}</h2>
          <p>{say(lang, agreedBy, { name, time })}</p>
        </section>
      </Letter>
    </PageFrame>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { readStanding } from "#app/account/standing.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { whatWaitingCosts } from "#app/lending/waiting.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Back } from "#app/ui/back.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { WaitingChart } from "#app/ui/waiting-chart.tsx";
import { homeWords, inDays, waitingWords as words } from "#app/words/account.ts";
import { frameWords } from "#app/words/frame.ts";
import { hardshipDoor } from "#app/words/hardship.ts";
import { payWords } from "#app/words/payments.ts";
import { planDoorWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

const horizons = [0, 7, 30] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const { loan, entries, position } = standing;
  const steps = whatWaitingCosts(loan.contract, loan.schedule, entries, position.asOf, horizons);
  const paused = position.holds.some((hold) => hold.until === null && hold.scopes.includes("penalty"));
  return { visitor, loanId: loan.id, currency: position.currency, steps, paused };
}

export default function Waiting() {
  const { lang } = useRequest();
  const { visitor, loanId, currency, steps, paused } = useLoaderData<typeof loader>();
  const rows = steps.map((step, index) => {
    const days = horizons[index] ?? 0;
    return { ...step, when: days === 0 ? say(lang, words.today) : say(lang, inDays, { days }) };
  });
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const money = (minor: number) => formatMoney(minor, currency, lang);
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, frameWords.back)} />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      {paused ? <p>{say(lang, words.paused)}</p> : null}
      <Card>
        <WaitingChart
          label={rows.map((row) => `${row.when}: ${money(row.upToDate)}`).join("; ")}
          bars={rows.map((row) => ({
            key: row.when,
            when: row.when,
            base: row.upToDate - row.extraCost,
            added: row.extraCost,
            text: money(row.upToDate),
          }))}
        />
      </Card>
      <DataTable
        caption={say(lang, words.table)}
        hideCaption
        scroll={say(lang, words.table)}
        rows={rows}
        rowKey={(row) => row.when}
        columns={[
          { key: "when", head: say(lang, words.when), kind: "row", cell: (row) => row.when },
          { key: "sum", head: say(lang, words.upToDate), kind: "num", cell: (row) => amount(row.upToDate) },
          { key: "due", head: say(lang, words.newlyDue), kind: "num", cell: (row) => amount(row.newlyDue) },
          { key: "extra", head: say(lang, words.extra), kind: "num", cell: (row) => amount(row.extraCost) },
        ]}
      />
      <p className="fine">{say(lang, words.what)}</p>
      <h2>{say(lang, homeWords.whatYouCanDo)}</h2>
      <Links
        links={[
          { href: paths.pay({ loanId }), icon: "card", text: say(lang, payWords.pay) },
          { href: paths.plan({ loanId }), icon: "calendar", text: say(lang, planDoorWords.make) },
          { href: paths.hardship({ loanId }), icon: "pause", text: say(lang, hardshipDoor.title) },
        ]}
      />
    </PageFrame>
  );
}

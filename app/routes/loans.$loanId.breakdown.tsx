import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { readStanding } from "#app/account/standing.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { ChargeLimits } from "#app/ui/account/charge-limits.tsx";
import { positionLines } from "#app/ui/account/position-lines.tsx";
import { Amount } from "#app/ui/amount.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatInstant, formatMoney } from "#app/ui/format.ts";
import { Ledger } from "#app/ui/ledger.tsx";
import { asOfTime, breakdownWords as words, growsTomorrow, instalmentOf } from "#app/words/breakdown.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const { lines, payoff, upToDate, currency, caps, tomorrow, holds, instalments } = standing.position;
  const dueDays = instalments.map((row) => [row.nr, row.due] as const);
  const paused = holds.some((hold) => hold.until === null && hold.scopes.includes("penalty"));
  const at = context.clock.now();
  const loanId = standing.loan.id;
  return { visitor, loanId, at, currency, lines, payoff, upToDate, caps, tomorrow, paused, dueDays };
}

export default function Breakdown() {
  const { lang } = useRequest();
  const { visitor, loanId, at, currency, lines, payoff, upToDate, caps, tomorrow, paused, dueDays } =
    useLoaderData<typeof loader>();
  const concerned = [...new Set(lines.flatMap((line) => line.instalment ?? []))];
  const [only] = concerned.length === 1 ? dueDays.filter(([nr]) => nr === concerned[0]) : [];
  const writing = { lang, currency, dueDays: new Map(only ? [] : dueDays) };
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const charged = new Set(lines.map((line) => line.kind));
  const nothingElse = charged.has("late-fee") || charged.has("charge") ? [] : [nothingElseLine(lang, currency)];
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, frameWords.back)} />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">
        {only ? say(lang, instalmentOf, { nr: only[0], date: formatDay(only[1], lang) }) : null}
        {only ? (lang === "zh-CN" ? "。" : ". ") : null}
        {say(lang, asOfTime, { time: formatInstant(at, lang, visitor.timeZone) })}
      </p>
      <section className="card">
        <Ledger
          caption={say(lang, words.caption)}
          hideCaption
          head={{ label: say(lang, words.line), amount: say(lang, words.amount) }}
          lines={[...positionLines(lines, writing), ...nothingElse]}
          total={{ label: say(lang, words.upToDate), amount: amount(upToDate) }}
        />
      </section>
      {caps.length > 0 || tomorrow > 0 || paused ? (
        <Card title={say(lang, words.limitTitle)}>
          <ChargeLimits caps={caps} currency={currency} lang={lang} />
          {paused ? <p>{say(lang, words.stops)}</p> : null}
          {tomorrow > 0 ? (
            <>
              <p>
                {say(lang, growsTomorrow, { amount: formatMoney(tomorrow, currency, lang) })}
                {lang === "zh-CN" ? "" : " "}
                {say(lang, words.eachStopsIt)}
              </p>
              <ul>
                {waysToStop(loanId).map(({ href, text }) => (
                  <li key={href}>
                    <a href={href}>{say(lang, text)}</a>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </Card>
      ) : null}
      {payoff.total > 0 ? (
        <Buttons>
          <Button href={paths.pay({ loanId })}>{say(lang, words.pay)}</Button>
          <Button look="quiet" href={paths.loanWrong({ loanId })}>
            {say(lang, words.notRight)}
          </Button>
        </Buttons>
      ) : null}
      <Details summary={say(lang, words.clearedTitle)}>
        <Ledger
          caption={say(lang, words.clearedCaption)}
          hideCaption
          lines={positionLines(payoff.lines, writing).map((line, index) => ({
            ...line,
            label: say(lang, payoffLabel(payoff.lines[index])),
          }))}
          total={{ label: say(lang, words.everythingLeft), amount: amount(payoff.total) }}
        />
      </Details>
      <p className="fine">{say(lang, words.rounding)}</p>
    </PageFrame>
  );
}

function waysToStop(loanId: string) {
  return [
    { href: paths.planAmount({ loanId }), text: words.agreePlan },
    { href: paths.hardship({ loanId }), text: words.askHardship },
    { href: paths.dispute({ loanId }), text: words.sayWrong },
  ];
}

type PayoffLine = ReturnType<typeof useLoaderData<typeof loader>>["payoff"]["lines"][number];

function payoffLabel(line: PayoffLine | undefined) {
  if (line?.code === "up-to-date") return words.upToDate;
  if (line?.kind === "interest") return words.interestSince;
  return line?.kind === "principal" ? words.principalNotDue : words.charge;
}

function nothingElseLine(lang: "zh-CN" | "en", currency: string) {
  return {
    key: "nothing-else",
    label: say(lang, words.nothingElse),
    detail: say(lang, words.nothingElseWhy),
    amount: <Amount amount={0} currency={currency} lang={lang} />,
  };
}

import { paths } from "#app/http/paths.ts";
import type { PlanOption } from "#app/lending/plan-build.ts";
import { declineCodes } from "#app/plans/decline-codes.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Hero } from "#app/ui/hero.tsx";
import { Links } from "#app/ui/links.tsx";
import { optionsWords, staffReasonOther, staffReasonWords } from "#app/words/plan-options.ts";
import { planWords } from "#app/words/plan.ts";
import { declineWords, hearBy, requestWords as words, signBy } from "#app/words/plan-request.ts";
import { type Lang, say } from "#app/words/words.ts";

interface Answer {
  reference: string;
  state: "waiting" | "granted" | "not_granted" | "over";
  reasons: readonly string[];
  decision: readonly string[];
  hearBy: number;
  currency: string;
  granted:
    (Pick<PlanOption, "count" | "regular" | "total" | "extraCost" | "firstDue" | "lastDue"> & { until: number }) | null;
}

/** What became of a plan that a person looks at: it waits, it can be signed, it cannot be done and why, or its time ran out. */
export function RequestAnswer({ loanId, answer, lang }: { loanId: string; answer: Answer; lang: Lang }) {
  const { reference, state, granted } = answer;
  const amount = (minor: number) => <Amount amount={minor} currency={answer.currency} lang={lang} />;
  const status = (text: string, tone: "calm" | "good" | "plain") => ({ text, tone, reference, heading: text });
  if (state === "waiting")
    return (
      <>
        <Hero
          status={status(say(lang, words.heading), "calm")}
          lead={say(lang, hearBy, { date: formatDay(answer.hearBy, lang) })}
        >
          <p>{say(lang, words.meanwhile)}</p>
        </Hero>
        {answer.reasons.length > 0 ? (
          <Card title={say(lang, words.because)}>
            <ul className="bullets">
              {answer.reasons.map((reason) => (
                <li key={reason}>{say(lang, staffReasonWords[reason] ?? staffReasonOther)}</li>
              ))}
            </ul>
          </Card>
        ) : null}
        <form method="post">
          <Button look="quiet" name="act" value="withdraw">
            {say(lang, words.withdraw)}
          </Button>
        </form>
      </>
    );
  if (state === "granted" && granted !== null)
    return (
      <>
        <Hero
          status={status(say(lang, words.granted), "good")}
          lead={say(lang, words.grantedLead)}
          figure={amount(granted.regular)}
          facts={[
            { term: say(lang, optionsWords.times), value: String(granted.count) },
            { term: say(lang, optionsWords.inAll), value: amount(granted.total) },
            { term: say(lang, optionsWords.first), value: formatDay(granted.firstDue, lang, "table") },
            { term: say(lang, optionsWords.finished), value: formatDay(granted.lastDue, lang, "table") },
          ]}
        >
          <p>{say(lang, signBy, { date: formatDay(granted.until, lang) })}</p>
        </Hero>
        <p>{say(lang, words.grantedText)}</p>
        <form method="post">
          <Button name="act" value="see">
            {say(lang, words.see)}
          </Button>
        </form>
        <Links
          links={[
            { href: paths.planAmount({ loanId }), icon: "chart", text: say(lang, words.notThis) },
            { href: paths.planHelp({ loanId }), icon: "heart", text: say(lang, planWords.cannotPay) },
          ]}
        />
      </>
    );
  return (
    <>
      <Hero
        status={status(say(lang, state === "over" ? words.over : words.notGranted), "plain")}
        lead={say(lang, state === "over" ? words.overText : words.instead)}
      />
      {answer.decision.length > 0 ? (
        <Card title={say(lang, words.reasons)}>
          <ul className="bullets">
            {declineCodes
              .filter((code) => answer.decision.includes(code))
              .map((code) => (
                <li key={code}>{say(lang, declineWords[code])}</li>
              ))}
          </ul>
        </Card>
      ) : null}
      <Button href={paths.planAmount({ loanId })}>{say(lang, words.anotherPlan)}</Button>
      <Links
        links={[
          { href: paths.planHelp({ loanId }), icon: "heart", text: say(lang, planWords.cannotPay) },
          { href: paths.complaint(), icon: "message", text: say(lang, words.unhappy) },
        ]}
      />
    </>
  );
}

import type { readCaseFile } from "#app/hardship/case-file.ts";
import { Amount } from "#app/ui/amount.tsx";
import { type Answer, Answers } from "#app/ui/answers.tsx";
import { Card } from "#app/ui/card.tsx";
import { messageLine } from "#app/ui/contact/message-line.ts";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { Ledger } from "#app/ui/ledger.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { contactWords, proofAsked, statementWords } from "#app/words/hardship-case.ts";
import { partWords } from "#app/words/hardship-offer.ts";
import { caseWords as words, heldCount } from "#app/words/hardship-staff.ts";
import { askWords, helperWords, lastingWords, reasonWords, sinceWords, wishWords } from "#app/words/hardship.ts";
import { situationWords, tellerWords } from "#app/words/tell-us.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";

type CaseFile = Awaited<ReturnType<typeof readCaseFile>>;

/** What the person said, by question; for a special situation what their statement said. */
export function WhatTheyTold({ file, lang }: { file: CaseFile; lang: Lang }) {
  const asked = file.said.why === undefined ? [] : questionsAnswered(file, lang);
  return (
    <Card title={say(lang, words.said)}>
      <Answers answers={[...statementAnswers(file, lang), ...asked]} />
    </Card>
  );
}

function statementAnswers({ said, tracker, proofBy }: CaseFile, lang: Lang): Answer[] {
  const { statement } = said;
  if (!statement) return [];
  const label = (labels: Readonly<Record<string, Message>>, code: string) => {
    const found = labels[code];
    return found ? say(lang, found) : code;
  };
  const situations = Object.fromEntries(Object.entries(situationWords).map(([code, each]) => [code, each.label]));
  return [
    { term: say(lang, statementWords.situation), value: label(situations, tracker.found.situation ?? "") },
    { term: say(lang, statementWords.teller), value: label(tellerWords, statement.teller) },
    { term: say(lang, statementWords.safeWay), value: statement.safeWay ?? say(lang, statementWords.noSafeWay) },
    {
      term: say(lang, statementWords.proof),
      value:
        proofBy === null
          ? say(lang, statementWords.proofLater)
          : say(lang, proofAsked, { date: formatDay(proofBy, lang, "long") }),
    },
  ];
}

function questionsAnswered({ said, tracker }: CaseFile, lang: Lang): Answer[] {
  const list = (items: readonly string[]) => items.join(lang === "zh-CN" ? "；" : "; ");
  const { canPay, helper } = said;
  return [
    { term: say(lang, askWords.why), value: list((said.why ?? []).map((code) => say(lang, reasonWords[code]))) },
    { term: say(lang, askWords.since), value: said.since ? say(lang, sinceWords[said.since]) : "–" },
    { term: say(lang, askWords.lasting), value: said.lasting ? say(lang, lastingWords[said.lasting]) : "–" },
    {
      term: say(lang, askWords.amount),
      value:
        canPay === null || canPay === undefined ? (
          say(lang, askWords.noAmount)
        ) : (
          <Amount amount={canPay} currency={tracker.currency} lang={lang} />
        ),
    },
    { term: say(lang, askWords.help), value: list((said.wishes ?? []).map((code) => say(lang, wishWords[code]))) },
    ...(helper
      ? [
          {
            term: say(lang, words.helper),
            value: list([say(lang, helperWords[helper.role]), helper.name ?? ""].filter(Boolean)),
          },
        ]
      : []),
  ];
}

/** How the loan stands today, and what it takes to be up to date, part by part. */
export function LoanToday({ file, lang }: { file: CaseFile; lang: Lang }) {
  const { standing, loanNo, tracker } = file;
  const amount = (minor: number) => <Amount amount={minor} currency={tracker.currency} lang={lang} />;
  const parts = (["penalty", "fee", "interest", "principal"] as const).filter((part) => standing[part] > 0);
  return (
    <Card title={say(lang, words.position)}>
      <Ledger
        caption={say(lang, words.position)}
        hideCaption
        lines={parts.map((part) => ({ key: part, label: say(lang, partWords[part]), amount: amount(standing[part]) }))}
        total={{ label: say(lang, words.upToDate), amount: amount(standing.upToDate) }}
      />
      <Answers
        answers={[
          { term: say(lang, words.everything), value: amount(standing.everything) },
          { term: say(lang, words.daysPast), value: String(standing.dpd) },
          { term: say(lang, words.contract), value: <span className="num">{loanNo}</span> },
        ]}
      />
    </Card>
  );
}

/** What was sent to the person, and what was held back while the case pauses things. */
export function Contacts({ file, lang }: { file: CaseFile; lang: Lang }) {
  const { contacts, tracker } = file;
  return (
    <Card title={say(lang, contactWords.heading)}>
      <p className="muted">
        {contacts.length === 0 ? say(lang, contactWords.none) : say(lang, heldCount, { count: tracker.heldBack })}
      </p>
      {contacts.length === 0 ? null : (
        <Timeline
          card={false}
          items={contacts.map((each) => ({
            key: each.id,
            ...messageLine(each, lang),
            time: { text: formatInstant(each.settledAt ?? each.createdAt, lang, tracker.zone, "short") },
          }))}
        />
      )}
    </Card>
  );
}

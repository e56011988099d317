import type { DeskCase } from "#app/complaints/desk-page.ts";
import type { AccountSlice } from "#app/complaints/look-up-account.ts";
import { Answers } from "#app/ui/answers.tsx";
import { Card } from "#app/ui/card.tsx";
import { formatDay, formatInstant, formatMoney } from "#app/ui/format.ts";
import { ClockChart } from "#app/ui/staff/clock-chart.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { categoryWords, channelWords, wishWords } from "#app/words/complaint.ts";
import {
  dayText,
  deskComplainantWords,
  deskComplaintWords as words,
  movementWords,
  promisedText,
} from "#app/words/complaint-desk.ts";
import { causeWords } from "#app/words/complaint-report.ts";
import { deskStepWords } from "#app/words/complaint-steps.ts";
import { type Lang, say } from "#app/words/words.ts";

/** What is known: clock, words, what it is, who is shut out, the log. */
export function CaseFacts(props: { lang: Lang; found: DeskCase; slice: AccountSlice | null; zone: string }) {
  const { lang, found, slice, zone } = props;
  const { statement, days } = found;
  const dayLabel = (day: number) => say(lang, dayText, { day });
  const codes = found.categories.filter((code) => code in categoryWords) as (keyof typeof categoryWords)[];
  const said = statement
    ? [
        { term: say(lang, words.reach), value: statement.reach },
        { term: say(lang, words.namedText), value: statement.against },
        { term: say(lang, words.when), value: statement.when },
        { term: say(lang, words.who), value: [statement.name, statement.onBehalfOf].filter(Boolean).join(" · ") },
        { term: say(lang, words.needs), value: statement.needs },
      ].filter(({ value }) => value !== "")
    : [];
  return (
    <>
      <section className="card flow tight chart">
        <h2>{say(lang, words.clock)}</h2>
        <ClockChart
          label={`${dayLabel(days.today)} / ${dayLabel(days.due)}, ${formatDay(found.dueDay, lang)}`}
          today={days.today}
          due={days.due}
          marks={[
            { day: 0, text: formatInstant(found.row.receivedAt, lang, found.row.zone, "short") },
            { day: days.due, text: `${dayLabel(days.due)}, ${formatDay(found.dueDay, lang, "short")}` },
            ...days.marks.map((day) => ({ day, text: dayLabel(day) })),
          ]}
        />
      </section>
      <Card title={say(lang, words.words)}>
        <blockquote className="words" lang={found.lang}>
          {statement?.what ?? ""}
        </blockquote>
        {statement && statement.wishes.length > 0 ? (
          <p className="muted">{statement.wishes.map((wish) => say(lang, wishWords[wish])).join(" · ")}</p>
        ) : null}
      </Card>
      <Card title={say(lang, words.facts)}>
        <Answers
          answers={[
            {
              term: say(lang, words.category),
              value: codes.map((code) => say(lang, categoryWords[code])).join(" · ") || say(lang, words.notSorted),
            },
            {
              term: say(lang, words.against),
              value: found.against === null ? say(lang, words.notSorted) : say(lang, words[found.against]),
            },
            {
              term: say(lang, words.cause),
              value: found.rootCause === null ? say(lang, words.laterCause) : say(lang, causeWords[found.rootCause]),
            },
            { term: say(lang, words.from), value: say(lang, deskComplainantWords[found.row.complainant]) },
            { term: say(lang, words.channel), value: say(lang, channelWords[found.channel]) },
            { term: say(lang, words.handler), value: found.row.handler ?? say(lang, words.nobody) },
            ...(found.first
              ? [
                  {
                    term: say(lang, words.firstPromise),
                    value: say(lang, promisedText, {
                      answered: formatInstant(found.first.answeredAt, lang, zone, "short"),
                      promised: formatInstant(found.first.dueAt - 1, lang, zone, "short"),
                    }),
                  },
                ]
              : []),
            ...(found.lateSince === null
              ? []
              : [{ term: say(lang, words.lateEver), value: formatInstant(found.lateSince, lang, zone, "short") }]),
            ...said,
          ]}
        />
      </Card>
      <Card title={say(lang, words.conflicts)}>
        <p className="row">
          <Tag tone="good" icon="check">
            {say(lang, words.passed)}
          </Tag>
          <span>{say(lang, words.youMay)}</span>
        </p>
        {found.shutOut.length === 0 ? null : (
          <>
            <p>{say(lang, words.shutOut)}</p>
            <ul className="bullets">
              {found.shutOut.map((person, index) => (
                <li key={index}>
                  {person.name} ({say(lang, words[person.why as "named" | "worked_the_case" | "declared"])})
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      {slice ? (
        <Card title={`${say(lang, words.account)} ${slice.loanNo}`}>
          <Answers
            answers={(["upToDate", "total", "fees", "penalty"] as const).map((key) => ({
              term: say(lang, words[key]),
              value: formatMoney(slice[key], slice.currency, lang),
            }))}
          />
          <h3>{say(lang, words.accountRecent)}</h3>
          <ul className="bullets">
            {slice.movements.map((movement, index) => (
              <li key={index}>
                {formatDay(movement.day, lang, "short")} {say(lang, movementWords[movement.kind] ?? words.other)}
                {movement.amount === null ? "" : ` ${formatMoney(movement.amount, slice.currency, lang)}`}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={say(lang, words.logTitle)}>
        <Timeline
          card={false}
          items={found.events.map((event) => ({
            key: event.key,
            text: say(lang, deskStepWords[event.event]),
            ...(event.note === null ? {} : { detail: event.note }),
            time: {
              text: [
                formatInstant(event.at, lang, zone, "short"),
                actorIn(event.actor, lang),
                ...(event.event === "note" && event.shown ? [say(lang, words.personSees)] : []),
              ].join(lang === "zh-CN" ? "，" : ", "),
            },
          }))}
        />
      </Card>
    </>
  );
}

/** Who took a step: a colleague by name, the person, or the house by itself. */
function actorIn(actor: string, lang: Lang): string {
  if (actor === "complainant") return say(lang, words.thePerson);
  return actor === "system" ? say(lang, words.theSystem) : actor;
}

import type { Tracker } from "#app/hardship/tracker.ts";
import { localDay } from "#app/policy/zones.ts";
import { Amount } from "#app/ui/amount.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Hero } from "#app/ui/hero.tsx";
import { Note } from "#app/ui/note.tsx";
import { Prose } from "#app/ui/prose.tsx";
import type { Tone } from "#app/ui/tone.ts";
import {
  heldBackText,
  lateReply,
  lookingAt,
  stateLeads,
  stateWords,
  stoppedAt,
  trackerWords as words,
} from "#app/words/hardship-tracker.ts";
import { type Lang, say } from "#app/words/words.ts";

const tones: Partial<Record<string, Tone>> = { needs_info: "warm", offered: "good", active: "good", review: "warm" };
const protectedStates = ["refused", "declined", "expired"];

/** States in which the next step is ours. */
export const ours = ["received", "looking", "proposed", "escalated", "second_look"];

/** The day first; below it what is paused meanwhile, and that an answer is late where it is. */
export function TrackerHero({ tracker, lang, now }: { tracker: Tracker; lang: Lang; now: number }) {
  const { found, zone, currency } = tracker;
  const lastDay = (instant: number) => formatDay(localDay(instant - 1, zone), lang, "weekday");
  const waits = ours.includes(found.state) && found.dueAt !== null;
  const late = waits && found.dueAt !== null && now >= found.dueAt;
  const { lead, date } = answerFirst(tracker, waits);
  return (
    <>
      <Hero
        lead={say(lang, lead)}
        figure={date === null ? undefined : formatDay(date, lang, "weekday")}
        status={{
          text: say(lang, stateWords[found.state]),
          tone: tones[found.state] ?? "calm",
          reference: found.reference,
          heading: `${say(lang, words.heading)}: ${say(lang, stateWords[found.state])}`,
        }}
        facts={[
          {
            term: say(lang, words.reminders),
            value: say(lang, tracker.paused ? words.paused : words.running),
            ...(tracker.heldBack > 0 ? { detail: say(lang, heldBackText, { count: tracker.heldBack }) } : {}),
          },
          {
            term: say(lang, words.penalty),
            value: tracker.paused ? say(lang, words.paused) : say(lang, words.running),
            detail: tracker.paused ? (
              <Prose
                text={say(lang, stoppedAt, {
                  amount: formatMoney(tracker.penalty, currency, lang),
                  date: formatDay(localDay(found.receivedAt, zone), lang, "short"),
                })}
              />
            ) : (
              <Amount amount={tracker.penalty} currency={currency} lang={lang} />
            ),
          },
        ]}
      >
        {protectedStates.includes(found.state) && found.protectedUntil !== null ? (
          <p className="muted">{say(lang, words.protectedText)}</p>
        ) : null}
        {waits && found.followsId !== null ? <p className="muted">{say(lang, words.followsText)}</p> : null}
        {tracker.assignee && waits ? <p className="muted">{say(lang, lookingAt, { name: tracker.assignee })}</p> : null}
      </Hero>
      {late && found.dueAt !== null ? (
        <Note tone="error" icon="clock">
          <p>{say(lang, lateReply, { date: lastDay(found.dueAt) })}</p>
        </Note>
      ) : null}
    </>
  );
}

/** The first thing somebody wants to know: which day it is about, and what happens until then. */
function answerFirst({ found, zone, agreed, offerUntil }: Tracker, waits: boolean) {
  const { state, dueAt, protectedUntil, reliefUntil } = found;
  const lastDay = (instant: number | null) => (instant === null ? null : localDay(instant - 1, zone));
  if (waits) return { lead: words.hearBy, date: lastDay(dueAt) };
  if (state === "needs_info") return { lead: stateLeads.needs_info, date: lastDay(dueAt) };
  if (state === "offered") return { lead: stateLeads.offered, date: lastDay(offerUntil) };
  if (protectedStates.includes(state)) {
    return protectedUntil === null
      ? { lead: words.protectionOver, date: null }
      : { lead: stateLeads[state], date: lastDay(protectedUntil) };
  }
  if (state !== "active" && state !== "review") return { lead: stateLeads[state], date: null };
  // Terms that change the schedule for good have no end to wait for, only a first payment.
  const forGood = agreed && state === "active" && found.checkInOn === null;
  return { lead: forGood ? words.newSchedule : stateLeads[state], date: reliefUntil };
}

import { Fragment } from "react";
import type { SerializeFrom } from "@remix-run/server-runtime";
import type { Tracker } from "#app/hardship/tracker.ts";
import { localDay } from "#app/policy/zones.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Files } from "#app/ui/files.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatInstant, formatMoney } from "#app/ui/format.ts";
import { Hero } from "#app/ui/hero.tsx";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { Timeline, type TimelineItem } from "#app/ui/timeline.tsx";
import type { Tone } from "#app/ui/tone.ts";
import { fieldWords } from "#app/words/frame.ts";
import {
  checkInHints,
  comesNext,
  eventWords,
  heldBackText,
  lateReply,
  lookingAt,
  comesFirst,
  stateLeads,
  stateWords,
  stillBehind,
  stoppedAt,
  tookOn,
  trackerWords as words,
  writtenReply,
} from "#app/words/hardship-tracker.ts";
import { refusalWords } from "#app/words/hardship-refusal.ts";
import { type Lang, say } from "#app/words/words.ts";
import { UploadForm } from "./upload-form.tsx";

export interface TrackerLinks {
  upload: string;
  file: (evidenceId: string) => string;
  offer: string;
  agreement: string;
  again: string;
  tellUs: string;
  plan: string;
  pay: string;
}

export interface TrackerViewProps {
  tracker: SerializeFrom<Tracker> & Tracker;
  lang: Lang;
  now: number;
  problem?: string | undefined;
  links: TrackerLinks;
  /** Somebody else looks on: nothing can be pressed. */
  readOnly?: boolean | undefined;
}

const tones: Partial<Record<string, Tone>> = { needs_info: "warm", offered: "good", active: "good", review: "warm" };
const waitsForUs = (state: string) => ours.includes(state) || state === "needs_info";
const ours = ["received", "looking", "proposed", "escalated", "second_look"];
const protectedStates = ["refused", "declined", "expired"];

/** Where a request stands: the date first, then what happened, what is asked, what was given. */
export function TrackerView({ tracker, lang, now, problem, links, readOnly }: TrackerViewProps) {
  const { found, steps, zone, currency } = tracker;
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
      {readOnly ? null : <NextThing {...{ tracker, lang, problem, links }} />}
      <h2>{say(lang, words.progress)}</h2>
      <Timeline items={story(tracker, lang, now)} />
      <h2>{say(lang, words.documents)}</h2>
      {tracker.files.length === 0 ? (
        <p className="muted">{say(lang, words.noDocuments)}</p>
      ) : (
        <Files
          files={tracker.files.map((file) => ({
            key: file.id,
            kind: file.kind === "application/pdf" ? "document" : "photo",
            name: file.name,
            ...(readOnly || file.scan === "pending" ? {} : { href: links.file(file.id) }),
            detail: size(file.size),
            status: (
              <Tag tone={file.scan === "clean" ? "good" : "plain"}>
                {say(
                  lang,
                  file.scan === "clean"
                    ? words.fileReceived
                    : file.scan === "pending"
                      ? words.fileChecking
                      : words.fileNotScanned,
                )}
              </Tag>
            ),
          }))}
        />
      )}
      {readOnly || found.state === "ended" || found.state === "withdrawn" ? null : (
        <UploadForm lang={lang} action={links.upload} first={tracker.files.length === 0} />
      )}
      {readOnly ? null : <Ways {...{ tracker, lang, links }} />}
      <p className="fine">{steps.length > 0 ? say(lang, words.complain) : null}</p>
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

/** The one thing to do now, if there is one. */
function NextThing({ tracker, lang, problem, links }: Omit<TrackerViewProps, "now" | "readOnly">) {
  const { found, questions, refusal } = tracker;
  const comes = <Comes {...{ tracker, lang }} />;
  if (questions) {
    return (
      <form method="post" className="flow" noValidate>
        <h2>{say(lang, words.questions)}</h2>
        <input type="hidden" name="act" value="answer" />
        <input type="hidden" name="questions" value={questions.id} />
        {questions.items.map((item, index) => (
          <TextArea
            key={item}
            words={fieldWords(lang)}
            id={`answer-${index}`}
            name="answer"
            label={item}
            error={index === 0 ? problem : undefined}
            maxLength={2000}
          />
        ))}
        <Button>{say(lang, words.sendAnswers)}</Button>
      </form>
    );
  }
  if (found.state === "offered") {
    return (
      <Note tone="good" icon="document" title={say(lang, words.offerWaits)}>
        <p>
          <Button href={links.offer}>{say(lang, words.seeOffer)}</Button>
        </p>
      </Note>
    );
  }
  if (refusal && found.state === "refused") {
    return (
      <Card title={say(lang, words.whyNot)}>
        <Reasons refusal={refusal} lang={lang} />
        <form method="post" className="flow tight">
          <input type="hidden" name="act" value="ask_second_look" />
          <Button>{say(lang, words.secondLook)}</Button>
          <p className="hint">{say(lang, words.secondLookHint)}</p>
        </form>
        <p>{say(lang, words.otherWays)}</p>
        <Links
          links={[
            { href: links.plan, icon: "calendar", text: say(lang, words.makePlan) },
            { href: links.pay, icon: "card", text: say(lang, words.payAnyway) },
          ]}
        />
      </Card>
    );
  }
  if (refusal && waitsForUs(found.state)) {
    return (
      <Details summary={say(lang, words.earlierAnswer)}>
        <Reasons refusal={refusal} lang={lang} />
      </Details>
    );
  }
  if (found.state === "declined" || found.state === "expired") {
    return (
      <form method="post">
        <input type="hidden" name="act" value="ask_again" />
        <Button>{say(lang, words.askAgain)}</Button>
      </form>
    );
  }
  if (found.state === "review" && found.checkInAnswer === null) {
    return (
      <form method="post" className="card flow tight">
        <h2>{say(lang, words.checkInHeading)}</h2>
        {comes}
        <input type="hidden" name="act" value="check_in" />
        {(["as_agreed", "step_up", "need_more"] as const).map((how) => (
          <Fragment key={how}>
            <Button look="quiet" name="how" value={how}>
              {say(lang, words[how])}
            </Button>
            <p className="hint">{say(lang, checkInHints[how])}</p>
          </Fragment>
        ))}
      </form>
    );
  }
  if (found.state === "review") {
    return (
      <Note tone="good" icon="check" role="status">
        <p>{say(lang, words.checkInDone)}</p>
        {comes}
      </Note>
    );
  }
  if (found.state === "active") return comes;
  return found.state === "ended" ? (
    <Card title={say(lang, words.whatComes)}>
      {tracker.behind > 0 ? (
        <p>
          <Prose text={say(lang, stillBehind, { amount: formatMoney(tracker.behind, tracker.currency, lang) })} />
        </p>
      ) : null}
      {comes}
      <Links
        links={[
          { href: links.pay, icon: "card", text: say(lang, words.payAnyway) },
          ...(tracker.behind > 0
            ? [{ href: links.plan, icon: "calendar" as const, text: say(lang, words.makePlan) }]
            : []),
          { href: links.again, icon: "heart", text: say(lang, words.newRequest) },
        ]}
      />
    </Card>
  ) : null;
}

/** What is paid first once the easier time is over. */
function Comes({ tracker: { comes, currency, found }, lang }: Pick<TrackerViewProps, "tracker" | "lang">) {
  if (comes === null) return null;
  const given = { amount: formatMoney(comes.amount, currency, lang), date: formatDay(comes.due, lang) };
  return (
    <p>
      <Prose text={say(lang, found.state === "ended" ? comesNext : comesFirst, given)} />
    </p>
  );
}

function Reasons({ refusal, lang }: { refusal: NonNullable<Tracker["refusal"]>; lang: Lang }) {
  return (
    <>
      {refusal.code in refusalWords ? (
        <p>{say(lang, refusalWords[refusal.code as keyof typeof refusalWords].words)}</p>
      ) : null}
      <p>{refusal.words}</p>
    </>
  );
}

function Ways({ tracker, lang, links }: Pick<TrackerViewProps, "tracker" | "lang" | "links">) {
  const { found } = tracker;
  const undecided = [...ours, "needs_info", "offered"].includes(found.state);
  const over = ["withdrawn", "active"].includes(found.state) && found.kind === "hardship";
  return (
    <>
      <Links
        links={[
          ...(tracker.agreed
            ? [{ href: links.agreement, icon: "document" as const, text: say(lang, words.seeAgreement) }]
            : []),
          ...(over ? [{ href: links.again, icon: "heart" as const, text: say(lang, words.newRequest) }] : []),
          { href: links.tellUs, icon: "message", text: say(lang, words.tellSpecial) },
        ]}
      />
      {undecided ? (
        <form method="post" className="flow tight">
          <input type="hidden" name="act" value="withdraw" />
          <Button look="text" small>
            {say(lang, words.withdraw)}
          </Button>
          <p className="hint">{say(lang, words.withdrawHint)}</p>
        </form>
      ) : null}
    </>
  );
}

function story(tracker: TrackerViewProps["tracker"], lang: Lang, now: number): TimelineItem[] {
  const { steps, zone, found } = tracker;
  const told = steps.flatMap((step): TimelineItem[] => {
    const text = eventWords[step.event];
    if (!text) return [];
    return [
      {
        key: step.id,
        text: step.event === "claim" && step.by ? say(lang, tookOn, { name: step.by }) : say(lang, text),
        time: { at: new Date(step.at).toISOString(), text: formatInstant(step.at, lang, zone, "short") },
      },
    ];
  });
  const waits = ours.includes(found.state) && found.dueAt !== null && now < found.dueAt;
  if (!waits || found.dueAt === null) return told;
  const date = formatDay(localDay(found.dueAt - 1, zone), lang, "day");
  return [
    ...told,
    { key: "now", state: "now", text: say(lang, stateLeads[found.state]) },
    { key: "next", state: "next", text: say(lang, writtenReply, { date }) },
  ];
}

function size(bytes: number): string {
  return bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

import type { DeskForm } from "#app/hardship/desk-acts.ts";
import type { readCaseFile } from "#app/hardship/case-file.ts";
import { localDay } from "#app/policy/zones.ts";
import { paths } from "#app/http/paths.ts";
import { Answers } from "#app/ui/answers.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Details } from "#app/ui/details.tsx";
import { Files } from "#app/ui/files.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { LogIt } from "#app/ui/staff/log-it.tsx";
import { Rules } from "#app/ui/staff/rules.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { quietUntil, writeOffWords } from "#app/words/hardship-case.ts";
import { caseWords as words, heldCount, queueWords } from "#app/words/hardship-staff.ts";
import { deskEventWords, eventWords, stateWords } from "#app/words/hardship-tracker.ts";
import { situationWords } from "#app/words/tell-us.ts";
import { type Lang, say } from "#app/words/words.ts";
import { BeforeAfter, PaidEachTime, WhereItGoes } from "./before-after.tsx";
import { CaseBudget, JudgeBudget } from "./case-budget.tsx";
import { CaseClock } from "./case-clock.tsx";
import { Deciding } from "./case-deciding.tsx";
import { Contacts, LoanToday, WhatTheyTold } from "./case-facts.tsx";
import { CaseOptions, type Compared } from "./case-options.tsx";
import { type OfferFigures, OfferAtAGlance } from "./offer-view.tsx";

export interface CaseScreenProps {
  file: Awaited<ReturnType<typeof readCaseFile>>;
  options: Compared;
  /** How many of the options the desk set itself. */
  own: number;
  /** The option that somebody looks at closely. */
  chosen: number | null;
  lang: Lang;
  now: number;
  days: number | null;
  staffId: string;
  approver: boolean;
  /** The form that was sent and refused: what somebody typed stays. */
  typed: DeskForm | null;
}

/** A case on one screen: the facts left, the decision right. */
export function CaseScreen(props: CaseScreenProps) {
  const { file, options, own, chosen, lang, now, days, staffId, approver, typed } = props;
  const { tracker } = file;
  const { found, currency, zone } = tracker;
  const mine = found.assigneeId === staffId;
  const works = mine && (found.state === "looking" || found.state === "escalated");
  const judges = mine && ["looking", "escalated", "needs_info"].includes(found.state);
  const close = chosen === null ? undefined : options[chosen];
  const shown = close?.figures ?? file.proposal?.figures;
  return (
    <div className="split two">
      <article className="case">
        <Back href={paths.staffHardship()} text={say(lang, words.back)} />
        <WorkHeader title={file.name} reference={found.reference}>
          {/* The borrower reads "with a person"; the desk has to see that it waits for a second one. */}
          <Tag tone="calm">{say(lang, found.state === "proposed" ? words.waitsApproval : stateWords[found.state])}</Tag>
          <CaseClock row={{ ...found, days }} now={now} lang={lang} zone={zone} />
          <Button look="quiet" small icon="eye" href={paths.staffHardshipView({ caseId: found.id })}>
            {say(lang, words.view)}
          </Button>
        </WorkHeader>
        <LogIt
          lang={lang}
          said={[file.said.more ?? null, file.said.statement?.words ?? null, ...file.story.map(({ note }) => note)]}
          loanNo={file.loanNo}
          written={found.lang}
        />
        <HowToReach file={file} lang={lang} />
        <InTheirWords file={file} lang={lang} />
        <div className="duo">
          <WhatTheyTold file={file} lang={lang} />
          <LoanToday file={file} lang={lang} />
        </div>
        <div className="duo">
          <Evidence file={file} lang={lang} />
          <CaseBudget budget={file.budget} currency={currency} lang={lang} />
        </div>
        {judges ? <JudgeBudget budget={file.budget} currency={currency} lang={lang} typed={typed} /> : null}
        {works ? (
          <CaseOptions
            {...{ options, own, chosen, lang, currency }}
            caseId={found.id}
            left={file.budget?.leftAsAccepted ?? null}
          />
        ) : null}
        {shown ? <Comparison figures={shown} lang={lang} /> : null}
        {file.questions.length > 0 ? (
          <Card title={say(lang, words.questions)}>
            <Answers
              answers={file.questions.flatMap((asked) =>
                asked.items.map((item, index) => ({
                  term: item,
                  value: asked.answers?.[index] || say(lang, words.noAnswer),
                })),
              )}
            />
          </Card>
        ) : null}
        <div className="duo">
          <History file={file} lang={lang} />
          <Contacts file={file} lang={lang} />
        </div>
        <Earlier file={file} lang={lang} />
      </article>
      <aside aria-label={say(lang, words.decision)}>
        <Deciding {...{ file, lang, staffId, approver, close, mine, works, typed }} />
      </aside>
    </div>
  );
}

type Part = Pick<CaseScreenProps, "file" | "lang">;

/** How this person may be contacted, and what is paused. */
function HowToReach({ file, lang }: Part) {
  const { tracker, said, writeOff } = file;
  const { found } = tracker;
  const situation = Object.entries(situationWords).find(([code]) => code === found.situation)?.[1];
  const safeWay = said.statement?.safeWay;
  const written = writeOff === null ? undefined : writeOffWords[writeOff];
  return (
    <Rules
      rules={[
        { key: "lang", icon: "globe", text: say(lang, found.lang === "zh-CN" ? queueWords.zh : queueWords.en) },
        { key: "pause", icon: "pause", text: say(lang, tracker.paused ? words.paused : words.running) },
        { key: "held", icon: "bellOff", text: say(lang, heldCount, { count: tracker.heldBack }) },
        ...(situation ? [{ key: "situation", icon: "heart" as const, text: say(lang, situation.label) }] : []),
        ...(safeWay ? [{ key: "safe", icon: "shield" as const, text: `${say(lang, words.safeWay)}: ${safeWay}` }] : []),
        ...(found.reviewAt !== null
          ? [
              {
                key: "quiet",
                icon: "clock" as const,
                text: say(lang, quietUntil, {
                  date: formatDay(localDay(found.reviewAt - 1, tracker.zone), lang, "day"),
                }),
              },
            ]
          : []),
        ...(written ? [{ key: "write-off", icon: "document" as const, text: say(lang, written) }] : []),
      ]}
    />
  );
}

function InTheirWords({ file: { said, tracker }, lang }: Part) {
  const theirs = [said.statement?.words, said.more].filter((text) => text !== null && text !== undefined);
  return (
    <Card title={say(lang, words.words)}>
      {theirs.map((text) => (
        <blockquote key={text} className="words" lang={tracker.found.lang}>
          {text}
        </blockquote>
      ))}
      {theirs.length === 0 ? <p className="muted">{say(lang, words.noWords)}</p> : null}
    </Card>
  );
}

function Evidence({ file: { tracker, opened }, lang }: Part) {
  const { found, files, zone } = tracker;
  return (
    <Card title={say(lang, words.evidence)}>
      {files.length === 0 ? (
        <p className="muted">{say(lang, words.noEvidence)}</p>
      ) : (
        <Files
          files={files.map((each) => ({
            key: each.id,
            kind: each.kind === "application/pdf" ? "document" : "photo",
            name: each.name,
            href:
              each.scan === "pending" ? undefined : paths.staffHardshipFile({ caseId: found.id, evidenceId: each.id }),
            detail: opened
              .filter(({ evidenceId }) => evidenceId === each.id)
              .map(({ by, at }) => `${by} ${formatInstant(at, lang, zone, "short")}`)
              .join(" · "),
            ...(each.scan === "pending" ? { status: <Tag>{say(lang, words.checking)}</Tag> } : {}),
          }))}
        />
      )}
    </Card>
  );
}

/** Terms in full: at a glance, as columns, where the money goes, and date by date. */
function Comparison({ figures, lang }: { figures: OfferFigures; lang: Lang }) {
  return (
    <Card title={say(lang, words.beforeAfter)}>
      <OfferAtAGlance figures={figures} lang={lang} />
      <PaidEachTime figures={figures} lang={lang} />
      <WhereItGoes figures={figures} lang={lang} />
      <Details summary={say(lang, words.everyDate)}>
        <BeforeAfter figures={figures} lang={lang} />
      </Details>
    </Card>
  );
}

function History({ file, lang }: Part) {
  return (
    <Card title={say(lang, words.history)}>
      <Timeline
        card={false}
        items={file.story.map((step) => ({
          key: step.id,
          text: say(lang, deskEventWords[step.event] ?? eventWords[step.event] ?? words.note),
          detail: [whoDid(step.by, lang), step.note ?? ""].filter(Boolean).join(": "),
          time: { text: formatInstant(step.at, lang, file.tracker.zone, "short") },
        }))}
      />
    </Card>
  );
}

function whoDid(by: string, lang: Lang): string {
  if (by === "borrower") return say(lang, words.theBorrower);
  return by === "system" ? say(lang, words.theSystem) : by;
}

function Earlier({ file: { earlier, tracker }, lang }: Part) {
  return (
    <Card title={say(lang, words.earlier)}>
      {earlier.length === 0 ? <p className="muted">{say(lang, words.noEarlier)}</p> : null}
      <ul className="bullets">
        {earlier.map((each) => (
          <li key={each.id}>
            <a href={paths.staffHardshipCase({ caseId: each.id })}>{each.reference}</a>{" "}
            {say(lang, stateWords[each.state])}, {formatInstant(each.receivedAt, lang, tracker.zone, "table")}
          </li>
        ))}
      </ul>
    </Card>
  );
}

import type { compareTerms, readCaseFile } from "#app/hardship/case-file.ts";
import { refusalCodes } from "#app/hardship/refusal-codes.ts";
import { paths } from "#app/http/paths.ts";
import { formatMoney as formatPlain } from "#app/lending/money.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Answers } from "#app/ui/answers.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Details } from "#app/ui/details.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Files } from "#app/ui/files.tsx";
import { formatDay, formatInstant, formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { Eyes } from "#app/ui/staff/decision.tsx";
import { Rules } from "#app/ui/staff/rules.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { fieldWords } from "#app/words/frame.ts";
import {
  askWords,
  eventWords,
  helperWords,
  lastingWords,
  reasonWords,
  sinceWords,
  stateWords,
  wishWords,
} from "#app/words/hardship.ts";
import { kindWords } from "#app/words/hardship-offer.ts";
import { refusalWords } from "#app/words/hardship-refusal.ts";
import { caseWords as words, heldCount, pressEffects, queueWords } from "#app/words/hardship-staff.ts";
import { situationWords } from "#app/words/tell-us.ts";
import { type Lang, say } from "#app/words/words.ts";
import { CaseClock } from "./case-clock.tsx";
import { BeforeAfter, OfferAtAGlance } from "./offer-view.tsx";

type Compared = Awaited<ReturnType<typeof compareTerms>>;

export interface CaseScreenProps {
  file: Awaited<ReturnType<typeof readCaseFile>>;
  options: Compared;
  /** The option that somebody looks at closely. */
  chosen: number | null;
  lang: Lang;
  now: number;
  days: number | null;
  staffId: string;
  approver: boolean;
}

const kinds = ["deferral", "interest-only", "reduced", "token", "extension", "penalty-waiver"] as const;

/** A case on one screen: the facts left, the decision right. */
export function CaseScreen(props: CaseScreenProps) {
  const { file, options, chosen, lang, now, days, staffId } = props;
  const { tracker, said, standing } = file;
  const { found, currency, zone } = tracker;
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const mine = found.assigneeId === staffId;
  const works = mine && (found.state === "looking" || found.state === "escalated");
  const list = (items: readonly string[]) => items.join(lang === "zh-CN" ? "；" : "; ");
  const situation = situationWords[found.situation as keyof typeof situationWords] as
    (typeof situationWords)[keyof typeof situationWords] | undefined;
  const close = chosen === null ? undefined : options[chosen];
  return (
    <div className="split two">
      <article className="case">
        <Back href={paths.staffHardship()} text={say(lang, words.back)} />
        <WorkHeader title={file.name} reference={found.reference}>
          <Tag tone="calm">{say(lang, stateWords[found.state])}</Tag>
          <CaseClock row={{ ...found, days }} now={now} lang={lang} zone={zone} />
          <Button look="quiet" small icon="eye" href={paths.staffHardshipView({ caseId: found.id })}>
            {say(lang, words.view)}
          </Button>
        </WorkHeader>
        <Rules
          rules={[
            { key: "lang", icon: "globe", text: say(lang, found.lang === "zh-CN" ? queueWords.zh : queueWords.en) },
            { key: "pause", icon: "pause", text: say(lang, tracker.paused ? words.paused : words.running) },
            { key: "held", icon: "bellOff", text: say(lang, heldCount, { count: tracker.heldBack }) },
            ...(situation ? [{ key: "situation", icon: "heart" as const, text: say(lang, situation.label) }] : []),
            ...(said.statement?.safeWay
              ? [
                  {
                    key: "safe",
                    icon: "shield" as const,
                    text: `${say(lang, words.safeWay)}: ${said.statement.safeWay}`,
                  },
                ]
              : []),
          ]}
        />
        <Card title={say(lang, words.words)}>
          {said.more || said.statement?.words ? (
            <blockquote className="words" lang={found.lang}>
              {said.statement?.words ?? said.more}
            </blockquote>
          ) : (
            <p className="muted">{say(lang, words.noWords)}</p>
          )}
        </Card>
        <div className="duo">
          <Card title={say(lang, words.said)}>
            <Answers
              answers={[
                {
                  term: say(lang, askWords.why),
                  value: list((said.why ?? []).map((code) => say(lang, reasonWords[code]))),
                },
                { term: say(lang, askWords.since), value: said.since ? say(lang, sinceWords[said.since]) : "–" },
                {
                  term: say(lang, askWords.lasting),
                  value: said.lasting ? say(lang, lastingWords[said.lasting]) : "–",
                },
                {
                  term: say(lang, askWords.amount),
                  value: said.canPay == null ? say(lang, askWords.noAmount) : amount(said.canPay),
                },
                {
                  term: say(lang, askWords.help),
                  value: list((said.wishes ?? []).map((code) => say(lang, wishWords[code]))),
                },
                ...(said.helper
                  ? [
                      {
                        term: say(lang, words.helper),
                        value: list([say(lang, helperWords[said.helper.role]), said.helper.name ?? ""].filter(Boolean)),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          <Card title={say(lang, words.position)}>
            <Facts
              facts={[
                { term: say(lang, words.upToDate), value: amount(standing.upToDate) },
                { term: say(lang, words.everything), value: amount(standing.everything) },
                { term: say(lang, words.penalty), value: amount(standing.penalty) },
                { term: say(lang, words.daysPast), value: String(standing.dpd) },
              ]}
            />
            <p className="fine">
              {say(lang, words.contract)} <span className="num">{file.loanNo}</span>
            </p>
          </Card>
        </div>
        {works ? <Options {...{ options, chosen, lang, currency }} caseId={found.id} /> : null}
        {close?.figures ? (
          <Card title={say(lang, words.beforeAfter)}>
            <OfferAtAGlance figures={close.figures} lang={lang} />
            <BeforeAfter figures={close.figures} lang={lang} />
          </Card>
        ) : null}
        {file.proposal ? (
          <Card title={say(lang, words.beforeAfter)}>
            <OfferAtAGlance figures={file.proposal.figures} lang={lang} />
            <BeforeAfter figures={file.proposal.figures} lang={lang} />
          </Card>
        ) : null}
        <Card title={say(lang, words.evidence)}>
          {tracker.files.length === 0 ? (
            <p className="muted">{say(lang, words.noEvidence)}</p>
          ) : (
            <Files
              files={tracker.files.map((each) => ({
                key: each.id,
                kind: each.kind === "application/pdf" ? "document" : "photo",
                name: each.name,
                href:
                  each.scan === "pending"
                    ? undefined
                    : paths.staffHardshipFile({ caseId: found.id, evidenceId: each.id }),
              }))}
            />
          )}
        </Card>
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
        <Card title={say(lang, words.history)}>
          <Timeline
            card={false}
            items={file.story.map((step) => ({
              key: step.id,
              text: eventWords[step.event] ? say(lang, eventWords[step.event] ?? words.note) : say(lang, words.note),
              detail: step.note ? `${step.by}: ${step.note}` : step.by,
              time: { text: formatInstant(step.at, lang, zone, "short") },
            }))}
          />
        </Card>
        <Card title={say(lang, words.earlier)}>
          {file.earlier.length === 0 ? <p className="muted">{say(lang, words.noEarlier)}</p> : null}
          <ul className="bullets">
            {file.earlier.map((each) => (
              <li key={each.id}>
                <a href={paths.staffHardshipCase({ caseId: each.id })}>{each.reference}</a>{" "}
                {say(lang, stateWords[each.state])}, {formatInstant(each.receivedAt, lang, zone, "table")}
              </li>
            ))}
          </ul>
        </Card>
      </article>
      <aside aria-label={say(lang, words.decision)}>
        <Deciding {...props} {...(close ? { close } : {})} mine={mine} works={works} />
      </aside>
    </div>
  );
}

/** Terms side by side, and a form for another kind. */
function Options({
  options,
  chosen,
  lang,
  currency,
  caseId,
}: Pick<CaseScreenProps, "options" | "chosen" | "lang"> & { currency: string; caseId: string }) {
  const field = fieldWords(lang);
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const rows = options.map((each, index) => ({ ...each, index, letter: "ABCDEF"[index] ?? "" }));
  const here = paths.staffHardshipCase({ caseId });
  return (
    <Card title={say(lang, words.options)}>
      <DataTable
        caption={say(lang, words.options)}
        hideCaption
        scroll={say(lang, words.options)}
        rows={rows}
        rowKey={(row) => row.letter}
        columns={[
          {
            key: "kind",
            head: say(lang, words.compare),
            kind: "row",
            cell: (row) => (
              <>
                <b>{row.letter}</b> {say(lang, kindWords[row.option.terms.kind])}{" "}
                {row.index === chosen ? <Tag>{say(lang, words.chosen)}</Tag> : null}
                {row.figures && row.index !== chosen ? (
                  <small>
                    <a href={`${here}?${addressOf(row.option, currency)}`}>{say(lang, words.choose)}</a>
                  </small>
                ) : null}
                {row.reason ? (
                  <small>
                    {say(lang, words.cannot)} {row.reason}
                  </small>
                ) : null}
              </>
            ),
          },
          {
            key: "first",
            head: say(lang, words.firstMonths),
            kind: "num",
            cell: (row) => (row.figures?.after[0] ? amount(row.figures.after[0].amount) : "–"),
          },
          {
            key: "then",
            head: say(lang, words.then),
            kind: "num",
            cell: (row) => (row.figures ? amount(row.figures.usual) : "–"),
          },
          {
            key: "ends",
            head: say(lang, words.ends),
            kind: "num",
            cell: (row) => {
              const last = row.figures?.after.at(-1);
              return last ? formatDay(last.due, lang, "table") : "–";
            },
          },
          {
            key: "all",
            head: say(lang, words.inAll),
            kind: "num",
            cell: (row) => (row.figures ? amount(row.figures.totalAfter) : "–"),
          },
          {
            key: "more",
            head: say(lang, words.moreThanNow),
            kind: "num",
            cell: (row) => (row.figures ? amount(row.figures.extraCost) : "–"),
          },
          {
            key: "given",
            head: say(lang, words.given),
            kind: "num",
            cell: (row) => (row.figures ? amount(row.figures.givenUp) : "–"),
          },
        ]}
      />
      <Details summary={say(lang, words.own)}>
        <form method="get" className="flow tight">
          <SelectField
            words={field}
            id="kind"
            label={say(lang, words.kind)}
            options={kinds.map((value) => ({ value, text: say(lang, kindWords[value]) }))}
          />
          <TextField words={field} id="amount" label={say(lang, words.amount)} width="m" optional />
          <TextField words={field} id="count" label={say(lang, words.count)} width="xs" value="3" />
          <TextField words={field} id="extend" label={say(lang, words.extend)} width="xs" value="3" />
          <Check words={field} id="waive" value="1" label={say(lang, words.waive)} />
          <Button look="quiet" small>
            {say(lang, words.workOut)}
          </Button>
        </form>
      </Details>
    </Card>
  );
}

/** What can be done now, by this person. */
function Deciding({
  file,
  lang,
  staffId,
  approver,
  close,
  mine,
  works,
}: CaseScreenProps & { close?: Compared[number]; mine: boolean; works: boolean }) {
  const { found, currency } = file.tracker;
  const { proposal } = file;
  const field = fieldWords(lang);
  const press = (act: string, text: string, look: "main" | "quiet" = "quiet") => (
    <Button small look={look} name="act" value={act}>
      {text}
    </Button>
  );
  const waits = proposal?.state === "proposed" ? proposal : null;
  const open = !["refused", "declined", "expired", "active", "review", "ended", "withdrawn"].includes(found.state);
  return (
    <div className="decision">
      <div>
        <h2>{say(lang, words.decision)}</h2>
        <p className="muted">{say(lang, words.twoPeople)}</p>
      </div>
      {open && found.state !== "offered" ? (
        <form method="post">
          <Buttons>
            {found.assigneeId === null
              ? press("claim", say(lang, words.claim), "main")
              : mine
                ? press("release", say(lang, words.release))
                : press("take_over", say(lang, words.takeOver))}
          </Buttons>
        </form>
      ) : null}
      {waits ? (
        <form method="post" className="flow tight">
          <Eyes
            people={[
              {
                key: "by",
                initials: waits.by.slice(0, 2),
                text: (
                  <>
                    <b>{waits.by}</b> {say(lang, words.proposedBy)}
                  </>
                ),
                detail: waits.reasons,
              },
            ]}
          />
          {waits.byId === staffId || !approver ? (
            <Note>
              <p>{say(lang, words.notOwn)}</p>
            </Note>
          ) : (
            <>
              <input type="hidden" name="termsHash" value={waits.termsHash} />
              <p className="fine">
                {say(lang, pressEffects, {
                  date: waits.figures.after[0] ? formatDay(waits.figures.after[0].due, lang, "day") : "–",
                  given: formatMoney(waits.figures.givenUp, currency, lang),
                })}
              </p>
              {press("approve", say(lang, words.approve), "main")}
              {press("send_back", say(lang, words.sendBack))}
            </>
          )}
        </form>
      ) : null}
      {works && close?.figures && close.hash ? (
        <form method="post" className="flow tight">
          <h3>{say(lang, kindWords[close.option.terms.kind])}</h3>
          <input type="hidden" name="terms" value={JSON.stringify(close.option)} />
          <input type="hidden" name="seen" value={close.hash} />
          <TextArea
            words={field}
            id="reasons"
            name="words"
            label={say(lang, words.reasons)}
            hint={say(lang, words.reasonsHint)}
            maxLength={2000}
          />
          {press("propose", say(lang, words.propose), "main")}
        </form>
      ) : null}
      {works ? (
        <>
          <Details summary={say(lang, words.ask)}>
            <form method="post" className="flow tight">
              <p className="hint">{say(lang, words.askHint)}</p>
              {[1, 2, 3].map((nr) => (
                <TextField
                  key={nr}
                  words={field}
                  id={`item-${nr}`}
                  name="item"
                  label={`${say(lang, words.item)} ${nr}`}
                  input={{ maxLength: 300 }}
                />
              ))}
              {press("ask", say(lang, words.ask))}
            </form>
          </Details>
          <Details summary={say(lang, words.refuse)}>
            <form method="post" className="flow tight">
              <SelectField
                words={field}
                id="code"
                label={say(lang, words.code)}
                options={refusalCodes.map((value) => ({ value, text: say(lang, refusalWords[value].label) }))}
              />
              <TextArea
                words={field}
                id="refuse-words"
                name="words"
                label={say(lang, words.refuseWords)}
                hint={say(lang, words.refuseHint)}
                maxLength={2000}
              />
              {press("refuse", say(lang, words.refuse))}
            </form>
          </Details>
        </>
      ) : null}
      <Details summary={say(lang, words.others)}>
        <form method="post" className="flow tight">
          <TextArea words={field} id="note-words" name="words" label={say(lang, words.note)} maxLength={2000} />
          <Buttons>
            {press("note", say(lang, words.addNote))}
            {press("escalate", say(lang, words.escalate))}
          </Buttons>
        </form>
      </Details>
    </div>
  );
}

function addressOf({ terms, waivePenalty }: Compared[number]["option"], currency: string): string {
  const query = new URLSearchParams({ kind: terms.kind, waive: waivePenalty ? "1" : "0" });
  if ("count" in terms) query.set("count", String(terms.count));
  if ("periods" in terms) query.set("count", String(terms.periods));
  if ("extend" in terms) query.set("extend", String(terms.extend));
  if ("extra" in terms) query.set("extend", String(terms.extra));
  if ("amount" in terms) query.set("amount", formatPlain(terms.amount, currency));
  return query.toString();
}

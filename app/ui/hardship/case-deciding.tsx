import type { ReactNode } from "react";
import type { DeskForm } from "#app/hardship/desk-acts.ts";
import type { readCaseFile } from "#app/hardship/case-file.ts";
import { refusalCodes } from "#app/hardship/refusal-codes.ts";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatInstant, formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { Eyes } from "#app/ui/staff/decision.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords } from "#app/words/frame.ts";
import { builderWords } from "#app/words/hardship-case.ts";
import { kindWords } from "#app/words/hardship-offer.ts";
import { refusalWords } from "#app/words/hardship-refusal.ts";
import { caseWords as words, effectsOf } from "#app/words/hardship-staff.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";
import type { Compared } from "./case-options.tsx";

export interface DecidingProps {
  file: Awaited<ReturnType<typeof readCaseFile>>;
  lang: Lang;
  staffId: string;
  approver: boolean;
  /** The option that is looked at closely. */
  close: Compared[number] | undefined;
  mine: boolean;
  /** Has it in hand: can propose, ask, refuse. */
  works: boolean;
  /** The form that was sent and refused. */
  typed: DeskForm | null;
}

const decided = ["refused", "declined", "expired", "active", "review", "ended", "withdrawn"];

/** What can be done now, by this person. */
export function Deciding(props: DecidingProps) {
  const { file, lang, mine, works, approver, typed } = props;
  const noted = typed?.act === "note" || typed?.act === "escalate" ? typed : null;
  const { found } = file.tracker;
  const open = !decided.includes(found.state);
  return (
    <div className="decision">
      <div>
        <h2>{say(lang, words.decision)}</h2>
        <p className="muted">{say(lang, words.twoPeople)}</p>
      </div>
      {open && found.state !== "offered" ? (
        <form method="post">
          <Buttons>
            {found.assigneeId === null ? (
              <Press act="claim" text={say(lang, words.claim)} look="main" />
            ) : mine ? (
              <Press act="release" text={say(lang, words.release)} />
            ) : (
              <Press act="take_over" text={say(lang, words.takeOver)} />
            )}
          </Buttons>
        </form>
      ) : null}
      <Waiting {...props} />
      {works ? <Proposing {...props} /> : null}
      {works ? <AskOrRefuse lang={lang} typed={typed} /> : null}
      {works && approver ? (
        <Folded act="refer" text={say(lang, builderWords.refer)} typed={typed}>
          <Words
            {...{ lang, typed, act: "refer", id: "refer-words" }}
            label={builderWords.referWords}
            hint={builderWords.referHint}
          />
        </Folded>
      ) : null}
      {works && found.kind === "special" ? <Quiet lang={lang} extendable={file.extendable} typed={typed} /> : null}
      <Details summary={say(lang, words.others)} open={noted !== null}>
        <form method="post" className="flow tight">
          <Words {...{ lang, typed, act: noted?.act ?? "note", id: "note-words" }} label={words.note} />
          <Buttons>
            <Press act="note" text={say(lang, words.addNote)} />
            {open ? <Press act="escalate" text={say(lang, words.escalate)} /> : null}
          </Buttons>
        </form>
      </Details>
    </div>
  );
}

function Press({ act, text, look = "quiet" }: { act: string; text: string; look?: "main" | "quiet" }) {
  return (
    <Button small look={look} name="act" value={act}>
      {text}
    </Button>
  );
}

/** A deed that is folded away until somebody wants it: its form, and the button that does it by the same name. */
function Folded(props: { act: string; text: string; typed: DeskForm | null; children: ReactNode }) {
  const { act, text, typed, children } = props;
  return (
    <Details summary={text} open={typed?.act === act}>
      <form method="post" className="flow tight">
        {children}
        <Press act={act} text={text} />
      </form>
    </Details>
  );
}

/** The words that go with a deed; what was typed before it was refused stays. */
function Words(props: { lang: Lang; id: string; act: string; typed: DeskForm | null; label: Message; hint?: Message }) {
  const { lang, id, act, typed, label, hint } = props;
  return (
    <TextArea
      words={fieldWords(lang)}
      id={id}
      name="words"
      label={say(lang, label)}
      hint={hint && say(lang, hint)}
      value={typed?.act === act ? typed.words : undefined}
      maxLength={2000}
    />
  );
}

/** Terms that wait for a second person: who proposed, who may not, and exactly what one press does. */
function Waiting({ file, lang, staffId, approver, typed }: DecidingProps) {
  const { currency, zone } = file.tracker;
  const waits = file.proposal?.state === "proposed" ? file.proposal : null;
  if (!waits) return null;
  const { figures } = waits;
  const own = waits.byId === staffId;
  const first = figures.after[0];
  return (
    <form method="post" className="flow tight">
      <Eyes
        people={[
          {
            key: "by",
            initials: initialsOf(waits.by),
            text: (
              <>
                <b>{waits.by}</b> {say(lang, words.proposedBy)}
              </>
            ),
            detail: `${formatInstant(waits.at, lang, zone, "short")} · ${waits.reasons}`,
          },
          { key: "next", initials: "?", text: say(lang, builderWords.otherPerson), waiting: true },
        ]}
      />
      {waits.beyondApprover ? (
        <Note tone="warm" icon="info">
          <p>{say(lang, builderWords.beyond)}</p>
        </Note>
      ) : null}
      {own || !approver || waits.beyondApprover ? (
        own ? (
          <p className="fine">{say(lang, words.notOwn)}</p>
        ) : null
      ) : (
        <>
          <input type="hidden" name="termsHash" value={waits.termsHash} />
          <h3>{say(lang, words.pressDoes)}</h3>
          <ul className="bullets">
            {effectsOf(lang, {
              date: first ? formatDay(first.due, lang, "day") : "–",
              given: formatMoney(figures.givenUp, currency, lang),
              lang: file.tracker.found.lang,
            }).map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          <Press act="approve" text={say(lang, words.approve)} look="main" />
          <TextField
            words={fieldWords(lang)}
            id="back-words"
            name="words"
            label={say(lang, words.backWhy)}
            value={typed?.act === "send_back" || typed?.act === "approve" ? typed.words : undefined}
            optional
            input={{ maxLength: 300 }}
          />
          <Press act="send_back" text={say(lang, words.sendBack)} />
        </>
      )}
    </form>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((part) => /^[A-Za-z]/.test(part));
  return words.length > 1
    ? words
        .map((part) => part[0])
        .join("")
        .slice(0, 2)
    : name.slice(0, 2);
}

function Proposing({ close, lang, typed }: DecidingProps) {
  if (!close?.figures || !close.hash) return <p className="fine">{say(lang, words.chooseFirst)}</p>;
  return (
    <form method="post" className="flow tight">
      <h3>{say(lang, kindWords[close.option.terms.kind])}</h3>
      <input type="hidden" name="terms" value={JSON.stringify(close.option)} />
      <input type="hidden" name="seen" value={close.hash} />
      <Words {...{ lang, typed, act: "propose", id: "reasons" }} label={words.reasons} hint={words.reasonsHint} />
      <Press act="propose" text={say(lang, words.propose)} look="main" />
    </form>
  );
}

/** The quiet time of a special situation: longer, as policy allows, or over. */
function Quiet({ lang, extendable, typed }: { lang: Lang; extendable: boolean; typed: DeskForm | null }) {
  return (
    <>
      {extendable ? (
        <form method="post" className="flow tight">
          <Press act="extend" text={say(lang, builderWords.extend)} />
          <p className="hint">{say(lang, builderWords.extendHint)}</p>
        </form>
      ) : null}
      <Folded act="end_quiet" text={say(lang, builderWords.endQuiet)} typed={typed}>
        <Words
          {...{ lang, typed, act: "end_quiet", id: "quiet-words" }}
          label={builderWords.why}
          hint={builderWords.endQuietHint}
        />
      </Folded>
    </>
  );
}

function AskOrRefuse({ lang, typed }: { lang: Lang; typed: DeskForm | null }) {
  const field = fieldWords(lang);
  return (
    <>
      <Folded act="ask" text={say(lang, words.ask)} typed={typed}>
        <p className="hint">{say(lang, words.askHint)}</p>
        {[1, 2, 3].map((nr) => (
          <TextField
            key={nr}
            words={field}
            id={`item-${nr}`}
            name="item"
            label={`${say(lang, words.item)} ${nr}`}
            value={typed?.act === "ask" ? typed.item?.[nr - 1] : undefined}
            input={{ maxLength: 300 }}
          />
        ))}
      </Folded>
      <Folded act="refuse" text={say(lang, words.refuse)} typed={typed}>
        <SelectField
          words={field}
          id="code"
          label={say(lang, words.code)}
          value={typed?.act === "refuse" ? (typed.code ?? "") : ""}
          options={[
            { value: "", text: say(lang, words.chooseCode) },
            ...refusalCodes.map((value) => ({ value, text: say(lang, refusalWords[value].label) })),
          ]}
        />
        <Words
          {...{ lang, typed, act: "refuse", id: "refuse-words" }}
          label={words.refuseWords}
          hint={words.refuseHint}
        />
      </Folded>
    </>
  );
}

import type { ReactNode } from "react";
import type { CorrectableEntry, Correction } from "#app/disputes/corrections.ts";
import type { DisputeForm } from "#app/disputes/desk-deeds.ts";
import type { DisputePage } from "#app/disputes/dispute-page.ts";
import { nextDisputeState } from "#app/disputes/states.ts";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { disputeDeskWords as words, entryKindWords } from "#app/words/dispute-desk.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";

/** What can be done with a dispute now, one form each. */
export function DisputeWork(props: {
  lang: Lang;
  page: DisputePage;
  currency: string;
  /** The proposed correction, as it will be posted. */
  correction: Correction | null;
  /** What could be cancelled. */
  entries: readonly CorrectableEntry[];
  waiting: { termsHash: string; own: boolean } | null;
  /** The form that was sent and is not done: what somebody typed stays. */
  typed: DisputeForm | null;
}) {
  const { lang, page, currency, waiting, typed } = props;
  const proposed = typed?.deed === "propose" ? typed : null;
  const answered = typed && ["verify", "reject", "not_the_borrower"].includes(typed.deed) ? typed : null;
  const base = fieldWords(lang);
  const can = (event: Parameters<typeof nextDisputeState>[1]) => nextDisputeState(page.state, event, "staff") !== null;
  if (!page.open) return null;
  return (
    <Card title={say(lang, words.work)}>
      {page.state === "held" ? (
        <Form page={page}>
          <Button name="deed" value="claim">
            {say(lang, words.claim)}
          </Button>
        </Form>
      ) : null}
      {waiting ? (
        <>
          <p>
            {say(lang, words.waits)}:{" "}
            <b>{props.correction === null ? "" : inWords(props.correction, props.entries, currency, lang)}</b>
          </p>
          {waiting.own ? null : (
            <Form page={page}>
              <input type="hidden" name="termsHash" value={waiting.termsHash} />
              <Button name="deed" value="carry_out">
                {say(lang, words.carryOut)}
              </Button>
            </Form>
          )}
          <WordsDeed
            lang={lang}
            page={page}
            typed={typed}
            deed="send_back"
            title={words.sendBack}
            label={words.note}
            go={words.sendBack}
          />
        </>
      ) : null}
      {can("propose") ? (
        <Details summary={say(lang, words.correction)} open={proposed !== null}>
          <Form page={page}>
            <input type="hidden" name="currency" value={currency} />
            <SelectField
              words={base}
              id="kind"
              label={say(lang, words.kind)}
              value={proposed?.kind}
              options={(["adjustment", "penalty", "fee", "interest", "reversal", "record"] as const).map((code) => ({
                value: code,
                text: say(lang, words[code]),
              }))}
            />
            <TextField
              words={base}
              id="amount"
              label={`${say(lang, words.amount)} (${currency})`}
              value={proposed?.amount}
              width="m"
            />
            <TextField words={base} id="day" type="date" label={say(lang, words.day)} value={proposed?.day} width="m" />
            {props.entries.length === 0 ? null : (
              <SelectField
                words={base}
                id="entry"
                label={say(lang, words.entry)}
                value={proposed?.entry}
                options={[
                  { value: "", text: "–" },
                  ...props.entries.map((entry) => ({ value: entry.id, text: entryText(entry, currency, lang) })),
                ]}
              />
            )}
            <TextArea
              words={base}
              id="correction-text"
              name="text"
              label={say(lang, words.reasons)}
              value={proposed?.text}
            />
            <Button name="deed" value="propose">
              {say(lang, words.propose)}
            </Button>
          </Form>
        </Details>
      ) : null}
      {can("verify") ? (
        <Details summary={say(lang, words.answer)} open={answered !== null}>
          <Form page={page}>
            <TextArea
              words={base}
              id="answer-text"
              name="text"
              label={say(lang, words.reasons)}
              value={answered?.text}
            />
            <Buttons>
              <Button look="quiet" name="deed" value="verify">
                {say(lang, words.verify)}
              </Button>
              <Button look="quiet" name="deed" value="reject">
                {say(lang, words.reject)}
              </Button>
              <Button look="quiet" name="deed" value="not_the_borrower">
                {say(lang, words.notBorrower)}
              </Button>
            </Buttons>
          </Form>
        </Details>
      ) : null}
      {can("ask") ? (
        <WordsDeed
          lang={lang}
          page={page}
          typed={typed}
          deed="ask"
          title={words.ask}
          label={words.ask}
          go={words.askGo}
        />
      ) : null}
      <WordsDeed
        lang={lang}
        page={page}
        typed={typed}
        deed="note"
        title={words.note}
        label={words.note}
        go={words.noteGo}
      />
    </Card>
  );
}

function entryText(entry: CorrectableEntry, currency: string, lang: Lang): string {
  const kind = say(lang, entryKindWords[entry.kind] ?? words.adjustment);
  return `${formatDay(entry.day, lang, "short")} · ${kind} · ${formatMoney(entry.amount, currency, lang)}`;
}

/** A proposed correction as a person reads it. */
function inWords(correction: Correction, entries: readonly CorrectableEntry[], currency: string, lang: Lang): string {
  switch (correction.kind) {
    case "record":
      return say(lang, words.record);
    case "reversal": {
      const entry = entries.find(({ id }) => id === correction.entry);
      return `${say(lang, words.reversal)}${entry ? `: ${entryText(entry, currency, lang)}` : ""}`;
    }
    case "waiver":
      return `${say(lang, words[correction.component])}: ${formatMoney(correction.amount, currency, lang)}`;
    case "adjustment":
      return `${say(lang, words.adjustment)}: ${formatMoney(correction.amount, currency, lang)}, ${formatDay(correction.day, lang)}`;
  }
}

function Form({ page, children }: { page: DisputePage; children: ReactNode }) {
  return (
    <form method="post" className="flow tight" noValidate>
      <input type="hidden" name="version" value={page.version} />
      {children}
    </form>
  );
}

/** A deed that is nothing but words, folded away. */
function WordsDeed(props: {
  lang: Lang;
  page: DisputePage;
  typed: DisputeForm | null;
  deed: string;
  title: Message;
  label: Message;
  go: Message;
}) {
  const { lang, page, typed, deed, title, label, go } = props;
  const sent = typed?.deed === deed ? typed : null;
  return (
    <Details summary={say(lang, title)} open={sent !== null}>
      <Form page={page}>
        <TextArea
          words={fieldWords(lang)}
          id={`${deed}-text`}
          name="text"
          label={say(lang, label)}
          value={sent?.text}
        />
        <Button look="quiet" small name="deed" value={deed}>
          {say(lang, go)}
        </Button>
      </Form>
    </Details>
  );
}

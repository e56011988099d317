import type { ReactNode } from "react";
import type { DeskFields } from "#app/complaints/desk-fields.ts";
import type { Ahead } from "#app/complaints/look-ahead.ts";
import { Button } from "#app/ui/button.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { deskComplaintWords as words, mergeInto, restartUntil } from "#app/words/complaint-desk.ts";
import { type Lang, say } from "#app/words/words.ts";

/** Before something that cannot be taken back: what it does, and the form once more with "yes" in it. */
export function OnceMore(props: {
  lang: Lang;
  ahead: Ahead;
  fields: DeskFields;
  back: string;
  /** The letter that goes out. */
  children?: ReactNode;
}) {
  const { lang, ahead, fields, back, children } = props;
  return (
    <section className="flow" tabIndex={-1} aria-label={say(lang, words.sure)} autoFocus>
      <Note icon="eye" tone="warm" role="status" title={say(lang, words.sure)}>
        <p>{whatItDoes(ahead, lang)}</p>
      </Note>
      {children}
      <form method="post" className="row" noValidate>
        {hidden(fields).map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="sure" value="yes" />
        <Button name="deed" value={fields.deed}>
          {say(lang, goOf(ahead))}
        </Button>
        {fields.deed === "send" || fields.deed === "early" ? (
          <Button look="quiet" name="deed" value="save">
            {say(lang, words.keepDraft)}
          </Button>
        ) : (
          <Button look="quiet" href={back}>
            {say(lang, words.notNow)}
          </Button>
        )}
      </form>
    </section>
  );
}

function whatItDoes(ahead: Ahead, lang: Lang): string {
  switch (ahead.deed) {
    case "send":
      return say(lang, ahead.money ? words.moneyGoes : words.letterGoes);
    case "early":
      return say(lang, words.earlyGoes);
    case "refer":
      return say(lang, words.referGoes);
    case "merge":
      return say(lang, mergeInto, { into: ahead.into });
    case "restart":
      return say(lang, restartUntil, { day: formatDay(ahead.dueDay, lang) });
    case "withdraw":
      return say(lang, words.withdrawGoes);
    case "declare":
      return say(lang, words.declareGoes);
  }
}

function goOf(ahead: Ahead) {
  if (ahead.deed === "send") return ahead.money ? words.sureMoney : words.sureSend;
  return {
    ...{ early: words.sureEarly, refer: words.sureRefer, merge: words.sureMerge, restart: words.sureRestart },
    ...{ withdraw: words.sureWithdraw, declare: words.sureDeclare },
  }[ahead.deed];
}

/** Everything that was sent, to send it again as it was. */
function hidden(fields: DeskFields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    if (name === "sure" || name === "deed" || value === undefined || value === "") return [];
    return Array.isArray(value) ? value.map((each) => [name, each]) : [[name, String(value)]];
  });
}

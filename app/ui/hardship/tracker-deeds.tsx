import { Fragment } from "react";
import type { Tracker } from "#app/hardship/tracker.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { fieldWords } from "#app/words/frame.ts";
import {
  checkInHints,
  comesNext,
  comesFirst,
  stillBehind,
  trackerWords as words,
} from "#app/words/hardship-tracker.ts";
import { refusalWords } from "#app/words/hardship-refusal.ts";
import { type Lang, say } from "#app/words/words.ts";
import { ours } from "./tracker-hero.tsx";

/** Where the deeds of a request lead. */
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

interface DeedProps {
  tracker: Tracker;
  lang: Lang;
  links: TrackerLinks;
}

const waitsForUs = (state: string) => ours.includes(state) || state === "needs_info";

/** The one thing to do now, if there is one. */
export function NextThing({ tracker, lang, problem, links }: DeedProps & { problem: string | undefined }) {
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
function Comes({ tracker: { comes, currency, found }, lang }: Pick<DeedProps, "tracker" | "lang">) {
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

/** Quieter ways on: the agreement, another request, a special situation, taking it back. */
export function Ways({ tracker, lang, links }: DeedProps) {
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

import { paths } from "#app/http/paths.ts";
import type { Arrangement } from "#app/plans/arrangement.ts";
import { formatDay, formatMoney, wallClock } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { arrangementWords as words, grantedUntil, promisedFor, waitingUntil } from "#app/words/arrangement.ts";
import { type Lang, say } from "#app/words/words.ts";

/** What stands on a loan, at the top of its home: a promise, a request, an answer, a plan payment that has not come. */
export function ArrangementNote(props: {
  arrangement: Arrangement;
  loanId: string;
  currency: string;
  timeZone: string;
  lang: Lang;
}) {
  const { arrangement, loanId, currency, timeZone, lang } = props;
  const money = (minor: number) => formatMoney(minor, currency, lang);
  const day = (instant: number) => formatDay(wallClock(instant - 1, timeZone).day, lang);
  const link = (href: string, text: string) => (
    <p>
      <a href={href}>{text}</a>
    </p>
  );
  const request = paths.planRequest({ loanId });
  switch (arrangement.kind) {
    case "waiting":
      return (
        <Note icon="clock" title={say(lang, words.waiting)}>
          <p>{say(lang, waitingUntil, { date: day(arrangement.decideBy) })}</p>
          {link(request, say(lang, words.see))}
        </Note>
      );
    case "granted":
      return (
        <Note tone="good" icon="check" title={say(lang, words.granted)}>
          <p>{say(lang, grantedUntil, { date: day(arrangement.until) })}</p>
          {link(request, say(lang, words.see))}
        </Note>
      );
    case "not_granted":
      return (
        <Note icon="message" title={say(lang, words.not_granted)}>
          <p>{say(lang, words.notGrantedText)}</p>
          {link(request, say(lang, words.see))}
        </Note>
      );
    case "promise":
      return (
        <Note icon="calendar" title={say(lang, words.promise)}>
          <p>
            <Prose
              text={say(lang, promisedFor, {
                amount: money(arrangement.amount),
                date: formatDay(arrangement.on, lang),
              })}
            />
          </p>
          {link(paths.promise({ loanId }), say(lang, words.promiseSee))}
        </Note>
      );
    case "promise_open":
      return (
        <Note tone="warm" icon="calendar" title={say(lang, words.promiseOpen)}>
          <p>
            <Prose
              text={say(lang, promisedFor, {
                amount: money(arrangement.missing),
                date: formatDay(arrangement.on, lang),
              })}
            />
          </p>
          {link(paths.promise({ loanId }), say(lang, words.promiseOpenGo))}
        </Note>
      );
    case "plan":
      return arrangement.late === null ? null : (
        <Note tone="warm" icon="calendar" title={say(lang, words.late)}>
          <p>
            <Prose
              text={say(lang, promisedFor, {
                amount: money(arrangement.late.missing),
                date: formatDay(arrangement.late.due, lang),
              })}
            />
          </p>
          {link(paths.planMissed({ loanId }), say(lang, words.lateGo))}
        </Note>
      );
    case "none":
      return null;
  }
}

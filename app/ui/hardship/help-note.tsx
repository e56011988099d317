import type { HelpNow } from "#app/hardship/help-now.ts";
import { paths } from "#app/http/paths.ts";
import { formatDay, wallClock } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { Prose } from "#app/ui/prose.tsx";
import type { Tone } from "#app/ui/tone.ts";
import { stateLeads, trackerWords as words } from "#app/words/hardship-tracker.ts";
import { type Lang, say } from "#app/words/words.ts";

const tones: Partial<Record<HelpNow["state"], Tone>> = { needs_info: "warm", offered: "good", review: "warm" };

/** Where a request for help stands, on the home of its loan: one line and the way to it. */
export function HelpNote(props: { help: HelpNow; loanId: string; timeZone: string; lang: Lang }) {
  const { help, loanId, timeZone, lang } = props;
  const lasts = help.state === "active" || help.state === "review";
  const day = lasts ? help.reliefUntil : help.until === null ? null : wallClock(help.until - 1, timeZone).day;
  const lead = say(lang, help.ours && day !== null ? words.hearBy : stateLeads[help.state]);
  const go = help.state === "needs_info" ? words.answerNow : help.asked ? words.tellNow : words.seeRequest;
  return (
    <Note tone={tones[help.state] ?? "calm"} icon="heart" title={say(lang, words.heading)}>
      <p>
        <Prose text={day === null ? lead : `${lead} ${formatDay(day, lang, "weekday")}`} />
      </p>
      <p>
        <a href={paths.hardship({ loanId })}>{say(lang, go)}</a>
      </p>
    </Note>
  );
}

import { mayBeComplaint } from "#app/disputes/may-be-complaint.ts";
import { paths } from "#app/http/paths.ts";
import { Note } from "#app/ui/note.tsx";
import { disputeDeskWords as words } from "#app/words/dispute-desk.ts";
import { type Lang, say } from "#app/words/words.ts";

/**
 * "Log it?": when somebody's words, or a colleague's note, sound like a complaint. It looks at what stands in this case
 * and at nothing else, so that it says nothing about whether there is a complaint.
 */
export function LogIt(props: {
  lang: Lang;
  said: readonly (string | null)[];
  loanNo: string;
  /** The language of the person, in which the complaints team answers. */
  written?: Lang;
}) {
  const { lang, said, loanNo, written } = props;
  if (!said.some((text) => text !== null && mayBeComplaint(text))) return null;
  return (
    <Note icon="message" tone="warm">
      <p>
        {say(lang, words.soundsLike)}{" "}
        <a href={`${paths.staffHandOver()}?loan=${encodeURIComponent(loanNo)}${written ? `&answer=${written}` : ""}`}>
          {say(lang, words.logIt)}
        </a>
      </p>
    </Note>
  );
}

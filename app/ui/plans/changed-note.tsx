import { Note } from "#app/ui/note.tsx";
import { checkWords } from "#app/words/plan-check.ts";
import { type Lang, say } from "#app/words/words.ts";

/** The figures moved between showing and sending: these are the ones of now. */
export function ChangedNote({ lang }: { lang: Lang }) {
  return (
    <Note tone="warm" role="status">
      <p>{say(lang, checkWords.changed)}</p>
    </Note>
  );
}

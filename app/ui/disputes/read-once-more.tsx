import type { DisputeForm } from "#app/disputes/desk-deeds.ts";
import { Button } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";
import { disputeDeskWords as words } from "#app/words/dispute-desk.ts";
import { type Lang, say } from "#app/words/words.ts";

/** An answer ends the dispute: what it says, and the form once more with "yes" in it. */
export function ReadOnceMore({ lang, typed }: { lang: Lang; typed: DisputeForm }) {
  const answer = { verify: words.verify, reject: words.reject, not_the_borrower: words.notBorrower };
  const { deed, text, version } = typed;
  if (deed !== "verify" && deed !== "reject" && deed !== "not_the_borrower") return null;
  return (
    <section className="flow" tabIndex={-1} aria-label={say(lang, words.sure)} autoFocus>
      <Note icon="eye" tone="warm" role="status" title={say(lang, words.sure)}>
        <p>{say(lang, words.sureText)}</p>
      </Note>
      <blockquote className="words">{text}</blockquote>
      <form method="post" noValidate>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="text" value={text} />
        <input type="hidden" name="sure" value="yes" />
        <Button name="deed" value={deed}>
          {say(lang, answer[deed])}
        </Button>
      </form>
    </section>
  );
}

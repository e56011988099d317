import { PageFrame, type ShownSession } from "#app/http/page-frame.tsx";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { changeWords as words } from "#app/words/contact.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export interface ChangePageProps {
  session: ShownSession;
  heading: string;
  /** What is on file, masked. */
  present: { term: string; value: string };
  label: string;
  hint?: string | undefined;
  type: "tel" | "email";
  typed: string | undefined;
  problem: string | undefined;
}

/** Asks for a new number or address and says what happens next. */
export function ChangePage({ session, heading, present, label, hint, type, typed, problem }: ChangePageProps) {
  const { lang } = useRequest();
  return (
    <PageFrame session={session}>
      <Back href={paths.contact()} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "value", message: problem }] : []}
      />
      <h1>{heading}</h1>
      <Facts facts={[present]} />
      <form method="post" className="flow" noValidate>
        <TextField
          words={fieldWords(lang)}
          id="value"
          label={label}
          hint={hint}
          error={problem}
          type={type}
          value={typed}
          input={{ autoComplete: type, inputMode: type }}
        />
        <Button>{say(lang, words.send)}</Button>
      </form>
      <Note tone="calm">
        <p>{say(lang, words.how)}</p>
        <p>{say(lang, words.lost)}</p>
      </Note>
    </PageFrame>
  );
}

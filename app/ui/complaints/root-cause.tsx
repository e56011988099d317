import { SelectField } from "#app/ui/select-field.tsx";
import { deskComplaintWords as words } from "#app/words/complaint-desk.ts";
import { causeWords } from "#app/words/complaint-report.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, say } from "#app/words/words.ts";
import { type RootCause as Cause, rootCauses } from "#db/schema/complaints.ts";

/** Why it happened. Nothing is chosen beforehand: a cause that nobody meant would stand in the figures. */
export function RootCause(props: { lang: Lang; id: string; chosen: Cause | undefined; error: string | undefined }) {
  const { lang, id, chosen, error } = props;
  return (
    <SelectField
      words={fieldWords(lang)}
      id={id}
      name="cause"
      label={say(lang, words.cause)}
      error={error}
      value={chosen ?? ""}
      options={[
        { value: "", text: say(lang, words.choose) },
        ...rootCauses.map((code) => ({ value: code, text: say(lang, causeWords[code]) })),
      ]}
    />
  );
}

import { complaintCategories } from "#app/policy/categories.ts";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Check } from "#app/ui/check.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { Details } from "#app/ui/details.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { acceptedFiles } from "#app/ui/files/document-upload.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField, type TextFieldProps } from "#app/ui/text-field.tsx";
import { categoryWords, complainantWords, complaintFormWords as words, wishWords } from "#app/words/complaint.ts";
import { fileWords } from "#app/words/files.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";

/** What was typed before, by field. */
export type ComplaintTyped = Readonly<Record<string, readonly string[] | undefined>>;

const wishList = Object.keys(wishWords) as (keyof typeof wishWords)[];
const people = Object.keys(complainantWords) as (keyof typeof complainantWords)[];

/** The complaint form: two questions that need an answer, and more for those who want to say more. */
export function ComplaintForm(props: {
  lang: Lang;
  /** To choose from, for somebody who is signed in and has several. */
  loans: readonly { readonly id: string; readonly loanNo: string }[];
  typed: ComplaintTyped;
  problems: { what?: string | undefined; reach?: string | undefined };
  /** The code of the draft that is being gone on with. */
  code: string | null;
}) {
  const { lang, loans, typed, problems, code } = props;
  const base = fieldWords(lang);
  const value = (name: string) => typed[name]?.[0];
  return (
    <form method="post" className="flow" encType="multipart/form-data" noValidate>
      {code === null ? null : <input type="hidden" name="code" value={code} />}
      <TextArea
        words={base}
        id="what"
        label={say(lang, words.what)}
        hint={say(lang, words.whatHint)}
        error={problems.what}
        value={value("what")}
        maxLength={20_000}
        required
      />
      <SelectField
        words={base}
        id="category"
        label={say(lang, words.category)}
        optional
        value={value("category")}
        options={[
          { value: "", text: say(lang, words.choose) },
          ...complaintCategories.map((code) => ({ value: code, text: say(lang, categoryWords[code]) })),
        ]}
      />
      {loans.length === 0 ? null : (
        <SelectField
          words={base}
          id="loan"
          label={say(lang, words.loan)}
          optional
          value={value("loan")}
          options={[
            { value: "", text: say(lang, words.noLoan) },
            ...loans.map(({ id, loanNo }) => ({ value: id, text: loanNo })),
          ]}
        />
      )}
      <Choices
        words={base}
        id="want"
        type="checkbox"
        label={say(lang, words.wishes)}
        two
        chosen={typed.want ?? []}
        options={wishList.map((wish) => ({ value: wish, label: say(lang, wishWords[wish]) }))}
      />
      <TextField
        words={base}
        id="reach"
        label={say(lang, words.reach)}
        hint={say(lang, words.reachHint)}
        error={problems.reach}
        value={value("reach")}
        required
        input={{ autoComplete: "tel", maxLength: 400 }}
      />
      <FileField
        words={base}
        id="file"
        label={say(lang, fileWords.add)}
        hint={say(lang, fileWords.complaintHint)}
        optional
        accept={acceptedFiles}
      />
      <MoreDetail lang={lang} typed={typed} />
      <Buttons>
        <Button name="act" value="send">
          {say(lang, words.send)}
        </Button>
        <Button look="quiet" name="act" value="save" noValidate>
          {say(lang, words.save)}
        </Button>
      </Buttons>
    </form>
  );
}

/** What nobody has to say: folded away until some of it was said. */
function MoreDetail({ lang, typed }: { lang: Lang; typed: ComplaintTyped }) {
  const base = fieldWords(lang);
  const value = (name: string) => typed[name]?.[0];
  const said =
    ["when", "against", "name", "behalf", "needs", "written"].some((name) => value(name) !== undefined) ||
    (value("who") ?? "borrower") !== "borrower" ||
    (value("language") ?? lang) !== lang;
  const line = (
    id: "when" | "against" | "name" | "behalf" | "needs",
    hint?: Message,
    input?: TextFieldProps["input"],
  ) => (
    <TextField
      words={base}
      id={id}
      label={say(lang, words[id])}
      hint={hint && say(lang, hint)}
      optional
      value={value(id)}
      input={input}
    />
  );
  return (
    <Details summary={say(lang, words.more)} open={said}>
      <div className="flow">
        {line("when")}
        {line("against", words.againstHint)}
        <SelectField
          words={base}
          id="who"
          label={say(lang, words.who)}
          value={value("who") ?? "borrower"}
          options={people.map((person) => ({ value: person, text: say(lang, complainantWords[person]) }))}
        />
        {line("name", undefined, { autoComplete: "name" })}
        {line("behalf", words.behalfHint)}
        {line("needs", words.needsHint)}
        <SelectField
          words={base}
          id="language"
          label={say(lang, words.language)}
          value={value("language") ?? lang}
          options={[
            { value: "zh-CN", text: "中文" },
            { value: "en", text: "English" },
          ]}
        />
        <Check words={base} id="written" label={say(lang, words.written)} checked={value("written") === "yes"} />
      </div>
    </Details>
  );
}

import {
  type AnswersDraft,
  helperCodes,
  lastingCodes,
  type QuestionName,
  sinceCodes,
  wishCodes,
} from "#app/hardship/answers.ts";
import type { HardshipReason } from "#app/policy/categories.ts";
import { Choices } from "#app/ui/choices.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatDigits } from "#app/ui/format.ts";
import { MoneyField } from "#app/ui/money-field.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords } from "#app/words/frame.ts";
import {
  askWords as words,
  helperWords,
  instantText,
  lastingWords,
  reasonWords,
  sinceWords,
  wishWords,
} from "#app/words/hardship.ts";
import { type Lang, say } from "#app/words/words.ts";

export interface QuestionFieldsProps {
  question: QuestionName;
  draft: AnswersDraft;
  currency: string;
  lang: Lang;
  /** In the order in which people most often have them. */
  reasons: readonly HardshipReason[];
  /** Days that are given at once for the asking; null when none are. */
  calm: { until: number; days: number } | null;
  /** What was typed and could not be kept. */
  typed: Partial<Record<string, string>>;
  problem: string | undefined;
}

/** One of the five questions, with what was answered before. */
export function QuestionFields({
  question,
  draft,
  currency,
  lang,
  reasons,
  calm,
  typed,
  problem,
}: QuestionFieldsProps) {
  const field = fieldWords(lang);
  switch (question) {
    case "why":
      return (
        <>
          <Choices
            words={field}
            id="why"
            type="checkbox"
            legend="heading"
            label={say(lang, words.why)}
            hint={say(lang, words.whyHint)}
            error={typed.more === undefined ? problem : undefined}
            options={reasons.map((value) => ({ value, label: say(lang, reasonWords[value]) }))}
            chosen={draft.why}
          />
          <TextArea
            words={field}
            id="more"
            label={say(lang, words.more)}
            optional
            error={typed.more === undefined ? undefined : problem}
            value={typed.more ?? draft.more ?? undefined}
            maxLength={2000}
          />
        </>
      );
    case "since":
      return (
        <Choices
          words={field}
          id="since"
          type="radio"
          legend="heading"
          label={say(lang, words.since)}
          hint={say(lang, words.sinceHint)}
          error={problem}
          options={sinceCodes.map((value) => ({ value, label: say(lang, sinceWords[value]) }))}
          chosen={draft.since}
        />
      );
    case "lasting":
      return (
        <Choices
          words={field}
          id="lasting"
          type="radio"
          legend="heading"
          label={say(lang, words.lasting)}
          hint={say(lang, words.lastingHint)}
          error={problem}
          options={lastingCodes.map((value) => ({ value, label: say(lang, lastingWords[value]) }))}
          chosen={draft.lasting}
        />
      );
    case "amount":
      return (
        <>
          <h1>{say(lang, words.amount)}</h1>
          <MoneyField
            words={field}
            id="amount"
            currency={currency}
            label={<span className="vh">{say(lang, words.amount)}</span>}
            hint={say(lang, words.amountHint)}
            error={problem}
            value={typed.amount ?? (draft.canPay == null ? undefined : formatDigits(draft.canPay, currency, lang))}
          />
        </>
      );
    case "help":
      return (
        <>
          <Choices
            words={field}
            id="help"
            type="checkbox"
            legend="heading"
            label={say(lang, words.help)}
            hint={say(lang, words.helpHint)}
            error={problem}
            options={wishCodes.map((value) => ({ value, label: say(lang, wishWords[value]) }))}
            chosen={draft.wishes}
          />
          {calm ? (
            <Note tone="good" icon="calendar" title={say(lang, words.instant)}>
              <p>{say(lang, instantText, { date: formatDay(calm.until, lang, "day"), days: calm.days })}</p>
            </Note>
          ) : null}
          <Details summary={say(lang, words.helper)} open={draft.helper != null}>
            <div className="flow">
              <Choices
                words={field}
                id="helperRole"
                type="radio"
                label={say(lang, words.helperRole)}
                hint={say(lang, words.helperHint)}
                options={[
                  ...helperCodes.map((value) => ({ value, label: say(lang, helperWords[value]) })),
                  { value: "nobody", label: say(lang, words.nobody) },
                ]}
                chosen={draft.helper?.role}
              />
              <TextField
                words={field}
                id="helperName"
                label={say(lang, words.helperName)}
                optional
                value={draft.helper?.name ?? undefined}
                input={{ autoComplete: "off", maxLength: 120 }}
              />
            </div>
          </Details>
        </>
      );
  }
}

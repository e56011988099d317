import type { Answer } from "#app/complaints/compose-answer.ts";
import type { DeskCase } from "#app/complaints/desk-page.ts";
import { Button } from "#app/ui/button.tsx";
import { Check } from "#app/ui/check.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { formatMoney as plainMoney } from "#app/lending/money.ts";
import { formatMoney } from "#app/ui/format.ts";
import { Decision } from "#app/ui/staff/decision.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { causeWords, deskComplaintWords as words } from "#app/words/complaint-desk.ts";
import { obstacleWords } from "#app/words/corrections.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, say } from "#app/words/words.ts";
import { rootCauses } from "#db/schema/complaints.ts";
import { DeskDeed } from "./deed.tsx";

const kinds = ["none", "refund", "waive_fees", "waive_penalty", "credit_record", "contact"] as const;

/** The answer: outcome, what we found, reasons, redress. It is sent whole or not at all. */
export function AnswerForm(props: {
  lang: Lang;
  found: DeskCase;
  /** What was typed just now and is not kept yet. */
  typed: Answer | null;
}) {
  const { lang, found } = props;
  const base = fieldWords(lang);
  const { waiting } = found;
  const answer = props.typed ?? found.answer;
  const may = (event: DeskCase["may"][number]) => found.may.includes(event);
  const answers = may("respond") || may("decide_review");
  const [item] = answer.items;
  return (
    <>
      {waiting ? (
        <div className="decision">
          <h2>{say(lang, words.waits)}</h2>
          {answer.items.map((one, index) => (
            <p key={index}>
              {say(lang, words[one.kind])}{" "}
              {one.amount === null || answer.currency === null ? "" : formatMoney(one.amount, answer.currency, lang)}
            </p>
          ))}
          {waiting.own ? null : (
            <DeskDeed deed="approve" version={found.version} go={say(lang, words.approveSend)}>
              <input type="hidden" name="approvalId" value={waiting.approvalId} />
              <input type="hidden" name="termsHash" value={waiting.termsHash} />
            </DeskDeed>
          )}
        </div>
      ) : null}
      {found.redress.length === 0 ? null : (
        <div className="decision">
          <h2>{say(lang, words.redressDone)}</h2>
          {found.redress.map((one, index) => (
            <p key={index}>
              {say(lang, words[one.kind])}{" "}
              {one.amount === null || one.currency === null ? "" : formatMoney(one.amount, one.currency, lang)}
              <br />
              <Tag tone={one.outcome === "done" ? "good" : one.outcome === "cannot" ? "warm" : "plain"}>
                {one.outcome === null
                  ? say(lang, words.redressWaiting)
                  : one.obstacle === null
                    ? say(lang, words.redressSettled)
                    : `${say(lang, words.redressCannot)}: ${say(lang, obstacleWords[one.obstacle])}`}
              </Tag>
            </p>
          ))}
        </div>
      )}
      {answers ? (
        <Decision title={say(lang, words.outcome)}>
          <input type="hidden" name="version" value={found.version} />
          <input type="hidden" name="currency" value={found.currency ?? ""} />
          <Choices
            words={base}
            id="outcome"
            type="radio"
            label={say(lang, words.finding)}
            chosen={answer.outcome ?? undefined}
            options={(["upheld", "part", "not_upheld"] as const).map((code) => ({
              value: code,
              label: say(lang, words[code]),
            }))}
          />
          <TextArea words={base} id="findings" label={say(lang, words.findings)} value={answer.findings} />
          <TextArea words={base} id="reasons" label={say(lang, words.reasons)} value={answer.reasons} />
          <Check words={base} id="apology" label={say(lang, words.apology)} checked={answer.apology} />
          <TextArea words={base} id="redress" label={say(lang, words.redressWords)} value={answer.redress} />
          <SelectField
            words={base}
            id="kind"
            label={say(lang, words.redressKind)}
            value={item?.kind ?? "none"}
            options={kinds.map((code) => ({ value: code, text: say(lang, words[code]) }))}
          />
          {found.currency === null ? null : (
            <TextField
              words={base}
              id="amount"
              label={`${say(lang, words.amount)} (${found.currency})`}
              value={
                item?.amount == null || answer.currency === null ? undefined : plainMoney(item.amount, answer.currency)
              }
            />
          )}
          <Button name="deed" value="send">
            {say(lang, words.send)}
          </Button>
          <Button look="quiet" name="deed" value="preview">
            {say(lang, words.preview)}
          </Button>
          <Button look="quiet" name="deed" value="save">
            {say(lang, words.saveDraft)}
          </Button>
          {may("resolve_early") && found.earlyBy !== null ? (
            <>
              <SelectField
                words={base}
                id="cause"
                label={say(lang, words.cause)}
                options={rootCauses.map((code) => ({ value: code, text: say(lang, causeWords[code]) }))}
              />
              <Button look="quiet" name="deed" value="early">
                {say(lang, words.early)}
              </Button>
            </>
          ) : null}
        </Decision>
      ) : null}
    </>
  );
}

import { answerIn } from "#app/complaints/desk-fields.ts";
import type { DeskCase } from "#app/complaints/desk-page.ts";
import { Button } from "#app/ui/button.tsx";
import { Check } from "#app/ui/check.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { formatMoney as plainMoney } from "#app/lending/money.ts";
import { Details } from "#app/ui/details.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { Decision } from "#app/ui/staff/decision.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { deskComplaintWords as words, earlyUntil } from "#app/words/complaint-desk.ts";
import { nextStep } from "#app/words/complaint-steps.ts";
import { obstacleWords } from "#app/words/corrections.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, say } from "#app/words/words.ts";
import { DeskDeed } from "./deed.tsx";
import { type Refill, refillOf } from "./refill.ts";
import { RootCause } from "./root-cause.tsx";

const kinds = ["none", "refund", "waive_fees", "waive_penalty", "credit_record", "contact"] as const;

/** The answer: outcome, what we found, reasons, redress. It is read through, then sent whole or not at all. */
export function AnswerForm(props: { lang: Lang; found: DeskCase; refill: Refill | null; zone: string }) {
  const { lang, found, refill, zone } = props;
  const base = fieldWords(lang);
  const { waiting } = found;
  const typed = refillOf(refill, "send") ?? refillOf(refill, "early") ?? refillOf(refill, "save");
  const answer = typed === null ? found.answer : answerIn(typed);
  const error = (id: string) => (typed === null ? undefined : refill?.errors[id]);
  const may = (event: DeskCase["may"][number]) => found.may.includes(event);
  const sends = may("respond") || may("decide_review");
  const early = may("resolve_early") && found.earlyBy !== null;
  const next = nextStep[found.row.state];
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
          {waiting.own ? (
            <p className="muted">{say(lang, words.ownWaits)}</p>
          ) : (
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
      {next === undefined || waiting ? null : (
        <div className="decision">
          <h2>{say(lang, words.nextStep)}</h2>
          <p>{say(lang, next)}</p>
        </div>
      )}
      {sends || early ? (
        <Decision title={say(lang, words.outcome)}>
          <input type="hidden" name="version" value={found.version} />
          <input type="hidden" name="currency" value={found.currency ?? ""} />
          <Choices
            words={base}
            id="outcome"
            type="radio"
            label={say(lang, words.finding)}
            error={error("outcome")}
            chosen={answer.outcome ?? undefined}
            options={(["upheld", "part", "not_upheld"] as const).map((code) => ({
              value: code,
              label: say(lang, words[code]),
            }))}
          />
          <TextArea
            words={base}
            id="findings"
            label={say(lang, words.findings)}
            value={answer.findings}
            error={error("findings")}
          />
          <TextArea
            words={base}
            id="reasons"
            label={say(lang, words.reasons)}
            value={answer.reasons}
            error={error("reasons")}
          />
          <Check words={base} id="apology" label={say(lang, words.apology)} checked={answer.apology} />
          <TextArea
            words={base}
            id="redress"
            label={say(lang, words.redressWords)}
            value={answer.redress}
            error={error("redress")}
          />
          <SelectField
            words={base}
            id="kind"
            label={say(lang, words.redressKind)}
            error={error("kind")}
            value={typed?.kind ?? item?.kind ?? "none"}
            options={kinds.map((code) => ({ value: code, text: say(lang, words[code]) }))}
          />
          {found.currency === null ? null : (
            <TextField
              words={base}
              id="amount"
              label={`${say(lang, words.amount)} (${found.currency})`}
              value={
                typed?.amount ??
                (item?.amount == null || answer.currency === null
                  ? undefined
                  : plainMoney(item.amount, answer.currency))
              }
            />
          )}
          {sends ? (
            <Button name="deed" value="send">
              {say(lang, words.sendFirst)}
            </Button>
          ) : null}
          <Button look="quiet" name="deed" value="save">
            {say(lang, words.saveDraft)}
          </Button>
          {early && found.earlyBy !== null ? (
            <Details summary={say(lang, words.earlyFirst)} open={!sends || refillOf(refill, "early") !== null}>
              <p className="muted">
                {say(lang, words.earlyHint)}{" "}
                {say(lang, earlyUntil, { until: formatInstant(found.earlyBy - 1, lang, zone, "short") })}
              </p>
              <RootCause lang={lang} id="cause" chosen={typed?.cause} error={error("cause")} />
              <Button look="quiet" name="deed" value="early">
                {say(lang, words.earlyFirst)}
              </Button>
            </Details>
          ) : null}
        </Decision>
      ) : null}
    </>
  );
}

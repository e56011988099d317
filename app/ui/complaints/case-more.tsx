import { lookUpPurposes } from "#app/complaints/look-up-purposes.ts";
import type { DeskCase } from "#app/complaints/desk-page.ts";
import { saidByPerson, type SaidByPerson, sayings } from "#app/complaints/said-by-person.ts";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { Details } from "#app/ui/details.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { deskComplaintWords as words, purposeWords } from "#app/words/complaint-desk.ts";
import { deskStateWords } from "#app/words/complaint-steps.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";
import { DeskDeed } from "./deed.tsx";
import { type Refill, refillOf } from "./refill.ts";
import { RootCause } from "./root-cause.tsx";

const sayingWords: Readonly<Record<SaidByPerson, Message>> = {
  add: words.sayAdd,
  review: words.sayReview,
  external: words.sayExternal,
  withdraw: words.sayWithdraw,
  reopen: words.sayReopen,
};

/** What is done less often: the account, what the person said elsewhere, the clock, joining, the end. */
export function CaseMore({ lang, found, refill }: { lang: Lang; found: DeskCase; refill: Refill | null }) {
  const { version } = found;
  const typed = (deed: string) => refillOf(refill, deed);
  const error = (id: string) => refill?.errors[id];
  const into = found.related.filter(({ takes }) => takes);
  const closing = typed("close");
  const base = fieldWords(lang);
  const may = (event: DeskCase["may"][number]) => found.may.includes(event);
  const possible = sayings.filter((saying) => may(saidByPerson[saying]) || (saying === "add" && may("answer")));
  return (
    <Card>
      {may("look_up") ? (
        <Details summary={say(lang, words.account)} open={!found.hasAccount}>
          {found.hasAccount ? (
            <DeskDeed deed="look" version={version} go={say(lang, words.look)}>
              <SelectField
                words={base}
                id="purpose"
                label={say(lang, words.purpose)}
                options={lookUpPurposes.map((code) => ({ value: code, text: say(lang, purposeWords[code]) }))}
              />
            </DeskDeed>
          ) : (
            <p>{say(lang, words.noAccount)}</p>
          )}
          <DeskDeed deed="link" version={version} go={say(lang, words.link)}>
            <TextField
              words={base}
              id="loan-no"
              name="to"
              label={say(lang, words.loanNo)}
              value={typed("link")?.to}
              error={error("loan-no")}
            />
          </DeskDeed>
        </Details>
      ) : null}
      {possible.length === 0 ? null : (
        <Details summary={say(lang, words.forPerson)} open={typed("person") !== null}>
          <DeskDeed deed="person" version={version} go={say(lang, words.forPersonGo)}>
            <SelectField
              words={base}
              id="said"
              label={say(lang, words.forPersonWhat)}
              value={typed("person")?.said}
              options={possible.map((code) => ({ value: code, text: say(lang, sayingWords[code]) }))}
            />
            <TextArea
              words={base}
              id="said-text"
              name="text"
              label={say(lang, words.forPersonText)}
              value={typed("person")?.text}
              error={error("said-text")}
            />
            {possible.includes("external") ? (
              <SelectField
                words={base}
                id="said-body"
                name="to"
                label={say(lang, words.body)}
                options={[
                  { value: "", text: "–" },
                  ...found.bodies.map((body) => ({ value: body.id, text: say(lang, body.name) })),
                ]}
              />
            ) : null}
          </DeskDeed>
        </Details>
      )}
      {may("restart") || may("pause") ? (
        <Details summary={say(lang, words.clockDeeds)} open={typed("restart") !== null || found.row.paused}>
          {may("restart") ? (
            <DeskDeed deed="restart" version={version} go={say(lang, words.restart)}>
              <TextArea
                words={base}
                id="restart-text"
                name="text"
                label={say(lang, words.restartText)}
                value={typed("restart")?.text}
                error={error("restart-text")}
              />
            </DeskDeed>
          ) : null}
          {may("pause") ? (
            <>
              <p>{say(lang, words.appraisalText)}</p>
              <DeskDeed
                deed="appraisal"
                version={version}
                go={say(lang, found.row.paused ? words.appraisalEnds : words.appraisalBegins)}
              />
            </>
          ) : null}
        </Details>
      ) : null}
      {may("merge") || may("refer") ? (
        <Details summary={say(lang, words.otherDeeds)} open={typed("merge") !== null || typed("refer") !== null}>
          {!may("merge") ? null : into.length === 0 ? (
            <p className="muted">{say(lang, words.mergeNone)}</p>
          ) : (
            <DeskDeed deed="merge" version={version} go={say(lang, words.mergeGo)}>
              <SelectField
                words={base}
                id="merge-to"
                name="to"
                label={say(lang, words.merge)}
                value={typed("merge")?.to}
                error={error("merge-to")}
                options={into.map(({ reference, state }) => ({
                  value: reference,
                  text: `${reference} · ${say(lang, deskStateWords[state])}`,
                }))}
              />
            </DeskDeed>
          )}
          {may("refer") ? (
            <DeskDeed deed="refer" version={version} go={say(lang, words.referGo)}>
              <TextField
                words={base}
                id="refer-to"
                name="to"
                label={say(lang, words.refer)}
                value={typed("refer")?.to}
                error={error("refer-to")}
              />
            </DeskDeed>
          ) : null}
        </Details>
      ) : null}
      {may("assign") ? (
        <Details summary={say(lang, words.declare)}>
          <p>{say(lang, words.declareGoes)}</p>
          <DeskDeed deed="declare" version={version} go={say(lang, words.declare)} />
        </Details>
      ) : null}
      {may("close") || may("external_decided") ? (
        <Details summary={say(lang, words.close)} open>
          <DeskDeed deed="close" version={version} go={say(lang, words.close)}>
            <RootCause lang={lang} id="close-cause" chosen={closing?.cause} error={error("close-cause")} />
            <Check
              words={base}
              id="close-vulnerable"
              name="vulnerable"
              label={say(lang, words.vulnerable)}
              checked={closing === null ? found.vulnerable === true : closing.vulnerable === "yes"}
            />
            <Check words={base} id="failure" label={say(lang, words.failure)} checked={closing?.failure === "yes"} />
          </DeskDeed>
        </Details>
      ) : null}
    </Card>
  );
}

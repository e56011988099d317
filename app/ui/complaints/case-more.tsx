import { lookUpPurposes } from "#app/complaints/look-up-purposes.ts";
import type { DeskCase } from "#app/complaints/desk-page.ts";
import { saidByPerson, type SaidByPerson, sayings } from "#app/complaints/said-by-person.ts";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { Details } from "#app/ui/details.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { causeWords, deskComplaintWords as words, purposeWords } from "#app/words/complaint-desk.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";
import { rootCauses } from "#db/schema/complaints.ts";
import { DeskDeed } from "./deed.tsx";

const sayingWords: Readonly<Record<SaidByPerson, Message>> = {
  add: words.sayAdd,
  review: words.sayReview,
  external: words.sayExternal,
  withdraw: words.sayWithdraw,
  reopen: words.sayReopen,
};

/** What is done less often: the account, what the person said elsewhere, the clock, joining, the end. */
export function CaseMore({ lang, found }: { lang: Lang; found: DeskCase }) {
  const { version } = found;
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
            <TextField words={base} id="loan-no" name="to" label={say(lang, words.loanNo)} />
          </DeskDeed>
        </Details>
      ) : null}
      {possible.length === 0 ? null : (
        <Details summary={say(lang, words.forPerson)}>
          <DeskDeed deed="person" version={version} go={say(lang, words.forPersonGo)}>
            <SelectField
              words={base}
              id="said"
              label={say(lang, words.forPersonWhat)}
              options={possible.map((code) => ({ value: code, text: say(lang, sayingWords[code]) }))}
            />
            <TextArea words={base} id="said-text" name="text" label={say(lang, words.forPersonText)} />
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
        <Details summary={say(lang, words.clockDeeds)}>
          {may("restart") ? <DeskDeed deed="restart" version={version} go={say(lang, words.restart)} /> : null}
          {may("pause") ? <DeskDeed deed="appraisal" version={version} go={say(lang, words.appraisal)} /> : null}
        </Details>
      ) : null}
      {may("merge") ? (
        <Details summary={say(lang, words.otherDeeds)}>
          <DeskDeed deed="merge" version={version} go={say(lang, words.mergeGo)}>
            <TextField words={base} id="merge-to" name="to" label={say(lang, words.merge)} />
          </DeskDeed>
          <DeskDeed deed="refer" version={version} go={say(lang, words.referGo)}>
            <TextField words={base} id="refer-to" name="to" label={say(lang, words.refer)} />
          </DeskDeed>
        </Details>
      ) : null}
      {may("close") || may("external_decided") ? (
        <Details summary={say(lang, words.close)} open>
          <DeskDeed deed="close" version={version} go={say(lang, words.close)}>
            <SelectField
              words={base}
              id="close-cause"
              name="cause"
              label={say(lang, words.cause)}
              options={rootCauses.map((code) => ({ value: code, text: say(lang, causeWords[code]) }))}
            />
            <Check
              words={base}
              id="close-vulnerable"
              name="vulnerable"
              label={say(lang, words.vulnerable)}
              checked={found.vulnerable === true}
            />
            <Check words={base} id="failure" label={say(lang, words.failure)} />
          </DeskDeed>
        </Details>
      ) : null}
    </Card>
  );
}

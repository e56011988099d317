import type { DeskCase } from "#app/complaints/desk-page.ts";
import { complaintCategories } from "#app/policy/categories.ts";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { Details } from "#app/ui/details.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { categoryWords } from "#app/words/complaint.ts";
import { deskComplaintWords as words } from "#app/words/complaint-desk.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, say } from "#app/words/words.ts";
import { DeskDeed } from "./deed.tsx";

/** What can be done with a complaint now, one form each. */
export function CaseWork({ lang, found }: { lang: Lang; found: DeskCase }) {
  const { version } = found;
  const base = fieldWords(lang);
  const may = (event: DeskCase["may"][number]) => found.may.includes(event);
  const people = found.team.map(({ id, name }) => ({ value: id, text: name }));
  const { asked, possible, needsName } = found.extension;
  return (
    <Card title={say(lang, words.work)}>
      {may("triage") ? (
        <Details summary={say(lang, words.triage)} open={found.row.severity === null}>
          <DeskDeed deed="triage" version={version} go={say(lang, words.triage)}>
            <SelectField
              words={base}
              id="category"
              label={say(lang, words.category)}
              value={found.categories[0] ?? "other"}
              options={complaintCategories.map((code) => ({ value: code, text: say(lang, categoryWords[code]) }))}
            />
            <Choices
              words={base}
              id="severity"
              type="radio"
              label={say(lang, words.severity)}
              chosen={found.row.severity ?? "normal"}
              options={[
                { value: "normal", label: say(lang, words.normal) },
                { value: "serious", label: say(lang, words.serious) },
              ]}
            />
            <SelectField
              words={base}
              id="against"
              label={say(lang, words.against)}
              value={found.against ?? "house"}
              options={(["house", "staff", "agency", "other"] as const).map((code) => ({
                value: code,
                text: say(lang, words[code]),
              }))}
            />
            <SelectField
              words={base}
              id="named"
              label={say(lang, words.namedStaff)}
              options={[
                { value: "", text: say(lang, words.nobodyNamed) },
                ...found.everybody.map(({ id, name }) => ({ value: id, text: name })),
              ]}
            />
            <Check
              words={base}
              id="vulnerable"
              label={say(lang, words.vulnerable)}
              checked={found.vulnerable === true}
            />
            <Check words={base} id="written" label={say(lang, words.written)} checked={found.writtenAnswer} />
          </DeskDeed>
        </Details>
      ) : null}
      {may("investigate") ? <DeskDeed deed="start" version={version} go={say(lang, words.start)} /> : null}
      {may("assign") ? (
        <Details summary={say(lang, words.assign)}>
          <DeskDeed deed="assign" version={version} go={say(lang, words.assignGo)}>
            <SelectField words={base} id="to" label={say(lang, words.assign)} options={people} />
          </DeskDeed>
          <DeskDeed deed="declare" version={version} go={say(lang, words.declare)} />
        </Details>
      ) : null}
      {may("note") ? (
        <Details summary={say(lang, words.addNote)}>
          <DeskDeed deed="note" version={version} go={say(lang, words.add)}>
            <TextArea words={base} id="note-text" name="text" label={say(lang, words.addNote)} />
            <Check words={base} id="shown" label={say(lang, words.showNote)} />
          </DeskDeed>
        </Details>
      ) : null}
      {may("ask") ? (
        <Details summary={say(lang, words.ask)}>
          <DeskDeed deed="ask" version={version} go={say(lang, words.askGo)}>
            <TextArea words={base} id="ask-text" name="text" label={say(lang, words.ask)} />
          </DeskDeed>
        </Details>
      ) : null}
      {asked ? (
        <>
          <p>
            {say(lang, words.extendWaits)}: {asked.reason}
          </p>
          {asked.own ? null : (
            <DeskDeed deed="grant" version={version} go={say(lang, words.grant)}>
              <input type="hidden" name="approvalId" value={asked.approvalId} />
              <input type="hidden" name="termsHash" value={asked.termsHash} />
            </DeskDeed>
          )}
        </>
      ) : may("extend") && possible ? (
        <Details summary={say(lang, words.extend)}>
          <DeskDeed deed="extend" version={version} go={say(lang, words.extendGo)}>
            <TextArea words={base} id="extend-text" name="text" label={say(lang, words.extendReason)} />
            {needsName ? <TextField words={base} id="name" label={say(lang, words.extendName)} /> : null}
          </DeskDeed>
        </Details>
      ) : null}
    </Card>
  );
}

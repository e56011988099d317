import type { DeskCase } from "#app/complaints/desk-page.ts";
import { complaintCategories } from "#app/policy/categories.ts";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay } from "#app/ui/format.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { categoryWords } from "#app/words/complaint.ts";
import { deskComplaintWords as words, extendUntil, shutOutName } from "#app/words/complaint-desk.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, say } from "#app/words/words.ts";
import { DeskDeed } from "./deed.tsx";
import { type Refill, refillOf } from "./refill.ts";

/** What can be done with a complaint now, one form each. */
export function CaseWork({ lang, found, refill }: { lang: Lang; found: DeskCase; refill: Refill | null }) {
  const { version } = found;
  const typed = (deed: string) => refillOf(refill, deed);
  const error = (id: string) => refill?.errors[id];
  const sorted = typed("triage");
  const base = fieldWords(lang);
  const may = (event: DeskCase["may"][number]) => found.may.includes(event);
  const people = found.team.map(({ id, name, shutOut }) => ({
    ...{ value: id, text: shutOut ? say(lang, shutOutName, { name }) : name },
  }));
  const { asked, possible, needsName, until } = found.extension;
  const untilText = until === null ? null : say(lang, extendUntil, { day: formatDay(until, lang) });
  return (
    <Card title={say(lang, words.work)}>
      {may("triage") ? (
        <Details summary={say(lang, words.triage)} open={found.row.severity === null || sorted !== null}>
          <DeskDeed deed="triage" version={version} go={say(lang, words.triageGo)}>
            <SelectField
              words={base}
              id="category"
              label={say(lang, words.category)}
              value={sorted?.category ?? found.categories[0] ?? "other"}
              options={complaintCategories.map((code) => ({ value: code, text: say(lang, categoryWords[code]) }))}
            />
            <Choices
              words={base}
              id="severity"
              type="radio"
              label={say(lang, words.severity)}
              chosen={sorted?.severity ?? found.row.severity ?? "normal"}
              options={[
                { value: "normal", label: say(lang, words.normal) },
                { value: "serious", label: say(lang, words.serious) },
              ]}
            />
            <SelectField
              words={base}
              id="against"
              label={say(lang, words.against)}
              value={sorted?.against ?? found.against ?? "house"}
              options={(["house", "staff", "agency", "other"] as const).map((code) => ({
                value: code,
                text: say(lang, words[code]),
              }))}
            />
            <SelectField
              words={base}
              id="named"
              label={say(lang, words.namedStaff)}
              value={sorted?.named[0]}
              error={error("named")}
              options={[
                { value: "", text: say(lang, words.nobodyNamed) },
                ...found.everybody.map(({ id, name }) => ({ value: id, text: name })),
              ]}
            />
            <Check
              words={base}
              id="vulnerable"
              label={say(lang, words.vulnerable)}
              checked={sorted === null ? found.vulnerable === true : sorted.vulnerable === "yes"}
            />
            <Check
              words={base}
              id="written"
              label={say(lang, words.written)}
              checked={sorted === null ? found.writtenAnswer : sorted.written === "yes"}
            />
          </DeskDeed>
        </Details>
      ) : null}
      {may("investigate") ? <DeskDeed deed="start" version={version} go={say(lang, words.start)} /> : null}
      {may("assign") ? (
        <Details summary={say(lang, words.assign)} open={typed("assign") !== null}>
          <DeskDeed deed="assign" version={version} go={say(lang, words.assignGo)}>
            <SelectField
              words={base}
              id="to"
              label={say(lang, words.assign)}
              options={people}
              value={typed("assign")?.to ?? found.handlerId ?? undefined}
              error={error("to")}
            />
          </DeskDeed>
        </Details>
      ) : null}
      {may("note") ? (
        <Details summary={say(lang, words.addNote)} open={typed("note") !== null}>
          <DeskDeed deed="note" version={version} go={say(lang, words.add)}>
            <TextArea
              words={base}
              id="note-text"
              name="text"
              label={say(lang, words.addNote)}
              value={typed("note")?.text}
              error={error("note-text")}
            />
            <Check words={base} id="shown" label={say(lang, words.showNote)} checked={typed("note")?.shown === "yes"} />
          </DeskDeed>
        </Details>
      ) : null}
      {may("ask") ? (
        <Details summary={say(lang, words.ask)} open={typed("ask") !== null}>
          <DeskDeed deed="ask" version={version} go={say(lang, words.askGo)}>
            <TextArea
              words={base}
              id="ask-text"
              name="text"
              label={say(lang, words.ask)}
              value={typed("ask")?.text}
              error={error("ask-text")}
            />
          </DeskDeed>
        </Details>
      ) : null}
      {asked ? (
        <>
          <p>
            {say(lang, words.extendWaits)}: {asked.reason} {untilText}
          </p>
          {asked.own ? null : (
            <DeskDeed deed="grant" version={version} go={say(lang, words.grant)}>
              <input type="hidden" name="approvalId" value={asked.approvalId} />
              <input type="hidden" name="termsHash" value={asked.termsHash} />
            </DeskDeed>
          )}
        </>
      ) : may("extend") && possible ? (
        <Details summary={say(lang, words.extend)} open={typed("extend") !== null}>
          <p className="muted">{untilText}</p>
          <DeskDeed deed="extend" version={version} go={say(lang, words.extendGo)}>
            <TextArea
              words={base}
              id="extend-text"
              name="text"
              label={say(lang, words.extendReason)}
              value={typed("extend")?.text}
              error={error("extend-text")}
            />
            {needsName ? (
              <TextField
                words={base}
                id="name"
                label={say(lang, words.extendName)}
                value={typed("extend")?.name}
                error={error("name")}
              />
            ) : null}
          </DeskDeed>
        </Details>
      ) : null}
    </Card>
  );
}

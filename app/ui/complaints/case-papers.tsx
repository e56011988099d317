import type { DeskCase } from "#app/complaints/desk-page.ts";
import { paths } from "#app/http/paths.ts";
import { Card } from "#app/ui/card.tsx";
import { DocumentList } from "#app/ui/files/document-list.tsx";
import { DocumentUpload } from "#app/ui/files/document-upload.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { letterKindWords } from "#app/words/complaint.ts";
import { deskComplaintWords as words } from "#app/words/complaint-desk.ts";
import { fileWords } from "#app/words/files.ts";
import { type Lang, say } from "#app/words/words.ts";
import { DeskDeed } from "./deed.tsx";

/** Letters that went out, those that somebody still has to post, and what came in. */
export function CasePapers(props: { lang: Lang; found: DeskCase; zone: string; fileProblem: string | undefined }) {
  const { lang, found, zone } = props;
  const complaintId = found.row.id;
  const kindOf = (kind: string) =>
    kind in letterKindWords ? say(lang, letterKindWords[kind as keyof typeof letterKindWords]) : kind;
  return (
    <>
      <Card title={say(lang, words.letters)}>
        <Links
          links={found.letters.map((letter) => ({
            href: paths.staffComplaintLetter({ complaintId, letterId: letter.id }),
            icon: "document",
            text: `${kindOf(letter.kind)}, ${formatInstant(letter.sentAt, lang, zone, "short")}`,
          }))}
        />
        {found.byHand.length === 0 ? null : (
          <>
            <h3>{say(lang, words.byHand)}</h3>
            {found.byHand.map((message) => (
              <div key={message.id} className="flow tight">
                <p>
                  {kindOf(message.kind)} · {say(lang, words[message.channel])} · {message.to}
                </p>
                <DeskDeed
                  deed="posted"
                  version={found.version}
                  go={say(lang, words.sentByHand)}
                  of={kindOf(message.kind)}
                >
                  <input type="hidden" name="to" value={message.id} />
                </DeskDeed>
              </div>
            ))}
          </>
        )}
      </Card>
      <Card title={say(lang, fileWords.heading)}>
        <DocumentList
          lang={lang}
          files={found.files}
          href={(fileId) => paths.staffComplaintFile({ complaintId, fileId })}
        />
        {found.may.includes("file") ? (
          <DocumentUpload lang={lang} action={paths.staffComplaintFiles({ complaintId })} error={props.fileProblem} />
        ) : null}
      </Card>
    </>
  );
}

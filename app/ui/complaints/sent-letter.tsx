import type { Letter as LetterText } from "#app/complaints/letters.ts";
import { formatInstant } from "#app/ui/format.ts";
import { Letter } from "#app/ui/letter.tsx";
import { referenceLine } from "#app/words/complaint.ts";
import { lender } from "#app/words/lender.ts";
import { type Lang, say } from "#app/words/words.ts";

/** A letter as it was, or will be, sent: in the language it is written in, whatever the page's. */
export function SentLetter(props: {
  letter: LetterText;
  written: Lang;
  reference: string;
  at: number;
  zone: string;
  level?: 1 | 2;
}) {
  const { letter, written, reference, at, zone } = props;
  return (
    <div lang={written}>
      <Letter
        sender={{ name: say(written, lender.legalName), detail: lender.phoneAsWritten }}
        about={
          <>
            {say(written, referenceLine, { reference })}
            <br />
            {formatInstant(at, written, zone)}
          </>
        }
        title={letter.title}
        level={props.level}
      >
        {letter.parts.map((part, index) => (
          <section key={index}>
            <h2>{part.heading}</h2>
            {part.paragraphs.map((paragraph, line) => (
              <p key={line}>{paragraph}</p>
            ))}
          </section>
        ))}
      </Letter>
    </div>
  );
}

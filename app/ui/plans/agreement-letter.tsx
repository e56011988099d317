import { DataTable } from "#app/ui/data-table.tsx";
import { Ledger } from "#app/ui/ledger.tsx";
import { Letter } from "#app/ui/letter.tsx";
import { Prose } from "#app/ui/prose.tsx";
import type { DocumentTable, DocumentText } from "#app/words/plan-agreement.ts";

/** A signed document as a letter: the sealed text, nothing added to it. */
export function AgreementLetter({ text, level = 1 }: { text: DocumentText; level?: 1 | 2 }) {
  return (
    <Letter
      sender={{ name: text.sender[0], detail: text.sender.slice(1).join(" ") }}
      about={text.about.map((line, index) => (
        <span key={line}>
          {index === 0 ? null : <br />}
          {line}
        </span>
      ))}
      title={text.title}
      level={level}
      foot={text.foot}
    >
      {text.opening.map((paragraph) => (
        <p key={paragraph}>
          <Prose text={paragraph} />
        </p>
      ))}
      {text.sections.map(({ heading, table, paragraphs }) => (
        <section key={heading}>
          {level === 2 ? <h3>{heading}</h3> : <h2>{heading}</h2>}
          {table === null ? null : <LetterTable name={heading} table={table} />}
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className={table === null ? undefined : "fine"}>
              <Prose text={paragraph} />
            </p>
          ))}
        </section>
      ))}
    </Letter>
  );
}

function LetterTable({ name, table }: { name: string; table: DocumentTable }) {
  const { head, rows, total } = table;
  if (head.length === 2) {
    return (
      <Ledger
        caption={name}
        hideCaption
        lines={rows.map(([label, value], index) => ({
          key: String(index),
          label,
          amount: <Prose text={value ?? ""} />,
        }))}
        total={total === null ? undefined : { label: total[0], amount: <Prose text={total[1] ?? ""} /> }}
      />
    );
  }
  return (
    <DataTable
      caption={name}
      hideCaption
      scroll={name}
      rows={rows}
      rowKey={(row) => row[0] ?? ""}
      columns={head.map((title, index) => ({
        key: title,
        head: title,
        kind: index === 0 ? ("date" as const) : ("num" as const),
        cell: (row: string[]) => <Prose text={row[index] ?? ""} />,
      }))}
      total={total?.map((cell, index) => (
        <Prose key={index} text={cell} />
      ))}
    />
  );
}

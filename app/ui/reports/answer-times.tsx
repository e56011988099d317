import { DataTable } from "#app/ui/data-table.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { reportWords as words } from "#app/words/reports.ts";
import { type Lang, say } from "#app/words/words.ts";
import { type Both, shareText } from "./compared.tsx";

/** Days with one decimal, from milliseconds. */
export function daysText(milliseconds: number | null, lang: Lang): string {
  return milliseconds === null ? "–" : formatNumber(milliseconds / 86_400_000, lang, 1);
}

/** Answers to requests for help, by language: to see that people are treated alike. */
export function DecisionTable({ lang, now }: Both) {
  const title = say(lang, words.decisions);
  const { byLanguage, granted, ...all } = now.decisions;
  const rows = [
    ...byLanguage.map((row) => ({ ...row, name: say(lang, words[row.lang]) })),
    { ...all, name: say(lang, words.total) },
  ];
  type Row = (typeof rows)[number];
  const part = (key: "offered" | "refused" | "onTime") => ({
    ...{ key, head: say(lang, words[key]), kind: "num" as const },
    cell: (row: Row) => `${formatNumber(row[key], lang)} (${shareText(row[key], row.decided, lang)})`,
  });
  return (
    <>
      <DataTable
        scroll={title}
        caption={
          <>
            {title}
            <small>{say(lang, words.decisionsNote)}</small>
          </>
        }
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: "lang", head: say(lang, words.lang), kind: "row", cell: (row) => row.name },
          { key: "n", head: say(lang, words.decided), kind: "num", cell: (row) => formatNumber(row.decided, lang) },
          part("offered"),
          part("refused"),
          part("onTime"),
          { key: "median", head: say(lang, words.median), kind: "num", cell: (row) => daysText(row.median, lang) },
          { key: "p90", head: say(lang, words.ninetieth), kind: "num", cell: (row) => daysText(row.ninetieth, lang) },
        ]}
      />
      <p className="fine">
        {say(lang, words.granted)}: {formatNumber(granted, lang)}
      </p>
    </>
  );
}

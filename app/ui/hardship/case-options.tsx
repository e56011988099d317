import type { ReactNode } from "react";
import type { compareTerms } from "#app/hardship/case-file.ts";
import { paths } from "#app/http/paths.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatPercent } from "#app/ui/format.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords } from "#app/words/frame.ts";
import { builderWords, termsRefusals } from "#app/words/hardship-case.ts";
import { kindWords } from "#app/words/hardship-offer.ts";
import { caseWords as words } from "#app/words/hardship-staff.ts";
import { type Lang, say } from "#app/words/words.ts";
import { phaseText } from "./offer-view.tsx";

export type Compared = Awaited<ReturnType<typeof compareTerms>>;

export interface CaseOptionsProps {
  options: Compared;
  /** How many of them the desk set itself; they come last. */
  own: number;
  /** The option that somebody looks at closely. */
  chosen: number | null;
  lang: Lang;
  currency: string;
  caseId: string;
  /** What is left a month, minor units; null without figures. */
  left: number | null;
}

const kinds = [
  "deferral",
  "interest-only",
  "reduced",
  "token",
  "extension",
  "re-amortise",
  "penalty-waiver",
  "settlement",
] as const;

/** Options side by side, and a form for more. */
export function CaseOptions({ options, own, chosen, lang, currency, caseId, left }: CaseOptionsProps) {
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const columns = options.map((each, index) => ({ ...each, index, letter: "ABCDEFGH"[index] ?? "" }));
  const address = (look: number) => addressOf(caseId, options.slice(options.length - own), look);
  const none = say(lang, builderWords.cannot);
  const rows: { key: string; name: string; cell: (each: (typeof columns)[number]) => ReactNode }[] = [
    {
      key: "first",
      name: say(lang, builderWords.firstPayment),
      cell: ({ figures }) => (figures?.phases[0] ? phaseText(figures.phases[0], currency, lang) : none),
    },
    {
      key: "then",
      name: say(lang, builderWords.then),
      cell: ({ figures }) =>
        figures?.phases[1] ? phaseText(figures.phases[1], currency, lang) : say(lang, builderWords.same),
    },
    ...(left !== null && left > 0
      ? [
          {
            key: "left",
            name: say(lang, builderWords.ofLeft),
            cell: ({ figures }: (typeof columns)[number]) =>
              figures?.phases[0]
                ? formatPercent(Math.round((figures.phases[0].first / left) * 100) * 10_000, lang)
                : "–",
          },
        ]
      : []),
    { key: "count", name: say(lang, builderWords.count), cell: ({ figures }) => figures?.after.length ?? "–" },
    {
      key: "ends",
      name: say(lang, builderWords.ends),
      cell: ({ figures }) => {
        const last = figures?.after.at(-1);
        return last ? formatDay(last.due, lang, "table") : "–";
      },
    },
    {
      key: "all",
      name: say(lang, builderWords.inAll),
      cell: ({ figures }) => (figures ? amount(figures.totalAfter) : "–"),
    },
    {
      key: "more",
      name: say(lang, builderWords.more),
      cell: ({ figures }) => (figures ? amount(figures.extraCost) : "–"),
    },
    {
      key: "given",
      name: say(lang, builderWords.given),
      cell: ({ figures }) => (figures ? amount(figures.givenUp) : "–"),
    },
  ];
  return (
    <Card title={say(lang, words.options)}>
      <DataTable
        caption={say(lang, words.options)}
        hideCaption
        scroll={say(lang, words.options)}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "what", head: say(lang, words.compare), kind: "row", cell: (row) => row.name },
          ...columns.map((each) => ({
            key: each.letter,
            kind: "num" as const,
            head: (
              <>
                <b>{each.letter}</b> {each.index === chosen ? <Tag>{say(lang, words.chosen)}</Tag> : null}
                <br />
                {say(lang, kindWords[each.option.terms.kind])}
                <br />
                {each.reason === null ? null : <small>{say(lang, termsRefusals[each.reason] ?? words.cannot)}</small>}
                {each.figures && each.index !== chosen ? (
                  <a href={address(each.index)}>
                    {say(lang, words.choose)}
                    <span className="vh"> {each.letter}</span>
                  </a>
                ) : null}
              </>
            ),
            cell: (row: (typeof rows)[number]) => row.cell(each),
          })),
        ]}
      />
      {own < 4 ? <Builder {...{ lang, options: options.slice(options.length - own) }} /> : null}
    </Card>
  );
}

/** Another option; those that were set before stay beside it. */
function Builder({ lang, options }: { lang: Lang; options: Compared }) {
  const field = fieldWords(lang);
  return (
    <Details summary={say(lang, words.own)}>
      <form method="get" className="flow tight">
        {options.map(({ option }) => (
          <input key={JSON.stringify(option)} type="hidden" name="o" value={JSON.stringify(option)} />
        ))}
        <SelectField
          words={field}
          id="kind"
          label={say(lang, words.kind)}
          options={kinds.map((value) => ({ value, text: say(lang, kindWords[value]) }))}
        />
        <TextField words={field} id="amount" label={say(lang, words.amount)} width="m" optional />
        <TextField words={field} id="count" label={say(lang, words.count)} width="xs" value="3" />
        <TextField words={field} id="extend" label={say(lang, words.extend)} width="xs" value="3" />
        <TextField words={field} id="first" type="date" label={say(lang, builderWords.firstDay)} width="m" optional />
        <Check words={field} id="waive" value="1" label={say(lang, words.waive)} />
        <Button look="quiet" small>
          {say(lang, words.workOut)}
        </Button>
      </form>
    </Details>
  );
}

function addressOf(caseId: string, own: Compared, look: number): string {
  const query = new URLSearchParams(own.map(({ option }) => ["o", JSON.stringify(option)]));
  query.set("look", String(look));
  return `${paths.staffHardshipCase({ caseId })}?${query.toString()}`;
}

import { paths } from "#app/http/paths.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatPercent } from "#app/ui/format.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords } from "#app/words/frame.ts";
import { rhythm } from "#app/words/plan.ts";
import { planDeskWords as words } from "#app/words/plan-request-desk.ts";
import { say } from "#app/words/words.ts";
import type { OutlinedTerms, RequestScreenProps } from "./request-screen.tsx";

const frequencies = ["monthly", "four-weekly", "two-weekly", "weekly"] as const;

/** Possible answers side by side, and a form for another. */
export function RequestOptions({ reading, request, options, look, currency, surplus, wish }: RequestScreenProps) {
  const here = paths.staffPlanRequest({ loanId: request.loanId, requestId: request.id });
  const field = fieldWords(reading);
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={reading} />;
  const rows = options.map((option, index) => ({ ...option, index }));
  const needs = ({ tooLong, withinPolicy }: OutlinedTerms) =>
    say(reading, tooLong ? words.nobody : withinPolicy ? words.onePerson : words.twoPeople);
  return (
    <Card title={say(reading, words.options)}>
      {rows.length === 0 ? null : (
        <DataTable
          caption={say(reading, words.options)}
          hideCaption
          scroll={say(reading, words.options)}
          rows={rows}
          rowKey={(row) => row.index}
          columns={[
            {
              key: "from",
              head: say(reading, words.answer),
              kind: "row",
              cell: (row) => (
                <>
                  {say(reading, words[`from_${row.from}`])}{" "}
                  {row.index === look ? (
                    <Tag>{say(reading, words.chosen)}</Tag>
                  ) : (
                    <small>
                      <a href={`${here}?${lookAt(row)}`}>{say(reading, words.close)}</a>
                    </small>
                  )}
                </>
              ),
            },
            { key: "each", head: say(reading, words.each), kind: "num", cell: (row) => amount(row.regular) },
            { key: "count", head: say(reading, words.count), kind: "num", cell: (row) => row.count },
            {
              key: "ends",
              head: say(reading, words.ends),
              kind: "num",
              cell: (row) => formatDay(row.lastDue, reading, "table"),
            },
            { key: "all", head: say(reading, words.inAll), kind: "num", cell: (row) => amount(row.total) },
            { key: "extra", head: say(reading, words.extra), kind: "num", cell: (row) => amount(row.extraCost) },
            ...(surplus !== null && surplus > 0
              ? [
                  {
                    key: "share",
                    head: say(reading, words.share),
                    kind: "num" as const,
                    cell: (row: OutlinedTerms) =>
                      formatPercent(Math.round((row.monthly / surplus) * 100) * 10_000, reading),
                  },
                ]
              : []),
            { key: "needs", head: say(reading, words.needs), cell: needs },
          ]}
        />
      )}
      <Details summary={say(reading, words.own)} open={rows.length === 0}>
        <form method="get" className="flow tight">
          <SelectField
            words={field}
            id="every"
            label={say(reading, words.often)}
            value={wish?.every}
            options={frequencies.map((value) => ({ value, text: say(reading, rhythm[value]) }))}
          />
          <TextField words={field} id="day" label={say(reading, words.day)} width="xs" value={String(wish?.day ?? 1)} />
          <TextField words={field} id="count" label={say(reading, words.count)} width="xs" value="12" />
          <Button look="quiet" small>
            {say(reading, words.workOut)}
          </Button>
        </form>
      </Details>
    </Card>
  );

  function lookAt(row: OutlinedTerms & { index: number }): string {
    if (row.from !== "own") return `look=${row.index}`;
    const { every, day } = row.terms.wish;
    return new URLSearchParams({ every, day: String(day), count: String(row.count) }).toString();
  }
}

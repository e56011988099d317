import { stringify } from "csv-stringify/sync";
import type { Stage } from "#app/lending/position.ts";
import { stageOrder } from "./book-by-stage.ts";
import type { ReportSet } from "./report-set.ts";

/** The reports that can be taken away, by the name in the address. */
export const reportNames = [
  "stages",
  "roll",
  "promises",
  "plans",
  "relief",
  "decisions",
  "funnel",
  "messages",
  "payments",
  "complaints",
] as const;
export type ReportName = (typeof reportNames)[number];

type Cell = string | number | null;

const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const hours = (milliseconds: number | null) => (milliseconds === null ? null : Math.round(milliseconds / 360_000) / 10);

/** Head and rows of one report; null for one that these roles may not have. Money in minor units, times in hours. */
export function reportRows(set: ReportSet, name: ReportName): { head: readonly string[]; rows: Cell[][] } | null {
  switch (name) {
    case "stages":
      return {
        head: ["day", ...stageOrder],
        rows: set.book.series.map(({ day, stages }) => [dayText(day), ...stageOrder.map((stage) => stages[stage])]),
      };
    case "roll":
      return {
        head: ["from", "loans", ...stageOrder],
        rows: set.book.roll.map(({ from, total, to }) => [
          from ?? "new",
          total,
          ...stageOrder.map((stage: Stage) => to[stage]),
        ]),
      };
    case "promises":
      return {
        head: ["week_from", "kept", "partial", "broken", "pending"],
        rows: set.promises.weeks.map(({ kept, partial, broken, pending }, week) => [
          dayText(set.range.from + week * 7),
          kept,
          partial,
          broken,
          pending,
        ]),
      };
    case "plans": {
      const { agreed, completed, running, broken, ended, replaced } = set.plans;
      return {
        head: ["agreed", "completed", "running", "broken", "ended", "replaced"],
        rows: [[agreed, completed, running, broken, ended, replaced]],
      };
    }
    case "relief":
      return {
        head: ["after_days", "measured", "lasted", "late_again"],
        rows: set.relief.map(({ afterDays, measured, lasted, lateAgain }) => [afterDays, measured, lasted, lateAgain]),
      };
    case "decisions":
      return {
        head: ["language", "decided", "offered", "refused", "on_time", "median_hours", "ninetieth_hours"],
        rows: [...set.decisions.byLanguage, { lang: "all", ...set.decisions }].map((row) => [
          ...[row.lang, row.decided, row.offered, row.refused, row.onTime],
          hours(row.median),
          hours(row.ninetieth),
        ]),
      };
    case "funnel": {
      const { doors, finished, ...steps } = set.funnel;
      return {
        head: ["kind", "what", "count"],
        rows: [
          ...Object.entries(steps).map(([step, count]) => ["step", step, count]),
          ...doors.map(({ door, count }) => ["door", door, count]),
          ...Object.entries(finished).map(([what, count]) => ["finished", what, count]),
        ],
      };
    }
    case "messages":
      return {
        head: ["status", "rule", "count"],
        rows: [
          ["sent", "", set.messages.sent],
          ["failed", "", set.messages.failed],
          ...set.messages.reasons.map(({ reason, count }) => ["held", reason, count]),
        ],
      };
    case "payments":
      return {
        head: ["kind", "currency", "count", "amount_minor"],
        rows: set.payments.lines.map(({ key, currency, count, amount }) => [key, currency, count, amount]),
      };
    case "complaints":
      return set.complaints === null
        ? null
        : { head: Object.keys(set.complaints), rows: [Object.values(set.complaints)] };
  }
}

/** A report as a file for spreadsheets: cells that a spreadsheet would run start with a quote. Null: not for these roles. */
export function reportCsv(set: ReportSet, name: ReportName): string | null {
  const table = reportRows(set, name);
  if (table === null) return null;
  return stringify(table.rows, {
    header: true,
    columns: [...table.head],
    escape_formulas: true,
    record_delimiter: "windows",
    bom: true,
  });
}

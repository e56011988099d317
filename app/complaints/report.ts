import { stringify } from "csv-stringify/sync";
import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import { may } from "#app/staff/require-role.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { complaintsToCount, type CountedComplaint } from "#db/stores/complaints-counts.ts";

/** How many by one feature, the most frequent first. */
export type Counts = readonly { readonly key: string; readonly count: number }[];

/** The complaints of a span in figures: no reference, no words, no account. */
export interface ComplaintReport {
  readonly from: number;
  readonly until: number;
  readonly received: number;
  readonly open: number;
  readonly answered: number;
  readonly answeredOnTime: number;
  /** Answered or still open after the day that was promised. */
  readonly late: number;
  readonly upheld: number;
  readonly earlyClosed: number;
  readonly vulnerable: number;
  readonly vulnerabilityFailures: number;
  readonly by: Readonly<
    Record<"cause" | "category" | "channel" | "product" | "profile" | "against" | "outcome", Counts>
  >;
  /** The return of the regulator: one row per channel, business and cause. */
  readonly rows: readonly ReturnRow[];
}

/** One line of the return. */
export interface ReturnRow {
  readonly jurisdiction: string;
  readonly channel: string;
  readonly product: string;
  readonly category: string;
  readonly cause: string;
  readonly received: number;
  readonly closedWithin3BusinessDays: number;
  readonly answered: number;
  readonly answeredOnTime: number;
  readonly upheld: number;
  readonly vulnerable: number;
  readonly vulnerabilityFailures: number;
}

export type Reported =
  { readonly ok: true; readonly report: ComplaintReport } | { readonly ok: false; readonly reason: "not_allowed" };

/**
 * Counts the complaints received in a span. For those with `complaint.counts` only: to repayment staff even a number
 * would say something.
 *
 * @param span first instant and first instant after, unix milliseconds
 */
export async function countComplaintsOf(
  { db, clock }: Pick<Services, "db" | "clock">,
  roles: readonly StaffRole[],
  span: { readonly from: number; readonly until: number },
): Promise<Reported> {
  if (!may(roles, "complaint.counts")) return { ok: false, reason: "not_allowed" };
  const found = await complaintsToCount(db.read, span.from, span.until);
  return { ok: true, report: reportOf(found, span, clock.now()) };
}

/** The same as a file for spreadsheets, noted in the audit trail. Cells that a spreadsheet would run start with a quote. */
export async function exportComplaintReturn(
  services: Pick<Services, "db" | "clock">,
  by: { readonly staffId: string; readonly roles: readonly StaffRole[] },
  span: { readonly from: number; readonly until: number },
): Promise<{ readonly ok: true; readonly csv: string } | { readonly ok: false; readonly reason: "not_allowed" }> {
  const counted = await countComplaintsOf(services, by.roles, span);
  if (!counted.ok) return counted;
  await services.db.transact((tx) =>
    recordAudit(tx, {
      ...{ at: services.clock.now(), actor: `staff:${by.staffId}`, category: "complaint", action: "complaint.export" },
      ...{ object: `span:${span.from}-${span.until}`, outcome: "exported" },
    }),
  );
  return { ok: true, csv: returnCsv(counted.report.rows) };
}

const columns = [
  "jurisdiction",
  "channel",
  "product",
  "category",
  "cause",
  "received",
  "closedWithin3BusinessDays",
  "answered",
  "answeredOnTime",
  "upheld",
  "vulnerable",
  "vulnerabilityFailures",
] as const satisfies readonly (keyof ReturnRow)[];

/** A CSV of the return, safe to open in a spreadsheet. */
export function returnCsv(rows: readonly ReturnRow[]): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: "windows",
  });
}

/** The figures of a list of complaints. @param now for those that are still open */
export function reportOf(
  found: readonly CountedComplaint[],
  span: { from: number; until: number },
  now: number,
): ComplaintReport {
  const answered = found.filter(isAnswered);
  return {
    ...span,
    received: found.length,
    open: found.filter((complaint) => !isOver(complaint)).length,
    answered: answered.length,
    answeredOnTime: answered.filter(isOnTime).length,
    late: found.filter((complaint) => isLate(complaint, now)).length,
    upheld: found.filter(isUpheld).length,
    earlyClosed: found.filter((complaint) => complaint.early).length,
    vulnerable: found.filter((complaint) => complaint.vulnerable === true).length,
    vulnerabilityFailures: found.filter((complaint) => complaint.vulnerabilityFailure === true).length,
    by: {
      cause: countBy(found, causeOf),
      category: countBy(found, categoryOf),
      channel: countBy(found, ({ channel }) => channel),
      product: countBy(found, productOf),
      profile: countBy(found, ({ profile }) => profile),
      against: countBy(found, ({ against }) => against ?? "not_triaged"),
      outcome: countBy(answered, ({ outcome }) => outcome ?? "none"),
    },
    rows: rowsOf(found),
  };
}

const isOver = ({ state }: CountedComplaint) =>
  state === "closed" ||
  state === "withdrawn" ||
  state === "referred" ||
  state === "response_sent" ||
  state === "external";
const isAnswered = ({ answeredAt }: CountedComplaint) => answeredAt !== null;
/** The first answer against the date it was promised for: a review afterwards changes neither. */
const isOnTime = ({ answeredAt, answerDueAt, lateSince }: CountedComplaint) =>
  answeredAt !== null &&
  answerDueAt !== null &&
  answeredAt < answerDueAt &&
  (lateSince === null || lateSince > answeredAt);
const isUpheld = ({ outcome }: CountedComplaint) => outcome === "upheld" || outcome === "part";
const isLate = (complaint: CountedComplaint, now: number) =>
  complaint.lateSince !== null ||
  (isAnswered(complaint) ? !isOnTime(complaint) : !isOver(complaint) && now >= complaint.dueAt);
const causeOf = ({ rootCause }: CountedComplaint) => rootCause ?? "not_closed";
const categoryOf = ({ categories }: CountedComplaint) => categories[0] ?? "not_triaged";
const productOf = ({ product }: CountedComplaint) => product ?? "no_account";

function countBy(found: readonly CountedComplaint[], keyOf: (complaint: CountedComplaint) => string): Counts {
  const counts = new Map<string, number>();
  for (const complaint of found) counts.set(keyOf(complaint), (counts.get(keyOf(complaint)) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function rowsOf(found: readonly CountedComplaint[]): ReturnRow[] {
  const groups = new Map<string, CountedComplaint[]>();
  for (const complaint of found) {
    const key = JSON.stringify([
      profileFor(complaint.profile, localDay(complaint.receivedAt, "UTC")).jurisdiction,
      complaint.channel,
      productOf(complaint),
      categoryOf(complaint),
      causeOf(complaint),
    ]);
    groups.set(key, [...(groups.get(key) ?? []), complaint]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const [jurisdiction = "", channel = "", product = "", category = "", cause = ""] = JSON.parse(key) as string[];
      const count = (is: (complaint: CountedComplaint) => boolean) => group.filter(is).length;
      return {
        ...{ jurisdiction, channel, product, category, cause, received: group.length },
        closedWithin3BusinessDays: count(({ early }) => early),
        answered: count(isAnswered),
        answeredOnTime: count(isOnTime),
        upheld: count(isUpheld),
        vulnerable: count(({ vulnerable }) => vulnerable === true),
        vulnerabilityFailures: count(({ vulnerabilityFailure }) => vulnerabilityFailure === true),
      };
    });
}

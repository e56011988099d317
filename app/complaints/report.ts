import type { Services } from "#app/services.ts";
import { may } from "#app/staff/require-role.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
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
}

/** A report, for those who may count. */
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
  };
}

const isOver = ({ state }: CountedComplaint) =>
  state === "closed" ||
  state === "withdrawn" ||
  state === "referred" ||
  state === "response_sent" ||
  state === "external";
/** A first answer went out. */
export const isAnswered = ({ answeredAt }: CountedComplaint) => answeredAt !== null;
/** The first answer against the date it was promised for: a review afterwards changes neither. */
export const isOnTime = ({ answeredAt, answerDueAt, lateSince }: CountedComplaint) =>
  answeredAt !== null &&
  answerDueAt !== null &&
  answeredAt < answerDueAt &&
  (lateSince === null || lateSince > answeredAt);
/** We agreed, in whole or in part. */
export const isUpheld = ({ outcome }: CountedComplaint) => outcome === "upheld" || outcome === "part";
const isLate = (complaint: CountedComplaint, now: number) =>
  complaint.lateSince !== null ||
  (isAnswered(complaint) ? !isOnTime(complaint) : !isOver(complaint) && now >= complaint.dueAt);
/** What it came from, known once it is closed. */
export const causeOf = ({ rootCause }: CountedComplaint) => rootCause ?? "not_closed";
/** What it is mostly about. */
export const categoryOf = ({ categories }: CountedComplaint) => categories[0] ?? "not_triaged";
/** The product of the account it is about, as the complaint has it. */
export const productOf = ({ product }: CountedComplaint) => product ?? "no_account";

function countBy(found: readonly CountedComplaint[], keyOf: (complaint: CountedComplaint) => string): Counts {
  const counts = new Map<string, number>();
  for (const complaint of found) counts.set(keyOf(complaint), (counts.get(keyOf(complaint)) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

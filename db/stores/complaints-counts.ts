import { and, asc, gte, lt, notInArray, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { complaintRedress } from "#db/schema/complaints-answers.ts";
import { complaints } from "#db/schema/complaints.ts";
import type { Complaint } from "./complaints.ts";

/** What reports count: codes and instants only. */
export type CountedComplaint = Pick<
  Complaint,
  | "id"
  | "state"
  | "receivedAt"
  | "respondedAt"
  | "answeredAt"
  | "answerDueAt"
  | "lateSince"
  | "closedAt"
  | "dueAt"
  | "channel"
  | "complainant"
  | "profile"
  | "product"
  | "categories"
  | "severity"
  | "against"
  | "outcome"
  | "early"
  | "rootCause"
  | "vulnerable"
  | "vulnerabilityFailure"
> & {
  /** Of the redress that was promised, in minor units of the profile's currency. */
  readonly redress: number;
};

/** Complaints received in a span, without any words, reference or account. Merged ones count under the one they joined. */
export async function complaintsToCount(q: Queryable, from: number, until: number): Promise<CountedComplaint[]> {
  return q
    .select({
      id: complaints.id,
      state: complaints.state,
      receivedAt: complaints.receivedAt,
      respondedAt: complaints.respondedAt,
      answeredAt: complaints.answeredAt,
      answerDueAt: complaints.answerDueAt,
      lateSince: complaints.lateSince,
      closedAt: complaints.closedAt,
      dueAt: complaints.dueAt,
      channel: complaints.channel,
      complainant: complaints.complainant,
      profile: complaints.profile,
      product: complaints.product,
      categories: complaints.categories,
      severity: complaints.severity,
      against: complaints.against,
      outcome: complaints.outcome,
      early: complaints.early,
      rootCause: complaints.rootCause,
      vulnerable: complaints.vulnerable,
      vulnerabilityFailure: complaints.vulnerabilityFailure,
      redress: sql<number>`coalesce((select sum(${complaintRedress.amount}) from ${complaintRedress} where ${complaintRedress.complaintId} = ${complaints.id}), 0)`,
    })
    .from(complaints)
    .where(
      and(gte(complaints.receivedAt, from), lt(complaints.receivedAt, until), notInArray(complaints.state, ["merged"])),
    )
    .orderBy(asc(complaints.receivedAt), asc(complaints.id));
}

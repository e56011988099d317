import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql, notInArray } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import { complaintConflicts, complaintEvents, complaints, type ComplaintState } from "#db/schema/complaints.ts";
import { behind, type Place } from "./keyset.ts";

export type Complaint = typeof complaints.$inferSelect;
export type NewComplaint = typeof complaints.$inferInsert;
export type ComplaintEvent = typeof complaintEvents.$inferSelect;

/** Seals under the complaint's own key: erasing that key makes its words unreadable, backups included. */
export interface ComplaintSeal {
  seal(place: string, text: string): Buffer;
  open(place: string, sealed: Buffer): string;
  sealBytes(place: string, bytes: Buffer): Buffer;
  openBytes(place: string, sealed: Buffer): Buffer;
}

/** The key's place: a folder key of the complaints side that no other table's places share. */
export const complaintKeyPlace = (id: string) => `complaints|data_key|${id}`;

/** The seal of a complaint; null once its words were erased. */
export function complaintSeal(keyring: Keyring, of: Pick<Complaint, "id" | "dataKey">): ComplaintSeal | null {
  const { dataKey } = of;
  if (!dataKey) return null;
  const keyPlace = complaintKeyPlace(of.id);
  return {
    seal: (place, text) => keyring.seal(dataKey, keyPlace, place, text),
    open: (place, sealed) => keyring.open(dataKey, keyPlace, place, sealed),
    sealBytes: (place, bytes) => keyring.sealBytes(dataKey, keyPlace, place, bytes),
    openBytes: (place, sealed) => keyring.openBytes(dataKey, keyPlace, place, sealed),
  };
}

/** @returns false when the reference is taken. */
export async function insertComplaint(tx: Queryable, complaint: NewComplaint): Promise<boolean> {
  const added = await tx
    .insert(complaints)
    .values(complaint)
    .onConflictDoNothing({ target: complaints.reference })
    .returning({ id: complaints.id });
  return added.length > 0;
}

export async function complaintById(q: Queryable, id: string): Promise<Complaint | null> {
  const [found] = await q.select().from(complaints).where(eq(complaints.id, id));
  return found ?? null;
}

export async function complaintByReference(q: Queryable, reference: string): Promise<Complaint | null> {
  const [found] = await q.select().from(complaints).where(eq(complaints.reference, reference));
  return found ?? null;
}

/** Changes a complaint if it is still at the version that was read. @returns false when somebody was faster. */
export async function updateComplaint(
  tx: Queryable,
  read: Pick<Complaint, "id" | "version">,
  change: Partial<Omit<NewComplaint, "id" | "version" | "reference" | "receivedAt">>,
): Promise<boolean> {
  const changed = await tx
    .update(complaints)
    .set({ ...change, version: read.version + 1 })
    .where(and(eq(complaints.id, read.id), eq(complaints.version, read.version)))
    .returning({ id: complaints.id });
  return changed.length > 0;
}

export async function insertComplaintEvent(tx: Queryable, event: typeof complaintEvents.$inferInsert): Promise<void> {
  await tx.insert(complaintEvents).values(event);
}

/** The whole story, oldest first. */
export async function eventsOfComplaint(q: Queryable, complaintId: string): Promise<ComplaintEvent[]> {
  return q
    .select()
    .from(complaintEvents)
    .where(eq(complaintEvents.complaintId, complaintId))
    .orderBy(asc(complaintEvents.id));
}

/** Which part of the log to show. */
export interface ComplaintView {
  states: readonly ComplaintState[];
  handlerId?: string;
  unassigned?: true;
  severity?: "serious";
  dueBefore?: number;
  /** Nobody sees a complaint in which they are named or whose case they worked. */
  notConflicting: string;
}

const visibleTo = (staffId: string) =>
  sql`not exists (select 1 from ${complaintConflicts} where ${complaintConflicts.complaintId} = ${complaints.id} and ${complaintConflicts.staffId} = ${staffId})`;

function matching(view: ComplaintView) {
  return and(
    inArray(complaints.state, [...view.states]),
    visibleTo(view.notConflicting),
    view.handlerId === undefined ? undefined : eq(complaints.handlerId, view.handlerId),
    view.unassigned ? isNull(complaints.handlerId) : undefined,
    view.severity === undefined ? undefined : eq(complaints.severity, view.severity),
    view.dueBefore === undefined ? undefined : lt(complaints.dueAt, view.dueBefore),
  );
}

/** A page of the log, the next to become late first. @param after due time and id of the last row of the page before */
export async function complaintQueue(
  q: Queryable,
  view: ComplaintView,
  after: Place | null,
  size: number,
): Promise<Complaint[]> {
  return q
    .select()
    .from(complaints)
    .where(and(matching(view), behind(complaints.dueAt, complaints.id, after)))
    .orderBy(asc(complaints.dueAt), asc(complaints.id))
    .limit(size);
}

export async function countComplaints(q: Queryable, view: ComplaintView): Promise<number> {
  const [row] = await q
    .select({ count: sql<number>`count(*)` })
    .from(complaints)
    .where(matching(view));
  return row?.count ?? 0;
}

/** Other complaints that may be about the same facts: the same account, or the same answer channel. */
export async function relatedComplaints(q: Queryable, to: Complaint, staffId: string): Promise<Complaint[]> {
  if (to.borrowerId === null && to.reachIndex === null) return [];
  return q
    .select()
    .from(complaints)
    .where(
      and(
        or(
          to.borrowerId === null ? undefined : eq(complaints.borrowerId, to.borrowerId),
          to.reachIndex === null ? undefined : eq(complaints.reachIndex, to.reachIndex),
        ),
        sql`${complaints.id} <> ${to.id}`,
        visibleTo(staffId),
      ),
    )
    .orderBy(desc(complaints.receivedAt))
    .limit(20);
}

/** Open complaints whose clock could have an alarm or a breach to note. */
export async function runningComplaints(
  q: Queryable,
  states: readonly ComplaintState[],
  afterId: string,
  size: number,
): Promise<Complaint[]> {
  return q
    .select()
    .from(complaints)
    .where(
      and(
        inArray(complaints.state, [...states]),
        isNull(complaints.breachedAt),
        isNull(complaints.pausedSince),
        gt(complaints.id, afterId),
      ),
    )
    .orderBy(asc(complaints.id))
    .limit(size);
}

/** Notes that somebody may not touch a complaint; twice is as good as once. */
export async function insertConflict(tx: Queryable, conflict: typeof complaintConflicts.$inferInsert): Promise<void> {
  await tx.insert(complaintConflicts).values(conflict).onConflictDoNothing();
}

export async function conflictsOf(
  q: Queryable,
  complaintId: string,
): Promise<(typeof complaintConflicts.$inferSelect)[]> {
  return q.select().from(complaintConflicts).where(eq(complaintConflicts.complaintId, complaintId));
}

const finished: ComplaintState[] = ["closed", "withdrawn", "merged", "referred"];

/** Whether a person has a complaint that is not over. For the job that erases people, which tells nobody. */
export async function hasOpenComplaint(q: Queryable, borrowerId: string): Promise<boolean> {
  const open = await q
    .select({ id: complaints.id })
    .from(complaints)
    .where(and(eq(complaints.borrowerId, borrowerId), notInArray(complaints.state, finished)))
    .limit(1);
  return open.length > 0;
}

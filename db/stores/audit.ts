import { createHash } from "node:crypto";
import { and, asc, count, desc, eq, gt, inArray, like, lt } from "drizzle-orm";
import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Queryable } from "#db/engine/database.ts";
import { auditEvents } from "#db/schema/audit.ts";

export type AuditCategory = (typeof auditEvents.$inferSelect)["category"];
export type StoredAuditEvent = typeof auditEvents.$inferSelect;

/** What happened, in ids, codes and keyed hashes only: never a name, a number or free text from a person. */
export interface AuditEvent {
  at: number;
  /** `borrower:<id>`, `staff:<id>`, `operator`, `system` or `anonymous`. */
  actor: string;
  /** Complaint matters are `complaint` and nothing else, so that who may not read complaints cannot infer them. */
  category: AuditCategory;
  /** `noun.verb`. */
  action: string;
  /** `kind:<id>`. */
  object: string;
  outcome: string;
  /** A reason code. */
  reason?: string | null;
  requestId?: string | null;
  /** SHA-256 of what stood there before and after, for changes whose content is kept elsewhere. */
  before?: string | null;
  after?: string | null;
}

/** Ids, codes, amounts and hashes look like this; names, numbers with a plus, mail addresses and sentences do not. */
const plain = /^[A-Za-z0-9_:.,=/|#-]{1,200}$/;

/**
 * Adds a link to the chain, in the same transaction as the change it tells of: no change without audit, and no audit
 * without change. Each hash covers the event and the hash before it.
 *
 * @throws when a field holds anything but ids and codes: personal data in the trail could never be erased again.
 */
export async function recordAudit(tx: Queryable, event: AuditEvent): Promise<void> {
  for (const field of ["actor", "action", "object", "outcome", "reason", "requestId", "before", "after"] as const) {
    const value = event[field];
    if (value !== null && value !== undefined && !plain.test(value)) {
      throw new Error(`The audit trail takes ids and codes only; the ${field} of ${event.category} is none.`);
    }
  }
  const [last] = await tx
    .select({ seq: auditEvents.seq, hash: auditEvents.hash })
    .from(auditEvents)
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  const link = {
    seq: (last?.seq ?? 0) + 1,
    at: event.at,
    actor: event.actor,
    category: event.category,
    action: event.action,
    object: event.object,
    outcome: event.outcome,
    reason: event.reason ?? null,
    requestId: event.requestId ?? null,
    before: event.before ?? null,
    after: event.after ?? null,
    prev: last?.hash ?? "",
  };
  await tx.insert(auditEvents).values({ ...link, hash: hashOf(link) });
}

/** What somebody looked at. */
export interface DataRead {
  at: number;
  actor: string;
  /** `complaint` for anything from the complaint log. */
  category: AuditCategory;
  /** Whose or what, as `borrower:<id>`, `evidence:<id>`, `complaint:<id>`. */
  object: string;
  /** Which part: `contact_details`, `identity`, `evidence`, `case`. */
  part: string;
  /** Why, as a code such as `case_work`. */
  reason?: string | null;
  requestId?: string | null;
}

/** Notes that personal data were shown, before they are. */
export async function recordRead(tx: Queryable, read: DataRead): Promise<void> {
  const { part, ...event } = read;
  await recordAudit(tx, { ...event, action: `${part}.read`, outcome: "shown" });
}

/** The end of the chain; null while it is empty. */
export async function auditHead(q: Queryable): Promise<{ seq: number; hash: string } | null> {
  const [last] = await q
    .select({ seq: auditEvents.seq, hash: auditEvents.hash })
    .from(auditEvents)
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return last ?? null;
}

/** The hash that stands at a place in the chain, or null when nothing stands there. */
export async function auditHashAt(q: Queryable, seq: number): Promise<string | null> {
  const [event] = await q.select({ hash: auditEvents.hash }).from(auditEvents).where(eq(auditEvents.seq, seq));
  return event?.hash ?? null;
}

/** What to look for; absent fields do not narrow. */
export interface AuditSearch {
  categories: readonly AuditCategory[];
  actor?: string;
  object?: string;
  /** The beginning of the action, such as `staff.`. */
  action?: string;
  /** Events before this one: the last `seq` of the page before. */
  before?: number;
  size: number;
}

/** Events, newest first. */
export async function auditPage(q: Queryable, search: AuditSearch): Promise<StoredAuditEvent[]> {
  return q
    .select()
    .from(auditEvents)
    .where(
      and(
        inArray(auditEvents.category, [...search.categories]),
        search.actor === undefined ? undefined : eq(auditEvents.actor, search.actor),
        search.object === undefined ? undefined : eq(auditEvents.object, search.object),
        search.action === undefined ? undefined : like(auditEvents.action, `${search.action.replaceAll("%", "")}%`),
        search.before === undefined ? undefined : lt(auditEvents.seq, search.before),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(search.size);
}

/**
 * Walks the chain. @param from where to begin: an event that is known to be sound, with its hash
 * @returns the first event that does not fit, or null when all do
 */
export async function firstBrokenAuditEvent(
  q: Queryable,
  from: { readonly seq: number; readonly hash: string } = { seq: 0, hash: "" },
): Promise<number | null> {
  const pageSize = 1000;
  let { seq, hash: prev } = from;
  for (;;) {
    const page = await q
      .select()
      .from(auditEvents)
      .where(gt(auditEvents.seq, seq))
      .orderBy(asc(auditEvents.seq))
      .limit(pageSize);
    for (const { hash, ...link } of page) {
      if (link.seq !== seq + 1 || link.prev !== prev || hash !== hashOf(link)) return link.seq;
      seq = link.seq;
      prev = hash;
    }
    if (page.length < pageSize) return null;
  }
}

const guards = ["audit_events_no_update", "audit_events_no_delete", "audit_events_chain"];

/** SQLite's own list of what the file holds. */
const fileContents = sqliteTable("sqlite_master", { type: text().notNull(), name: text().notNull() });

/** Whether the triggers that make the trail append-only are all in place. */
export async function auditGuardsStand(q: Queryable): Promise<boolean> {
  const [found] = await q
    .select({ guards: count() })
    .from(fileContents)
    .where(and(eq(fileContents.type, "trigger"), inArray(fileContents.name, guards)));
  return found?.guards === guards.length;
}

function hashOf(link: Omit<StoredAuditEvent, "hash">): string {
  const fields = [
    link.seq,
    link.at,
    link.actor,
    link.category,
    link.action,
    link.object,
    link.outcome,
    link.reason,
    link.requestId,
    link.before,
    link.after,
    link.prev,
  ];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

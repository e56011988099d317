import { createHash } from "node:crypto";
import { asc, desc, gt } from "drizzle-orm";
import { type Queryable } from "#db/engine/database.ts";
import { auditEvents } from "#db/schema/audit.ts";

/** What happened, in ids and keyed hashes only: never a name, a number or free text from a person. */
export interface AuditEvent {
  at: number;
  /** `borrower:<id>`, `staff:<id>`, `system` or `anonymous`. */
  actor: string;
  category: "access" | "repayment" | "complaint" | "staff" | "system";
  action: string;
  object: string;
  outcome: string;
  reason?: string | null;
  requestId?: string | null;
}

/**
 * Adds a link to the chain, in the same transaction as the change it tells of: no change without audit, and no audit
 * without change. Each hash covers the event and the hash before it.
 */
export async function recordAudit(tx: Queryable, event: AuditEvent): Promise<void> {
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
    prev: last?.hash ?? "",
  };
  await tx.insert(auditEvents).values({ ...link, hash: hashOf(link) });
}

/** Walks the whole chain. @returns the first event that does not fit, or null when all do. */
export async function firstBrokenAuditEvent(q: Queryable): Promise<number | null> {
  const pageSize = 1000;
  let seq = 0;
  let prev = "";
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

function hashOf(link: Omit<typeof auditEvents.$inferSelect, "hash">): string {
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
    link.prev,
  ];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

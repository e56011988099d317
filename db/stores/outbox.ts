import { and, count, desc, eq, isNull, like, lt, min } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { approvals } from "#db/schema/approvals.ts";
import { tasks } from "#db/schema/audit.ts";
import { messages } from "#db/schema/contact.ts";
import { gatewayEvents, paymentNotices } from "#db/schema/payments.ts";

export type MessageStatus = (typeof messages.$inferSelect)["status"];

/** Messages without their words and without whom they are for, newest first. */
export async function messagePage(
  q: Queryable,
  search: { status: MessageStatus | null; before: string | null; size: number },
) {
  return q
    .select({
      id: messages.id,
      at: messages.createdAt,
      template: messages.template,
      status: messages.status,
      reason: messages.reason,
      attempts: messages.attempts,
      gateway: messages.gateway,
    })
    .from(messages)
    .where(
      and(
        search.status === null ? undefined : eq(messages.status, search.status),
        search.before === null ? undefined : lt(messages.id, search.before),
      ),
    )
    .orderBy(desc(messages.id))
    .limit(search.size);
}

/** Queues reminders again that no gateway took; their words are written when they leave. @returns how many */
export async function retryFailedReminders(tx: Queryable): Promise<number> {
  const again = await tx
    .update(messages)
    .set({ status: "queued", reason: null, settledAt: null, attempts: 0, notBefore: 0 })
    .where(and(eq(messages.status, "failed"), like(messages.template, "reminder:%")))
    .returning({ id: messages.id });
  return again.length;
}

/** How much waits where, and since when: what an operator looks at first. */
export async function backlog(q: Queryable) {
  const one = async (rows: Promise<{ n: number; oldest: number | null }[]>) =>
    (await rows)[0] ?? { n: 0, oldest: null };
  const n = count();
  return {
    texts: await one(
      q
        .select({ n, oldest: min(messages.createdAt) })
        .from(messages)
        .where(eq(messages.status, "queued")),
    ),
    textsFailed: await one(
      q
        .select({ n, oldest: min(messages.createdAt) })
        .from(messages)
        .where(eq(messages.status, "failed")),
    ),
    notices: await one(
      q
        .select({ n, oldest: min(paymentNotices.createdAt) })
        .from(paymentNotices)
        .where(isNull(paymentNotices.sentAt)),
    ),
    parked: await one(
      q
        .select({ n, oldest: min(gatewayEvents.receivedAt) })
        .from(gatewayEvents)
        .where(eq(gatewayEvents.status, "parked")),
    ),
    approvals: await one(
      q
        .select({ n, oldest: min(approvals.requestedAt) })
        .from(approvals)
        .where(eq(approvals.status, "pending")),
    ),
    tasks: await one(
      q
        .select({ n, oldest: min(tasks.createdAt) })
        .from(tasks)
        .where(isNull(tasks.doneAt)),
    ),
  };
}

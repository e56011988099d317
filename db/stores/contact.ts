import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { demoDeliveries, inboundTexts, messages, suppressions } from "#db/schema/contact.ts";

export type Message = typeof messages.$inferSelect;

const suppressed = prepared((q) =>
  q
    .select({ id: suppressions.id })
    .from(suppressions)
    .where(and(eq(suppressions.phoneIndex, sql.placeholder("phone")), isNull(suppressions.liftedAt)))
    .limit(1)
    .prepare(),
);

/** Whether a number must not be written to. @param phone its blind index */
export async function isSuppressed(q: Queryable, phone: string): Promise<boolean> {
  return (await suppressed(q).execute({ phone })).length > 0;
}

export async function insertSuppression(tx: Queryable, suppression: typeof suppressions.$inferInsert): Promise<void> {
  await tx.insert(suppressions).values(suppression);
}

/** Adds a message once per dedupe key. @returns false when it was there already. */
export async function insertMessage(tx: Queryable, message: typeof messages.$inferInsert): Promise<boolean> {
  const added = await tx.insert(messages).values(message).onConflictDoNothing().returning({ id: messages.id });
  return added.length > 0;
}

/** A reminder as the nightly look writes it down: its text is composed when it leaves. */
export type NewReminder = Pick<
  Message,
  "id" | "borrowerId" | "loanId" | "template" | "lang" | "status" | "reason" | "createdAt" | "settledAt" | "dedupeKey"
>;

const given = <Name extends keyof NewReminder>(name: Name) => sql.placeholder(name);

const reminderInsert = prepared((q) =>
  q
    .insert(messages)
    .values({
      id: given("id"),
      borrowerId: given("borrowerId"),
      loanId: given("loanId"),
      channel: "sms",
      template: given("template"),
      lang: given("lang"),
      status: given("status"),
      reason: given("reason"),
      purpose: "reminder",
      createdAt: given("createdAt"),
      settledAt: given("settledAt"),
      dedupeKey: given("dedupeKey"),
    })
    .onConflictDoNothing()
    .prepare(),
);

/** Adds a reminder once per dedupe key: a hundred thousand of them in a night, so through a prepared statement. */
export async function addReminder(tx: Queryable, reminder: NewReminder): Promise<void> {
  await reminderInsert(tx).execute(reminder);
}

/** Keeps the text of a message that is about to leave. */
export async function keepContent(tx: Queryable, id: string, contentSealed: Buffer): Promise<void> {
  await tx
    .update(messages)
    .set({ contentSealed })
    .where(and(eq(messages.id, id), eq(messages.status, "queued")));
}

/** Marks a message as done with and forgets its number and text. */
export async function settleMessage(
  tx: Queryable,
  id: string,
  status: "sent" | "failed" | "held" | "cancelled",
  reason: string | null,
  now: number,
): Promise<void> {
  await tx
    .update(messages)
    .set({ status, reason, contentSealed: null, settledAt: now })
    .where(and(eq(messages.id, id), eq(messages.status, "queued")));
}

const dueOf = prepared((q) =>
  q
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.status, "queued"),
        eq(messages.purpose, sql.placeholder("purpose")),
        lte(messages.notBefore, sql.placeholder("now")),
      ),
    )
    .orderBy(asc(messages.notBefore), asc(messages.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/**
 * Queued messages whose hour has come, along the index, because a hundred thousand may be waiting: first what people
 * asked for and wait for now, then news about cases, then reminders, each oldest first.
 */
export async function queuedMessages(q: Queryable, now: number, limit: number): Promise<Message[]> {
  const due: Message[] = [];
  for (const purpose of ["requested", "case_message", "reminder"] as const) {
    if (due.length < limit) due.push(...(await dueOf(q).execute({ purpose, now, limit: limit - due.length })));
  }
  return due;
}

/**
 * Writes down that a message is being handed over, so that nobody else hands it over too.
 *
 * @param before when it was handed over last, as the caller read it; null when never.
 * @returns false when somebody else was quicker.
 */
export async function claimMessage(tx: Queryable, id: string, before: number | null, now: number): Promise<boolean> {
  const unclaimed = before === null ? isNull(messages.handedAt) : eq(messages.handedAt, before);
  const claimed = await tx
    .update(messages)
    .set({ handedAt: now })
    .where(and(eq(messages.id, id), eq(messages.status, "queued"), unclaimed))
    .returning({ id: messages.id });
  return claimed.length > 0;
}

/** Puts a queued message off to a later instant. */
export async function postponeMessage(tx: Queryable, id: string, until: number): Promise<void> {
  await tx
    .update(messages)
    .set({ notBefore: until })
    .where(and(eq(messages.id, id), eq(messages.status, "queued")));
}

const sentSince = prepared((q) =>
  q
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.borrowerId, sql.placeholder("borrowerId")),
        eq(messages.status, "sent"),
        gte(messages.settledAt, sql.placeholder("since")),
      ),
    )
    .prepare(),
);

/** What went out to a borrower since an instant, for the caps. */
export async function sentMessagesSince(q: Queryable, borrowerId: string, since: number): Promise<Message[]> {
  return sentSince(q).execute({ borrowerId, since });
}

/** How many messages about a loan were held back since an instant, for the sentence that says so. */
export async function heldMessagesSince(q: Queryable, loanId: string, since: number): Promise<number> {
  const rows = await q
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.loanId, loanId), eq(messages.status, "held"), gte(messages.createdAt, since)));
  return rows.length;
}

/** Cancels what is still queued for these borrowers. @returns how many. */
export async function cancelQueued(tx: Queryable, borrowerIds: string[], reason: string, now: number): Promise<number> {
  const cancelled = await tx
    .update(messages)
    .set({ status: "cancelled", reason, contentSealed: null, settledAt: now })
    .where(and(inArray(messages.borrowerId, borrowerIds), eq(messages.status, "queued")))
    .returning({ id: messages.id });
  return cancelled.length;
}

/** The latest messages to a borrower, newest first. */
export async function latestMessagesOf(q: Queryable, borrowerId: string, limit: number): Promise<Message[]> {
  return q
    .select()
    .from(messages)
    .where(eq(messages.borrowerId, borrowerId))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(limit);
}

/** Puts a text on the demo phone; the same one twice is there once. */
export async function insertDemoDelivery(tx: Queryable, delivery: typeof demoDeliveries.$inferInsert): Promise<void> {
  await tx.insert(demoDeliveries).values(delivery).onConflictDoNothing();
}

/** What the demo phone received, newest first, keyset by id. */
export async function latestDemoDeliveries(
  q: Queryable,
  before: string | null,
  limit: number,
): Promise<Array<typeof demoDeliveries.$inferSelect>> {
  return q
    .select()
    .from(demoDeliveries)
    .where(before === null ? undefined : lt(demoDeliveries.id, before))
    .orderBy(desc(demoDeliveries.id))
    .limit(limit);
}

/** Messages to a borrower, newest first, before a key. */
export async function messagesBefore(
  q: Queryable,
  borrowerId: string,
  before: string | null,
  limit: number,
): Promise<Message[]> {
  return q
    .select()
    .from(messages)
    .where(and(eq(messages.borrowerId, borrowerId), before === null ? undefined : lt(messages.id, before)))
    .orderBy(desc(messages.id))
    .limit(limit);
}

/** Marks a message as handed over, with the number under which its receipt will come. */
export async function settleSent(
  tx: Queryable,
  id: string,
  handed: { gateway: string; providerId: string | null },
  now: number,
): Promise<void> {
  await tx
    .update(messages)
    .set({ status: "sent", reason: null, contentSealed: null, settledAt: now, ...handed })
    .where(and(eq(messages.id, id), eq(messages.status, "queued")));
}

/** Keeps a message that was not taken for a later try. */
export async function retryMessage(tx: Queryable, id: string, attempts: number, notBefore: number): Promise<void> {
  await tx
    .update(messages)
    .set({ attempts, notBefore, handedAt: null })
    .where(and(eq(messages.id, id), eq(messages.status, "queued")));
}

/**
 * Writes down what became of a message; the first final word stays. A receipt may come before our own note that the
 * message was taken.
 *
 * @returns false for a message that we did not give to this gateway, and for a second word.
 */
export async function recordDelivery(
  tx: Queryable,
  receipt: { id: string; gateway: string; delivery: "delivered" | "undelivered" },
  now: number,
): Promise<boolean> {
  const known = await tx
    .update(messages)
    .set({ delivery: receipt.delivery, deliveryAt: now })
    .where(
      and(
        eq(messages.id, receipt.id),
        or(eq(messages.gateway, receipt.gateway), and(isNull(messages.gateway), isNotNull(messages.handedAt))),
        isNull(messages.delivery),
      ),
    )
    .returning({ id: messages.id });
  return known.length > 0;
}

/** Whether a text that came in is known already. */
export async function knowsInboundText(q: Queryable, gateway: string, providerId: string): Promise<boolean> {
  const rows = await q
    .select({ at: inboundTexts.receivedAt })
    .from(inboundTexts)
    .where(and(eq(inboundTexts.gateway, gateway), eq(inboundTexts.providerId, providerId)));
  return rows.length > 0;
}

/** Lets a number be written to again after STOP; a wrong number stays one. @returns whether it had been stopped. */
export async function liftStop(tx: Queryable, phone: string, by: string, now: number): Promise<boolean> {
  const lifted = await tx
    .update(suppressions)
    .set({ liftedAt: now, liftedBy: by })
    .where(and(eq(suppressions.phoneIndex, phone), eq(suppressions.reason, "stop"), isNull(suppressions.liftedAt)))
    .returning({ id: suppressions.id });
  return lifted.length > 0;
}

/** Takes note of a text that came in. @returns false when it was there already: providers repeat themselves. */
export async function insertInboundText(tx: Queryable, text: typeof inboundTexts.$inferInsert): Promise<boolean> {
  const added = await tx.insert(inboundTexts).values(text).onConflictDoNothing().returning();
  return added.length > 0;
}

import { and, asc, desc, eq, gt } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { autopayMandates, gatewayCustomers, savedMethods } from "#db/schema/payments-autopay.ts";

export type Mandate = typeof autopayMandates.$inferSelect;
export type SavedCard = typeof savedMethods.$inferSelect;

export async function customerOf(q: Queryable, borrowerId: string): Promise<string | null> {
  const [row] = await q
    .select({ customerId: gatewayCustomers.customerId })
    .from(gatewayCustomers)
    .where(eq(gatewayCustomers.borrowerId, borrowerId));
  return row?.customerId ?? null;
}

/** Keeps the first customer of a borrower. */
export async function keepCustomer(tx: Queryable, borrowerId: string, customerId: string, now: number): Promise<void> {
  await tx.insert(gatewayCustomers).values({ borrowerId, customerId, createdAt: now }).onConflictDoNothing();
}

export async function insertMandate(tx: Queryable, mandate: typeof autopayMandates.$inferInsert): Promise<void> {
  await tx.insert(autopayMandates).values(mandate);
}

export async function mandateById(q: Queryable, id: string): Promise<Mandate | null> {
  const [row] = await q.select().from(autopayMandates).where(eq(autopayMandates.id, id));
  return row ?? null;
}

export async function mandateBySetup(q: Queryable, setupAttemptId: string): Promise<Mandate | null> {
  const [row] = await q.select().from(autopayMandates).where(eq(autopayMandates.setupAttemptId, setupAttemptId));
  return row ?? null;
}

/** The mandate a loan is charged under; at most one by a unique index. */
export async function activeMandate(q: Queryable, loanId: string): Promise<Mandate | null> {
  const [row] = await q
    .select()
    .from(autopayMandates)
    .where(and(eq(autopayMandates.loanId, loanId), eq(autopayMandates.state, "active")));
  return row ?? null;
}

/** The newest mandate of a loan, whatever became of it. */
export async function latestMandate(q: Queryable, loanId: string): Promise<Mandate | null> {
  const [row] = await q
    .select()
    .from(autopayMandates)
    .where(eq(autopayMandates.loanId, loanId))
    .orderBy(desc(autopayMandates.createdAt), desc(autopayMandates.id))
    .limit(1);
  return row ?? null;
}

/** Active mandates of the whole book in order of id, for the job that charges. */
export async function activeMandatesAfter(q: Queryable, after: string, limit: number): Promise<Mandate[]> {
  return q
    .select()
    .from(autopayMandates)
    .where(and(eq(autopayMandates.state, "active"), gt(autopayMandates.id, after)))
    .orderBy(asc(autopayMandates.id))
    .limit(limit);
}

/** Active mandates that charge this card. */
export async function mandatesWithMethod(q: Queryable, methodId: string): Promise<Mandate[]> {
  return q
    .select()
    .from(autopayMandates)
    .where(and(eq(autopayMandates.methodId, methodId), eq(autopayMandates.state, "active")));
}

/** Writes what became of a mandate. */
export async function updateMandate(
  tx: Queryable,
  id: string,
  news: Partial<Pick<Mandate, "state" | "methodId" | "endedAt" | "endedReason">>,
): Promise<void> {
  await tx.update(autopayMandates).set(news).where(eq(autopayMandates.id, id));
}

export async function savedCard(q: Queryable, methodId: string): Promise<SavedCard | null> {
  const [row] = await q.select().from(savedMethods).where(eq(savedMethods.methodId, methodId));
  return row ?? null;
}

/** Adds a card once; what is known of it stays. */
export async function keepCard(tx: Queryable, card: typeof savedMethods.$inferInsert): Promise<void> {
  await tx.insert(savedMethods).values(card).onConflictDoNothing();
}

/** Writes what is known of a card. */
export async function updateCard(
  tx: Queryable,
  methodId: string,
  news: Partial<Pick<SavedCard, "brand" | "last4" | "expiryMonth" | "expiryYear" | "state">>,
): Promise<void> {
  await tx.update(savedMethods).set(news).where(eq(savedMethods.methodId, methodId));
}

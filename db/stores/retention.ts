import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, max, or, sql } from "drizzle-orm";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { linkRequests, links, sessions } from "#db/schema/access.ts";
import { approvals } from "#db/schema/approvals.ts";
import { borrowers } from "#db/schema/borrowers.ts";
import { contactPreferences, demoDeliveries, inboundTexts, messages, stepUpCodes } from "#db/schema/contact.ts";
import { disputes } from "#db/schema/disputes.ts";
import { hardshipCases, hardshipDrafts } from "#db/schema/hardship.ts";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { loans } from "#db/schema/loans.ts";
import { savedMethods } from "#db/schema/payments-autopay.ts";
import { paymentRefunds } from "#db/schema/payments-back.ts";
import { paymentAttempts } from "#db/schema/payments.ts";
import { planDrafts, planRequests, plans, promises } from "#db/schema/plans.ts";
import type { LegalHoldReason } from "#db/schema/legal-hold-reasons.ts";
import { erasures, legalHolds } from "#db/schema/retention.ts";

export type LegalHold = typeof legalHolds.$inferSelect;
export type Erasure = typeof erasures.$inferSelect;

/** @returns false when a hold for this reason is there already. */
export async function insertLegalHold(tx: Queryable, hold: typeof legalHolds.$inferInsert): Promise<boolean> {
  const added = await tx.insert(legalHolds).values(hold).onConflictDoNothing().returning({ id: legalHolds.id });
  return added.length > 0;
}

/** @returns false when no such hold was in force. */
export async function liftLegalHold(
  tx: Queryable,
  hold: { borrowerId: string; reason: LegalHoldReason },
  by: { actor: string; at: number },
): Promise<boolean> {
  const lifted = await tx
    .update(legalHolds)
    .set({ liftedBy: by.actor, liftedAt: by.at })
    .where(
      and(eq(legalHolds.borrowerId, hold.borrowerId), eq(legalHolds.reason, hold.reason), isNull(legalHolds.liftedAt)),
    )
    .returning({ id: legalHolds.id });
  return lifted.length > 0;
}

/** Holds of a borrower, those of the past too, newest first. */
export async function legalHoldsOf(q: Queryable, borrowerId: string): Promise<LegalHold[]> {
  return q.select().from(legalHolds).where(eq(legalHolds.borrowerId, borrowerId)).orderBy(desc(legalHolds.setAt));
}

const nomination = prepared((q) =>
  q
    .insert(erasures)
    .values({
      borrowerId: sql.placeholder("borrowerId"),
      cause: "retention",
      nominatedAt: sql.placeholder("now"),
    })
    .onConflictDoNothing()
    .prepare(),
);

/** Notes that a person's time is over. Nothing is erased by this; who is noted already stays so. */
export async function nominateByRetention(tx: Queryable, borrowerId: string, now: number): Promise<void> {
  await nomination(tx).execute({ borrowerId, now });
}

/** Notes that two people agreed to erase a person; instead of a note by retention, if there is one. */
export async function nominateByRequest(
  tx: Queryable,
  request: { borrowerId: string; approvalId: string },
  now: number,
): Promise<void> {
  const values = { cause: "request" as const, approvalId: request.approvalId, nominatedAt: now };
  await tx
    .insert(erasures)
    .values({ borrowerId: request.borrowerId, ...values })
    .onConflictDoUpdate({ target: erasures.borrowerId, set: values });
}

/** Takes a note back: something happened on the loan again. */
export async function withdrawNomination(tx: Queryable, borrowerId: string): Promise<void> {
  await tx.delete(erasures).where(and(eq(erasures.borrowerId, borrowerId), isNull(erasures.erasedAt)));
}

/** Who waits to be erased, oldest first after a key. */
export async function waitingErasures(q: Queryable, after: string, limit: number): Promise<Erasure[]> {
  return q
    .select()
    .from(erasures)
    .where(and(isNull(erasures.erasedAt), sql`${erasures.borrowerId} > ${after}`))
    .orderBy(asc(erasures.borrowerId))
    .limit(limit);
}

export async function erasureOf(q: Queryable, borrowerId: string): Promise<Erasure | null> {
  const [row] = await q.select().from(erasures).where(eq(erasures.borrowerId, borrowerId));
  return row ?? null;
}

/** How many wait, and how many were erased. */
export async function erasureCounts(q: Queryable): Promise<{ waiting: number; erased: number }> {
  const [row] = await q.select({ all: count(), erased: count(erasures.erasedAt) }).from(erasures);
  const { all = 0, erased = 0 } = row ?? {};
  return { waiting: all - erased, erased };
}

/** Requests to erase that two people agreed to and nobody has carried out. */
export async function approvedErasures(
  q: Queryable,
  limit: number,
): Promise<Array<{ id: string; borrowerId: string; subject: string }>> {
  const rows = await q
    .select({ id: approvals.id, borrowerId: approvals.borrowerId, subject: approvals.subject })
    .from(approvals)
    .where(and(eq(approvals.status, "approved"), eq(approvals.kind, "data_erasure"), isNull(approvals.usedAt)))
    .orderBy(asc(approvals.id))
    .limit(limit);
  return rows.flatMap(({ borrowerId, ...row }) => (borrowerId === null ? [] : [{ ...row, borrowerId }]));
}

/** The day on which anything last happened on a person's loans, and under which profiles they are. */
export async function loansEnd(
  q: Queryable,
  borrowerId: string,
): Promise<{ lastDay: EpochDay | null; profiles: string[]; loanIds: string[] }> {
  const own = await q
    .select({ id: loans.id, profile: loans.profile })
    .from(loans)
    .where(eq(loans.borrowerId, borrowerId));
  const loanIds = own.map(({ id }) => id);
  const [row] =
    loanIds.length === 0
      ? []
      : await q
          .select({ day: max(ledgerEntries.effectiveDay) })
          .from(ledgerEntries)
          .where(inArray(ledgerEntries.loanId, loanIds));
  return { lastDay: row?.day ?? null, profiles: [...new Set(own.map(({ profile }) => profile))], loanIds };
}

const openCases = ["received", "looking", "needs_info", "proposed", "offered", "escalated", "second_look", "active", "review"] as const; // prettier-ignore
const openDisputes = ["held", "checking", "needs_info", "proposed"] as const;

/** Whether anything of the repayment side is under way for a person: a case, a dispute, a plan, a payment, a refund. */
export async function hasOpenMatter(q: Queryable, borrowerId: string, loanIds: readonly string[]): Promise<boolean> {
  if (loanIds.length === 0) return false;
  const ids = [...loanIds];
  const asked = [
    q
      .select({ id: hardshipCases.id })
      .from(hardshipCases)
      .where(and(inArray(hardshipCases.loanId, ids), inArray(hardshipCases.state, [...openCases]))),
    q
      .select({ id: disputes.id })
      .from(disputes)
      .where(and(inArray(disputes.loanId, ids), inArray(disputes.state, [...openDisputes]))),
    q
      .select({ id: plans.id })
      .from(plans)
      .where(and(inArray(plans.loanId, ids), eq(plans.status, "active"))),
    q
      .select({ id: promises.id })
      .from(promises)
      .where(and(inArray(promises.loanId, ids), eq(promises.noted, "pending"), isNull(promises.cancelledAt))),
    q
      .select({ id: planRequests.id })
      .from(planRequests)
      .where(and(inArray(planRequests.loanId, ids), eq(planRequests.status, "waiting"))),
    q
      .select({ id: paymentAttempts.id })
      .from(paymentAttempts)
      .where(
        and(inArray(paymentAttempts.loanId, ids), inArray(paymentAttempts.state, ["created", "open", "processing"])),
      ),
    q
      .select({ id: paymentRefunds.id })
      .from(paymentRefunds)
      .where(and(inArray(paymentRefunds.loanId, ids), inArray(paymentRefunds.state, ["requested", "sent"]))),
    q
      .select({ id: approvals.id })
      .from(approvals)
      .where(
        and(
          eq(approvals.status, "pending"),
          or(eq(approvals.borrowerId, borrowerId), inArray(approvals.loanId, ids)),
          sql`${approvals.kind} <> 'data_erasure'`,
        ),
      ),
  ];
  for (const query of asked) if ((await query.limit(1)).length > 0) return true;
  return false;
}

/**
 * Destroys a person's data key and forgets what would still point at them: hashes of number and address, sessions,
 * links, drafts, preferences, codes, messages that wait. What is sealed elsewhere under the key stays as noise. Loans,
 * ledger and the trail stay.
 */
export async function destroyPerson(tx: Queryable, borrowerId: string, now: number): Promise<void> {
  await tx
    .update(borrowers)
    .set({
      dataKey: null,
      nameSealed: null,
      birthDateSealed: null,
      phoneSealed: null,
      phoneIndex: null,
      emailSealed: null,
      emailIndex: null,
      postcodeSealed: null,
      idTailSealed: null,
    })
    .where(eq(borrowers.id, borrowerId));
  const written = tx.select({ id: messages.id }).from(messages).where(eq(messages.borrowerId, borrowerId));
  await tx.delete(demoDeliveries).where(inArray(demoDeliveries.id, written));
  await tx
    .update(messages)
    .set({ status: "cancelled", reason: "erased", contentSealed: null, settledAt: now })
    .where(and(eq(messages.borrowerId, borrowerId), eq(messages.status, "queued")));
  await tx.delete(sessions).where(eq(sessions.borrowerId, borrowerId));
  await tx.delete(links).where(eq(links.borrowerId, borrowerId));
  await tx.delete(stepUpCodes).where(eq(stepUpCodes.borrowerId, borrowerId));
  await tx.delete(contactPreferences).where(eq(contactPreferences.borrowerId, borrowerId));
  await tx.delete(hardshipDrafts).where(eq(hardshipDrafts.borrowerId, borrowerId));
  await tx.delete(planDrafts).where(eq(planDrafts.borrowerId, borrowerId));
  await tx
    .update(savedMethods)
    .set({ state: "removed", brand: null, last4: null, expiryMonth: null, expiryYear: null })
    .where(eq(savedMethods.borrowerId, borrowerId));
  await tx.update(erasures).set({ erasedAt: now }).where(eq(erasures.borrowerId, borrowerId));
}

/** What runs out by the clock, whoever it belongs to: everything older than its instant goes. @returns rows per class */
export async function deleteOlder(
  tx: Queryable,
  before: { link: number; session: number; draft: number; messageBody: number; contactEvent: number },
  limit: number,
): Promise<Record<keyof typeof before, number>> {
  const someLinks = tx.select({ id: links.tokenHash }).from(links).where(lt(links.expiresAt, before.link)).limit(limit);
  const goneLinks = await tx
    .delete(links)
    .where(inArray(links.tokenHash, someLinks))
    .returning({ id: links.tokenHash });
  await tx.delete(linkRequests).where(lt(linkRequests.createdAt, before.link));
  const someSessions = tx
    .select({ id: sessions.idHash })
    .from(sessions)
    .where(lt(sessions.lastSeenAt, before.session))
    .limit(limit);
  const goneSessions = await tx
    .delete(sessions)
    .where(inArray(sessions.idHash, someSessions))
    .returning({ id: sessions.idHash });
  const codes = await tx
    .delete(stepUpCodes)
    .where(lt(stepUpCodes.expiresAt, before.session))
    .returning({ id: stepUpCodes.id });
  const plansBegun = await tx
    .delete(planDrafts)
    .where(lt(planDrafts.updatedAt, before.draft))
    .returning({ id: planDrafts.loanId });
  const hardshipBegun = await tx
    .delete(hardshipDrafts)
    .where(lt(hardshipDrafts.updatedAt, before.draft))
    .returning({ id: hardshipDrafts.loanId });
  const shown = await tx
    .delete(demoDeliveries)
    .where(lt(demoDeliveries.deliveredAt, before.messageBody))
    .returning({ id: demoDeliveries.id });
  const stuck = await tx
    .update(messages)
    .set({ status: "cancelled", reason: "too_old", contentSealed: null, settledAt: before.messageBody })
    .where(and(eq(messages.status, "queued"), lt(messages.createdAt, before.messageBody)))
    .returning({ id: messages.id });
  const someMessages = tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(isNotNull(messages.settledAt), lt(messages.createdAt, before.contactEvent)))
    .limit(limit);
  const goneMessages = await tx
    .delete(messages)
    .where(inArray(messages.id, someMessages))
    .returning({ id: messages.id });
  const heard = await tx
    .delete(inboundTexts)
    .where(lt(inboundTexts.receivedAt, before.contactEvent))
    .returning({ id: inboundTexts.providerId });
  return {
    link: goneLinks.length,
    session: goneSessions.length + codes.length,
    draft: plansBegun.length + hardshipBegun.length,
    messageBody: shown.length + stuck.length,
    contactEvent: goneMessages.length + heard.length,
  };
}

import { and, desc, eq, inArray, lte } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { hardshipOffers } from "#db/schema/hardship-offers.ts";

export type HardshipOffer = typeof hardshipOffers.$inferSelect;

export async function insertOffer(tx: Queryable, offer: typeof hardshipOffers.$inferInsert): Promise<void> {
  await tx.insert(hardshipOffers).values(offer);
}

/** Everything that was ever offered in a case, newest first. */
export async function offersOfCase(q: Queryable, caseId: string): Promise<HardshipOffer[]> {
  return q.select().from(hardshipOffers).where(eq(hardshipOffers.caseId, caseId)).orderBy(desc(hardshipOffers.id));
}

/** The offer that waits for approval or for the borrower. */
export async function liveOfferOf(q: Queryable, caseId: string): Promise<HardshipOffer | null> {
  const [offer] = await q
    .select()
    .from(hardshipOffers)
    .where(and(eq(hardshipOffers.caseId, caseId), inArray(hardshipOffers.state, ["proposed", "offered"])));
  return offer ?? null;
}

/** Moves an offer on from a state. @returns false when it is no longer there: of two who act at once, one wins. */
export async function moveOffer(
  tx: Queryable,
  offer: Pick<HardshipOffer, "loanId" | "id">,
  from: HardshipOffer["state"],
  change: Partial<Omit<HardshipOffer, "loanId" | "id" | "caseId" | "terms" | "shownHash">>,
): Promise<boolean> {
  const moved = await tx
    .update(hardshipOffers)
    .set(change)
    .where(
      and(eq(hardshipOffers.loanId, offer.loanId), eq(hardshipOffers.id, offer.id), eq(hardshipOffers.state, from)),
    )
    .returning({ id: hardshipOffers.id });
  return moved.length > 0;
}

/** Offers that ran out unanswered. */
export async function offersRunOut(q: Queryable, now: number, limit: number): Promise<HardshipOffer[]> {
  return q
    .select()
    .from(hardshipOffers)
    .where(and(eq(hardshipOffers.state, "offered"), lte(hardshipOffers.expiresAt, now)))
    .limit(limit);
}

import { and, asc, desc, eq, gt, gte, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { arrangements, promises } from "#db/schema/plans.ts";
import { closeArrangement, openArrangement } from "./plans.ts";

export type StoredPromise = typeof promises.$inferSelect;

/** @throws when the loan has an open plan or promise. */
export async function insertPromise(tx: Queryable, promise: typeof promises.$inferInsert): Promise<void> {
  await openArrangement(tx, promise.loanId, promise.id, "promise", promise.createdAt);
  await tx.insert(promises).values(promise);
}

const ofLoan = prepared((q) =>
  q
    .select()
    .from(promises)
    .where(and(eq(promises.loanId, sql.placeholder("loanId")), gte(promises.madeOn, sql.placeholder("since"))))
    .orderBy(desc(promises.id))
    .prepare(),
);

/** The promises of a loan made on or after a day, newest first. The loan's home asks on every view. */
export async function promisesOf(q: Queryable, loanId: string, since: number): Promise<StoredPromise[]> {
  return ofLoan(q).execute({ loanId, since });
}

/** Promises of the book that count, in order of loan and id, made on or after a day: for the nightly look. */
export async function promisesAfter(
  q: Queryable,
  after: { loanId: string; id: string },
  since: number,
  limit: number,
): Promise<StoredPromise[]> {
  const rows = await q
    .select()
    .from(promises)
    .where(and(gte(promises.loanId, after.loanId), gte(promises.madeOn, since), isNull(promises.cancelledAt)))
    .orderBy(asc(promises.loanId), asc(promises.id))
    .limit(limit + 50);
  return rows.filter((row) => row.loanId > after.loanId || row.id > after.id).slice(0, limit);
}

/** Writes down how a promise was found, or why it was not kept. */
export async function notePromise(
  tx: Queryable,
  promise: Pick<StoredPromise, "loanId" | "id">,
  change: Partial<Pick<StoredPromise, "noted" | "notedAt" | "reason" | "cancelledAt">>,
): Promise<void> {
  await tx
    .update(promises)
    .set(change)
    .where(and(eq(promises.loanId, promise.loanId), eq(promises.id, promise.id)));
}

/** The promise that binds a loan now; null when none does. */
export async function openPromiseOf(q: Queryable, loanId: string): Promise<StoredPromise | null> {
  const [row] = await q
    .select({ promise: promises })
    .from(promises)
    .innerJoin(arrangements, and(eq(arrangements.loanId, promises.loanId), eq(arrangements.id, promises.id)))
    .where(and(eq(promises.loanId, loanId), isNull(arrangements.endedAt)));
  return row?.promise ?? null;
}

export async function closePromise(
  tx: Queryable,
  promise: Pick<StoredPromise, "loanId" | "id">,
  at: number,
): Promise<void> {
  await closeArrangement(tx, promise.loanId, promise.id, at);
}

/** Loans with an open promise after a loan id. */
export async function openPromisesAfter(q: Queryable, afterLoanId: string, limit: number): Promise<StoredPromise[]> {
  const rows = await q
    .select({ promise: promises })
    .from(promises)
    .innerJoin(arrangements, and(eq(arrangements.loanId, promises.loanId), eq(arrangements.id, promises.id)))
    .where(and(isNull(arrangements.endedAt), gt(promises.loanId, afterLoanId)))
    .orderBy(asc(promises.loanId))
    .limit(limit);
  return rows.map((row) => row.promise);
}

import { and, asc, desc, eq, inArray, isNotNull, lte, or, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { attemptStates, paymentAttempts, paymentGateway } from "#db/schema/payments.ts";

export type Attempt = typeof paymentAttempts.$inferSelect;
export type NewAttempt = typeof paymentAttempts.$inferInsert;
export type AttemptState = Attempt["state"];

export interface GatewayMode {
  readonly gateway: "stripe" | "sandbox";
  readonly livemode: boolean;
}

/** The processor and mode this database belongs to; null before the first payment. */
export async function gatewayMode(q: Queryable): Promise<GatewayMode | null> {
  const [row] = await q
    .select({ gateway: paymentGateway.gateway, livemode: paymentGateway.livemode })
    .from(paymentGateway);
  return row ?? null;
}

/** Binds the database to a processor and mode, once and for ever. */
export async function bindGatewayMode(tx: Queryable, mode: GatewayMode, now: number): Promise<void> {
  await tx
    .insert(paymentGateway)
    .values({ id: 1, ...mode, createdAt: now })
    .onConflictDoNothing();
}

export async function insertAttempt(tx: Queryable, attempt: NewAttempt): Promise<void> {
  await tx.insert(paymentAttempts).values(attempt);
}

const byId = prepared((q) =>
  q
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.id, sql.placeholder("id")))
    .prepare(),
);
const bySession = prepared((q) =>
  q
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.sessionId, sql.placeholder("sessionId")))
    .prepare(),
);
const byIntent = prepared((q) =>
  q
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.intentId, sql.placeholder("intentId")))
    .prepare(),
);

export async function attemptById(q: Queryable, id: string): Promise<Attempt | null> {
  const [row] = await byId(q).execute({ id });
  return row ?? null;
}

export async function attemptBySession(q: Queryable, sessionId: string): Promise<Attempt | null> {
  const [row] = await bySession(q).execute({ sessionId });
  return row ?? null;
}

export async function attemptByIntent(q: Queryable, intentId: string): Promise<Attempt | null> {
  const [row] = await byIntent(q).execute({ intentId });
  return row ?? null;
}

/** A borrower's own attempt: foreign and missing look the same. */
export async function attemptOfBorrower(q: Queryable, borrowerId: string, id: string): Promise<Attempt | null> {
  const attempt = await attemptById(q, id);
  return attempt?.borrowerId === borrowerId ? attempt : null;
}

/** The payment under way in a lane of a loan, if any: at most one by a unique index. */
export async function openAttempt(q: Queryable, loanId: string, lane: string): Promise<Attempt | null> {
  const [row] = await q
    .select()
    .from(paymentAttempts)
    .where(
      and(
        eq(paymentAttempts.loanId, loanId),
        eq(paymentAttempts.lane, lane),
        inArray(paymentAttempts.state, ["created", "open"]),
      ),
    );
  return row ?? null;
}

const unsettled = prepared((q) =>
  q
    .select()
    .from(paymentAttempts)
    .where(
      and(
        eq(paymentAttempts.loanId, sql.placeholder("loanId")),
        inArray(paymentAttempts.state, ["created", "open", "processing"]),
        isNotNull(paymentAttempts.amount),
      ),
    )
    .orderBy(asc(paymentAttempts.createdAt), asc(paymentAttempts.id))
    .prepare(),
);

/** Everything of a loan that may still become money, oldest first. */
export async function unsettledAttempts(q: Queryable, loanId: string): Promise<Attempt[]> {
  return unsettled(q).execute({ loanId });
}

/** The same for several loans. */
export async function unsettledOfLoans(q: Queryable, loanIds: readonly string[]): Promise<Attempt[]> {
  if (loanIds.length === 0) return [];
  return q
    .select()
    .from(paymentAttempts)
    .where(
      and(
        inArray(paymentAttempts.loanId, [...loanIds]),
        inArray(paymentAttempts.state, ["created", "open", "processing"]),
        isNotNull(paymentAttempts.amount),
      ),
    )
    .orderBy(asc(paymentAttempts.createdAt), asc(paymentAttempts.id));
}

/** Tries to charge one instalment, in order. */
export async function autopayTries(q: Queryable, loanId: string, dueDay: number): Promise<Attempt[]> {
  return q
    .select()
    .from(paymentAttempts)
    .where(
      and(eq(paymentAttempts.loanId, loanId), eq(paymentAttempts.kind, "autopay"), eq(paymentAttempts.dueDay, dueDay)),
    )
    .orderBy(asc(paymentAttempts.tryNo));
}

const openOrRefused = prepared((q) =>
  q
    .select()
    .from(paymentAttempts)
    .where(
      and(
        eq(paymentAttempts.loanId, sql.placeholder("loanId")),
        isNotNull(paymentAttempts.amount),
        or(
          inArray(paymentAttempts.state, ["created", "open", "processing"]),
          and(eq(paymentAttempts.kind, "autopay"), eq(paymentAttempts.state, "failed")),
        ),
      ),
    )
    .orderBy(desc(paymentAttempts.createdAt), desc(paymentAttempts.id))
    .limit(50)
    .prepare(),
);

/** What a loan's home has to tell: payments that may still become money, and automatic ones that failed; newest first. */
export async function attemptsToTell(q: Queryable, loanId: string): Promise<Attempt[]> {
  return openOrRefused(q).execute({ loanId });
}

/** Payments of a loan, newest first, for its history. */
export async function attemptsOfLoan(q: Queryable, loanId: string, limit: number): Promise<Attempt[]> {
  return q
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.loanId, loanId), isNotNull(paymentAttempts.amount)))
    .orderBy(desc(paymentAttempts.createdAt), desc(paymentAttempts.id))
    .limit(limit);
}

/** What the reconciler should look at now, longest waiting first. */
export async function attemptsToCheck(q: Queryable, now: number, limit: number): Promise<Attempt[]> {
  return q
    .select()
    .from(paymentAttempts)
    .where(lte(paymentAttempts.checkAt, now))
    .orderBy(asc(paymentAttempts.checkAt), asc(paymentAttempts.id))
    .limit(limit);
}

/** How far a state has got; a state only ever climbs, so that the order of messages does not matter. */
export function stateRank(state: AttemptState): number {
  return attemptStates.indexOf(state);
}

/** What may change on an attempt. */
export interface AttemptNews {
  state?: AttemptState;
  sessionId?: string;
  sessionUrl?: string | null;
  intentId?: string;
  failureCode?: string | null;
  retryable?: boolean;
  checkAt?: number | null;
}

/**
 * Writes what is new. The state climbs or stays; ids are written once. A settled attempt needs no more checking.
 *
 * @returns the attempt as it is now.
 */
export async function updateAttempt(tx: Queryable, attempt: Attempt, news: AttemptNews, now: number): Promise<Attempt> {
  const state = news.state && stateRank(news.state) > stateRank(attempt.state) ? news.state : attempt.state;
  const settled = stateRank(state) > stateRank("processing");
  const next: Attempt = {
    ...attempt,
    state,
    sessionId: attempt.sessionId ?? news.sessionId ?? null,
    sessionUrl: news.sessionUrl === undefined ? attempt.sessionUrl : news.sessionUrl,
    intentId: attempt.intentId ?? news.intentId ?? null,
    failureCode: state === "succeeded" ? null : news.failureCode === undefined ? attempt.failureCode : news.failureCode,
    retryable: news.retryable ?? attempt.retryable,
    checkAt: settled ? null : news.checkAt === undefined ? attempt.checkAt : news.checkAt,
    updatedAt: now,
  };
  const { sessionId, sessionUrl, intentId, failureCode, retryable, checkAt } = next;
  await tx
    .update(paymentAttempts)
    .set({ state, sessionId, sessionUrl, intentId, failureCode, retryable, checkAt, updatedAt: now })
    .where(eq(paymentAttempts.id, attempt.id));
  return next;
}

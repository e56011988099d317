import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { links } from "#db/schema/access.ts";

export type Link = typeof links.$inferSelect;
export type LinkEnd = "newer_link" | "wrong_number" | "phone_changed" | "closed" | "opted_out" | "staff";

export async function insertLink(tx: Queryable, link: typeof links.$inferInsert): Promise<void> {
  await tx.insert(links).values(link);
}

const byLocator = prepared((q) =>
  q
    .select()
    .from(links)
    .where(or(eq(links.tokenHash, sql.placeholder("hash")), eq(links.codeHash, sql.placeholder("hash"))))
    .prepare(),
);

/** The link behind a token's or a code's hash, whatever its state. */
export async function linkByLocator(q: Queryable, hash: string): Promise<Link | null> {
  const [link] = await byLocator(q).execute({ hash });
  return link ?? null;
}

/** Links of a borrower that could still be used, oldest first. */
export async function liveLinks(q: Queryable, borrowerId: string, now: number): Promise<Link[]> {
  return q
    .select()
    .from(links)
    .where(and(eq(links.borrowerId, borrowerId), isNull(links.revokedAt), gt(links.expiresAt, now)))
    .orderBy(asc(links.createdAt), asc(links.tokenHash));
}

export async function revokeLink(tx: Queryable, tokenHash: string, reason: LinkEnd, now: number): Promise<void> {
  await tx
    .update(links)
    .set({ revokedAt: now, revokedReason: reason })
    .where(and(eq(links.tokenHash, tokenHash), isNull(links.revokedAt)));
}

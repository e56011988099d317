import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { bookUploads } from "#db/schema/imports.ts";

export type BookUpload = typeof bookUploads.$inferSelect;
export type UploadStatus = BookUpload["status"];

export async function insertUpload(tx: Queryable, upload: typeof bookUploads.$inferInsert): Promise<void> {
  await tx.insert(bookUploads).values(upload);
}

export async function uploadById(q: Queryable, id: string): Promise<BookUpload | null> {
  const [row] = await q.select().from(bookUploads).where(eq(bookUploads.id, id));
  return row ?? null;
}

/** The oldest upload that wants something done, one that was cut off included. */
export async function nextUpload(q: Queryable): Promise<BookUpload | null> {
  const [row] = await q
    .select()
    .from(bookUploads)
    .where(inArray(bookUploads.status, ["waiting", "checking", "queued", "importing"]))
    .orderBy(asc(bookUploads.id))
    .limit(1);
  return row ?? null;
}

/** The latest uploads, without their problems. */
export async function latestUploads(q: Queryable, limit: number) {
  const { problems: _, ...columns } = bookUploads;
  return q
    .select({
      id: columns.id,
      status: columns.status,
      createdAt: columns.createdAt,
      asOfDay: columns.asOfDay,
      rowsRead: columns.rowsRead,
      loansAdded: columns.loansAdded,
      rowsRefused: columns.rowsRefused,
    })
    .from(bookUploads)
    .orderBy(desc(bookUploads.id))
    .limit(limit);
}

/** Changes an upload that stands in one of these states. @returns false when it does not (any more). */
export async function changeUpload(
  tx: Queryable,
  id: string,
  from: readonly UploadStatus[],
  change: Partial<Omit<BookUpload, "id">>,
): Promise<boolean> {
  const changed = await tx
    .update(bookUploads)
    .set(change)
    .where(and(eq(bookUploads.id, id), inArray(bookUploads.status, [...from])))
    .returning({ id: bookUploads.id });
  return changed.length > 0;
}

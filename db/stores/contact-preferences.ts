import { eq, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { contactPreferences } from "#db/schema/contact.ts";

export type StoredPreferences = typeof contactPreferences.$inferSelect;

const byBorrower = prepared((q) =>
  q
    .select()
    .from(contactPreferences)
    .where(eq(contactPreferences.borrowerId, sql.placeholder("borrowerId")))
    .prepare(),
);

/** What a person has chosen; null when nothing. */
export async function contactPreferencesOf(q: Queryable, borrowerId: string): Promise<StoredPreferences | null> {
  const [row] = await byBorrower(q).execute({ borrowerId });
  return row ?? null;
}

export async function putContactPreferences(tx: Queryable, preferences: StoredPreferences): Promise<void> {
  const { borrowerId, ...rest } = preferences;
  await tx
    .insert(contactPreferences)
    .values({ borrowerId, ...rest })
    .onConflictDoUpdate({ target: contactPreferences.borrowerId, set: rest });
}

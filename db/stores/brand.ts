import { desc } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { brandVersions } from "#db/schema/brand.ts";

export type BrandVersion = typeof brandVersions.$inferSelect;

/** The brand that holds now; null while nobody has set one. */
export async function latestBrand(q: Queryable): Promise<BrandVersion | null> {
  const [row] = await q.select().from(brandVersions).orderBy(desc(brandVersions.id)).limit(1);
  return row ?? null;
}

export async function insertBrand(tx: Queryable, brand: typeof brandVersions.$inferInsert): Promise<void> {
  await tx.insert(brandVersions).values(brand);
}

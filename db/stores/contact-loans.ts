import { eq } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { loans } from "#db/schema/loans.ts";

/** Keys of the policy profiles that a borrower's loans are serviced under, each once. */
export async function profilesOfBorrower(q: Queryable, borrowerId: string): Promise<string[]> {
  const rows = await q.selectDistinct({ profile: loans.profile }).from(loans).where(eq(loans.borrowerId, borrowerId));
  return rows.map((row) => row.profile);
}

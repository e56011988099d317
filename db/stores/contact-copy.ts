import { desc, eq } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { links, sessions } from "#db/schema/access.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { contactChanges, messages } from "#db/schema/contact.ts";
import { hardshipCases } from "#db/schema/hardship.ts";
import { paymentAttempts } from "#db/schema/payments.ts";

/** Plain columns of a row: sealed ones are opened elsewhere, keyed hashes and keys say nothing without us. */
function plain(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name, value]) => !Buffer.isBuffer(value) && !/(Hash|Index|Key|Sealed|hash|prev)$/.test(name),
    ),
  );
}

/** The rows about a borrower that no other reader gives whole, newest first. */
export async function copyRowsOf(q: Queryable, borrowerId: string) {
  const mine = {
    messages: await q.select().from(messages).where(eq(messages.borrowerId, borrowerId)).orderBy(desc(messages.id)),
    links: await q.select().from(links).where(eq(links.borrowerId, borrowerId)).orderBy(desc(links.createdAt)),
    sessions: await q.select().from(sessions).where(eq(sessions.borrowerId, borrowerId)),
    hardship: await q.select().from(hardshipCases).where(eq(hardshipCases.borrowerId, borrowerId)),
    payments: await q.select().from(paymentAttempts).where(eq(paymentAttempts.borrowerId, borrowerId)),
    audit: await q
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.object, `borrower:${borrowerId}`)),
  };
  return {
    messages: mine.messages.map(plain),
    links: mine.links.map(plain),
    sessions: mine.sessions.map(plain),
    hardship: mine.hardship.map(plain),
    payments: mine.payments.map(plain),
    audit: mine.audit.map(plain),
    contactChanges: await q.select().from(contactChanges).where(eq(contactChanges.borrowerId, borrowerId)),
  };
}

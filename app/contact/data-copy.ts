import { readPreferences } from "./preferences.ts";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { copyRowsOf } from "#db/stores/contact-copy.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { ledgersOf } from "#db/stores/ledger.ts";
import { loansOfBorrower } from "#db/stores/loans.ts";
import type { Actor } from "./step-up.ts";

/**
 * Everything held about a borrower, as one JSON text: what was opened for them stands in the clear, and of all other
 * tables every row that is theirs. Keyed hashes and keys are left out, since they say nothing without us.
 * The fetching is written into the audit trail. Null when unknown or erased.
 */
export async function dataCopy(services: Services, actor: Actor): Promise<string | null> {
  const { db, keyring, clock } = services;
  const { borrowerId, requestId } = actor;
  const now = clock.now();
  const details = await borrowerDetails(db.read, keyring, borrowerId);
  const seal = await personalSeal(db.read, keyring, borrowerId);
  if (!details || !seal) return null;
  const { phoneIndex: _, ...person } = details;
  const loans = await loansOfBorrower(db.read, borrowerId);
  const ledgers = await ledgersOf(
    db.read,
    loans.map((loan) => loan.id),
  );
  const rows = await copyRowsOf(db.read, borrowerId);
  const formerContacts = rows.contactChanges.map(({ id, formerSealed, ...change }) => ({
    ...change,
    former: formerSealed === null ? null : seal.open(`contact_changes|former|${id}`, formerSealed),
  }));
  const copy = {
    madeAt: new Date(now).toISOString(),
    note: "Amounts are in the smallest unit of the currency. Days count from 1 January 1970. Instants are milliseconds since then (UTC).",
    person,
    preferences: await readPreferences(services, borrowerId),
    loans: loans.map((loan) => ({ ...loan, ledger: ledgers.get(loan.id) ?? [] })),
    messages: rows.messages,
    contactChanges: formerContacts,
    links: rows.links,
    sessions: rows.sessions,
    hardship: rows.hardship,
    payments: rows.payments,
    audit: rows.audit,
  };
  await db.transact((tx) =>
    recordAudit(tx, {
      at: now,
      actor: `borrower:${borrowerId}`,
      category: "access",
      action: "data-copy.fetch",
      object: `borrower:${borrowerId}`,
      outcome: "given",
      requestId,
    }),
  );
  return JSON.stringify(copy, null, 2);
}

import { and, asc, eq, getTableColumns, inArray, ne, notLike, or, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Queryable } from "#db/engine/database.ts";
import { links, sessions } from "#db/schema/access.ts";
import { approvals } from "#db/schema/approvals.ts";
import { auditEvents, tasks } from "#db/schema/audit.ts";
import { callbacks } from "#db/schema/callbacks.ts";
import {
  contactChanges,
  contactPreferences,
  inboundTexts,
  messages,
  stepUpCodes,
  suppressions,
} from "#db/schema/contact.ts";
import { corrections } from "#db/schema/corrections.ts";
import { disputeEvents, disputeFiles, disputes } from "#db/schema/disputes.ts";
import { hardshipEvidence, hardshipQuestions } from "#db/schema/hardship-evidence.ts";
import { hardshipOffers, hardshipOutcomes } from "#db/schema/hardship-offers.ts";
import { hardshipCases, hardshipDrafts, hardshipEvents } from "#db/schema/hardship.ts";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { loans } from "#db/schema/loans.ts";
import { autopayMandates, gatewayCustomers, savedMethods } from "#db/schema/payments-autopay.ts";
import { paymentDisputes, paymentRefunds } from "#db/schema/payments-back.ts";
import { payLinks } from "#db/schema/payments-links.ts";
import { gatewayPostings, paymentAttempts, paymentNotices } from "#db/schema/payments.ts";
import {
  arrangements,
  planAgreements,
  planDrafts,
  planEvents,
  planRequests,
  plans,
  promises,
} from "#db/schema/plans.ts";
import { stageChanges } from "#db/schema/reports.ts";
import { erasures, legalHolds } from "#db/schema/retention.ts";

/**
 * Every table with rows of a borrower or of their loans. A test compares it with the database itself, so that a new one
 * cannot be forgotten. Complaints are not here: that room alone reads them.
 */
export const copiedTables: Readonly<Record<string, SQLiteTable>> = {
  ...{ loans, ledgerEntries, stageChanges, messages, contactPreferences, contactChanges, stepUpCodes, callbacks },
  ...{ links, sessions, tasks, approvals, legalHolds, erasures },
  ...{ arrangements, plans, planEvents, planAgreements, planDrafts, planRequests, promises },
  ...{ hardshipCases, hardshipDrafts, hardshipEvents, hardshipQuestions, hardshipOffers, hardshipEvidence },
  ...{ hardshipOutcomes, disputes, disputeEvents, disputeFiles, corrections },
  ...{ paymentAttempts, paymentNotices, paymentRefunds, paymentDisputes, gatewayPostings, payLinks },
  ...{ autopayMandates, savedMethods, gatewayCustomers },
};

export type CopyRow = Readonly<Record<string, unknown>>;

/** All rows of a borrower and of their loans, table by table, as they are stored. @param phone its blind index */
export async function copyRowsOf(
  q: Queryable,
  borrowerId: string,
  phone: string | null,
): Promise<Record<string, readonly CopyRow[]>> {
  const mine = await q.select({ id: loans.id }).from(loans).where(eq(loans.borrowerId, borrowerId));
  const loanIds = mine.map(({ id }) => id);
  const found: Record<string, readonly CopyRow[]> = {};
  for (const [name, table] of Object.entries(copiedTables)) {
    const columns: Record<string, SQLiteColumn> = getTableColumns(table);
    const { borrowerId: person, loanId: loan } = columns;
    const whose: SQL[] = [];
    if (person) whose.push(eq(person, borrowerId));
    if (loan) whose.push(inArray(loan, loanIds));
    const theirs = or(...whose);
    // What the complaints room asked of an approver is that room's.
    const where = table === approvals ? and(theirs, notLike(approvals.subject, "complaint:%")) : theirs;
    found[name] = await q.select().from(table).where(where);
  }
  if (phone !== null) {
    found["suppressions"] = await q.select().from(suppressions).where(eq(suppressions.phoneIndex, phone));
    found["inboundTexts"] = await q.select().from(inboundTexts).where(eq(inboundTexts.phoneIndex, phone));
  }
  found["audit"] = await q
    .select()
    .from(auditEvents)
    .where(
      and(
        inArray(auditEvents.object, [`borrower:${borrowerId}`, ...loanIds.map((id) => `loan:${id}`)]),
        ne(auditEvents.category, "complaint"),
      ),
    )
    .orderBy(asc(auditEvents.seq));
  return found;
}

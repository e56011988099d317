import { todayOf } from "#app/account/standing.ts";
import type { Services } from "#app/services.ts";
import { useApproval } from "#app/staff/approvals/use-approval.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import {
  approvedErasures,
  destroyPerson,
  type Erasure,
  nominateByRequest,
  waitingErasures,
  withdrawNomination,
} from "#db/stores/retention.ts";
import { erasureTerms } from "./request-erasure.ts";
import { whyKept } from "./why-kept.ts";

const batchSize = 100;

/** The one thing that is asked of the complaint log: whether a person has something open there. */
export type OpenComplaint = (q: Queryable, borrowerId: string) => Promise<boolean>;

/**
 * Erases whose time is over and whom two people agreed to erase, each in a transaction of its own, after a last look:
 * an open loan, a legal hold or anything under way (a complaint too, which nobody is told of) makes it wait.
 *
 * @param keep called between people; false stops, and the next run goes on.
 * @returns how many were erased.
 */
export async function erasePeople(
  services: Omit<Services, "keyring">,
  openComplaint: OpenComplaint,
  keep: () => Promise<boolean> = async () => true,
): Promise<number> {
  const { db } = services;
  await takeApproved(services);
  let erased = 0;
  let after = "";
  for (;;) {
    const waiting = await waitingErasures(db.read, after, batchSize);
    for (const each of waiting) {
      if (!(await keep())) return erased;
      if (await db.transact((tx) => eraseOne(tx, services, openComplaint, each))) erased += 1;
    }
    const last = waiting.at(-1);
    if (!last) return erased;
    after = last.borrowerId;
  }
}

/** What two people agreed to becomes a note; the approval is used up by that, once. */
async function takeApproved({ db, clock }: Omit<Services, "keyring">): Promise<void> {
  for (const { id, borrowerId, subject } of await approvedErasures(db.read, batchSize)) {
    await db.transact(async (tx) => {
      const deed = { approvalId: id, kind: "data_erasure", subject, terms: erasureTerms(borrowerId) } as const;
      const used = await useApproval(tx, { clock }, "system", deed);
      if (used.ok) await nominateByRequest(tx, { borrowerId, approvalId: id }, clock.now());
    });
  }
}

async function eraseOne(
  tx: Queryable,
  services: Omit<Services, "keyring">,
  openComplaint: OpenComplaint,
  { borrowerId, cause }: Erasure,
): Promise<boolean> {
  const { clock } = services;
  const now = clock.now();
  const settings = await borrowerSettings(tx, borrowerId);
  const { reason, through } = await whyKept(tx, services, borrowerId);
  const early =
    cause === "retention" && through !== null && settings !== null && through >= todayOf(services, settings);
  if (reason === "open_loan" || early) {
    await withdrawNomination(tx, borrowerId);
    return false;
  }
  if (reason !== null || (await openComplaint(tx, borrowerId))) return false;
  await destroyPerson(tx, borrowerId, now);
  await recordAudit(tx, {
    at: now,
    actor: "system",
    category: "repayment",
    action: "person.erased",
    object: `borrower:${borrowerId}`,
    outcome: "done",
    reason: cause,
  });
  return true;
}

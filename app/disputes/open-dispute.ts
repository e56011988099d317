import { disputeAnswerBy, placeOf } from "#app/policy/clocks.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import {
  type Dispute,
  disputesOfLoan,
  firstContactOf,
  insertDispute,
  insertDisputeEvent,
} from "#db/stores/disputes.ts";
import { holdBackQueued } from "#db/stores/hardship-messages.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";
import { startDisputeHold } from "./holds.ts";
import { openDisputeStates } from "./states.ts";
import { isInValidation } from "./validation.ts";
import { disputePlace, type DisputeStatement } from "./statement.ts";

export type DisputeOpened =
  | { readonly ok: true; readonly disputeId: string; readonly reference: string; readonly heldBack: number }
  | { readonly ok: false; readonly reason: "no_loan" }
  /** One is open already: more facts go there. */
  | { readonly ok: false; readonly reason: "already_open"; readonly disputeId: string };

/**
 * "This is wrong": the hold comes first. In one transaction penalties and reminders pause, what is queued is held back,
 * and the date of our answer is set. What is said here is said in writing; nobody has to prove anything first.
 */
export async function openDispute(
  services: Services,
  given: {
    readonly borrowerId: string;
    readonly loanId: string;
    readonly reason: Dispute["reason"];
    readonly statement: DisputeStatement;
    readonly requestId?: string;
  },
): Promise<DisputeOpened> {
  const { db, keyring, clock, ids } = services;
  return db.transact(async (tx): Promise<DisputeOpened> => {
    const loan = await loanOfBorrower(tx, given.borrowerId, given.loanId);
    const settings = loan && (await borrowerSettings(tx, given.borrowerId));
    const seal = loan && (await personalSeal(tx, keyring, given.borrowerId));
    if (!loan || !settings || !seal) return { ok: false, reason: "no_loan" };
    const open = (await disputesOfLoan(tx, loan.id)).find(({ state }) => openDisputeStates.includes(state));
    if (open) return { ok: false, reason: "already_open", disputeId: open.id };

    const now = clock.now();
    const day = localDay(now, settings.timeZone);
    const profile = profileFor(loan.profile, day);
    const place = placeOf(profile, { zone: settings.timeZone });
    const about = given.reason === "credit_record" ? "credit_record" : "debt";
    const answerBy = disputeAnswerBy(profile, { openedAt: now, about, moreFactsCame: false }, place);
    const id = ids.ordered(now);
    const year = new Date(day * 86_400_000).getUTCFullYear();
    const reference = `D-${year}-${ids.random().slice(-6).toUpperCase()}`;
    await startDisputeHold(tx, services, { loanId: loan.id, disputeId: id, profile, day });
    const heldBack = await holdBackQueued(tx, loan.id, "dispute", now);
    await insertDispute(tx, {
      ...{ id, loanId: loan.id, borrowerId: given.borrowerId, reference, reason: given.reason, state: "held" },
      ...{ version: 0, openedAt: now, dueAt: answerBy.dueAt, dueDay: answerBy.dueDay, moreFactsCame: false },
      inValidation: isInValidation(profile, await firstContactOf(tx, loan.id), now, place),
      statementSealed: seal.seal(disputePlace(id), JSON.stringify(given.statement)),
    });
    await insertDisputeEvent(tx, {
      ...{ loanId: loan.id, id: `${id}-00000`, disputeId: id, at: now, actor: "borrower", event: "open" },
      ...{ from: null, to: "held", detail: given.reason },
    });
    await recordAudit(tx, {
      ...{ at: now, actor: `borrower:${given.borrowerId}`, category: "repayment", action: "dispute.open" },
      ...{ object: `dispute:${id}`, outcome: "held", reason: given.reason, requestId: given.requestId ?? null },
    });
    return { ok: true, disputeId: id, reference, heldBack };
  });
}

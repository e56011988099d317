import { disputeAnswerBy, placeOf } from "#app/policy/clocks.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { type Dispute, disputeById } from "#db/stores/disputes.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";
import { endDisputeHold } from "./holds.ts";
import { moveDispute } from "./move-dispute.ts";

interface Step {
  readonly borrowerId: string;
  readonly disputeId: string;
  readonly requestId?: string;
}

/** Whether a step of the borrower was taken. */
export type DisputeStep =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "not_found" | "not_possible" | "changed" | "nothing_said" };

async function own(tx: Queryable, { borrowerId, disputeId }: Step): Promise<Dispute | null> {
  const dispute = await disputeById(tx, disputeId);
  return dispute?.borrowerId === borrowerId ? dispute : null;
}

/** More facts from the borrower. While we wait for an answer of theirs, this is the answer. */
export async function addDisputeFacts(services: Services, given: Step & { text: string }): Promise<DisputeStep> {
  const note = given.text.trim();
  if (note === "") return { ok: false, reason: "nothing_said" };
  return services.db.transact(async (tx): Promise<DisputeStep> => {
    const dispute = await own(tx, given);
    const loan = dispute && (await loanOfBorrower(tx, given.borrowerId, dispute.loanId));
    const settings = loan && (await borrowerSettings(tx, given.borrowerId));
    if (!dispute || !loan || !settings) return { ok: false, reason: "not_found" };
    const profile = profileFor(loan.profile, localDay(dispute.openedAt, settings.timeZone));
    const about = dispute.reason === "credit_record" ? "credit_record" : "debt";
    const answerBy = disputeAnswerBy(
      profile,
      { openedAt: dispute.openedAt, about, moreFactsCame: true },
      placeOf(profile, { zone: settings.timeZone }),
    );
    const moved = await moveDispute(tx, services, dispute, {
      ...{ event: "add", by: { kind: "borrower", borrowerId: given.borrowerId }, note },
      change: { moreFactsCame: true, dueAt: answerBy.dueAt, dueDay: answerBy.dueDay },
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    return moved.ok ? { ok: true } : moved;
  });
}

/** Takes the dispute back: the hold ends tomorrow, and what was held stays uncharged. */
export async function withdrawDispute(services: Services, given: Step): Promise<DisputeStep> {
  return services.db.transact(async (tx): Promise<DisputeStep> => {
    const dispute = await own(tx, given);
    const settings = dispute && (await borrowerSettings(tx, given.borrowerId));
    if (!dispute || !settings) return { ok: false, reason: "not_found" };
    const moved = await moveDispute(tx, services, dispute, {
      ...{ event: "withdraw", by: { kind: "borrower", borrowerId: given.borrowerId } },
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    if (!moved.ok) return moved;
    const day = localDay(services.clock.now(), settings.timeZone) + 1;
    await endDisputeHold(tx, services, { loanId: dispute.loanId, disputeId: dispute.id, day });
    return { ok: true };
  });
}

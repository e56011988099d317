import type { Services } from "#app/services.ts";
import { latestCaseOf } from "#db/stores/hardship.ts";
import { liveOfferOf, moveOffer } from "#db/stores/hardship-offers.ts";
import { approvalById, closeApproval } from "#db/stores/approvals.ts";
import { decideBy, secondLookBy } from "./case-clock.ts";
import { contextOf } from "./case-context.ts";
import { endCaseHolds, startHold } from "./holds.ts";
import { moveCase } from "./move-case.ts";

/** Whether a step of the borrower was taken. */
export type StepTaken = { readonly ok: true } | { readonly ok: false; readonly reason: "not_found" | "not_possible" };

interface Asking {
  readonly borrowerId: string;
  readonly loanId: string;
  readonly requestId?: string;
}

/** What a borrower can do with one tap on their own case. */
export type BorrowerStep = "withdraw" | "ask_second_look" | "ask_again";

/**
 * Takes one of those steps. Another look and asking again start a clock of ours, and the pause goes on or comes back;
 * withdrawing ends the pause today.
 */
export async function takeStep(services: Services, step: BorrowerStep, given: Asking): Promise<StepTaken> {
  return services.db.transact(async (tx): Promise<StepTaken> => {
    const found = await latestCaseOf(tx, given.loanId);
    const context = found && (await contextOf(tx, services, found));
    if (!found || found.borrowerId !== given.borrowerId || !context) return { ok: false, reason: "not_found" };
    const now = services.clock.now();
    const { rules, loan, today } = context;
    const again = { receivedAt: now, informationRequestedAt: null, informationReceivedAt: null };
    const change = {
      withdraw: { dueAt: null, assigneeId: null, assignedAt: null, protectedUntil: null },
      ask_second_look: {
        ...{ clockFrom: now, dueAt: secondLookBy(now, rules).dueAt },
        ...{ assigneeId: null, assignedAt: null, protectedUntil: null },
      },
      ask_again: {
        ...{ informationRequestedAt: null, informationReceivedAt: null, protectedUntil: null },
        ...{ clockFrom: now, dueAt: decideBy(again, rules).dueAt, assigneeId: null, assignedAt: null },
      },
    }[step];
    const moved = await moveCase(tx, services, found, {
      ...{ event: step, actor: { kind: "borrower", borrowerId: given.borrowerId }, change },
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    if (!moved.ok) return { ok: false, reason: "not_possible" };
    if (step === "withdraw") {
      await endCaseHolds(tx, services, found, today);
      const offer = await liveOfferOf(tx, found.id);
      if (offer) {
        await moveOffer(tx, offer, offer.state, { state: "withdrawn", closedAt: now });
        const approval = await approvalById(tx, offer.approvalId);
        if (approval?.status === "pending") {
          const closing = { status: "withdrawn", approverId: null, reason: "request_withdrawn", at: now } as const;
          await closeApproval(tx, approval.id, closing);
        }
      }
    } else {
      const hold = { caseId: found.id, kind: "hardship", profile: rules.profile, day: today } as const;
      await startHold(tx, services, loan.id, hold);
    }
    return { ok: true };
  });
}

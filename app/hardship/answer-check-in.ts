import type { Services } from "#app/services.ts";
import { latestCaseOf } from "#db/stores/hardship.ts";
import type { Answers } from "./answers.ts";
import { contextOf } from "./case-context.ts";
import { moveCase } from "./move-case.ts";
import { answersPlace } from "./open-case.ts";
import { type HardshipRequest, requestHardship } from "./request-hardship.ts";

/** How it goes on after the easier time: as agreed, in a step between, or with a bit more time. */
export const checkInAnswers = ["as_agreed", "step_up", "need_more"] as const;
export type CheckInAnswer = (typeof checkInAnswers)[number];

/**
 * One tap near the end of relief. "A step between" and "a bit more" go to a person as a new request that knows what the
 * first one said; nothing has to be told again, and the pause starts at once.
 */
export async function answerCheckIn(
  services: Services,
  given: { borrowerId: string; loanId: string; answer: CheckInAnswer; requestId?: string },
): Promise<HardshipRequest | { ok: true; caseId: string } | { ok: false; reason: "not_found" }> {
  const before = await services.db.transact(async (tx) => {
    const found = await latestCaseOf(tx, given.loanId);
    const context = found && (await contextOf(tx, services, found));
    if (!found || found.borrowerId !== given.borrowerId || !context) return null;
    const actor = { kind: "borrower", borrowerId: given.borrowerId } as const;
    const change = { checkInAnswer: given.answer };
    const moved = await moveCase(tx, services, found, {
      ...{ event: "answer_check_in", actor, change, detail: given.answer },
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    if (!moved.ok) return null;
    const said = context.seal.open(answersPlace(found.id), found.answersSealed);
    // Written by our own request, so it has this shape.
    return { id: found.id, answers: JSON.parse(said) as Answers };
  });
  if (!before) return { ok: false, reason: "not_found" };
  if (given.answer === "as_agreed") return { ok: true, caseId: before.id };
  return requestHardship(services, {
    ...{ borrowerId: given.borrowerId, loanId: given.loanId, source: "extension" },
    actor: { kind: "borrower", borrowerId: given.borrowerId },
    answers: { ...before.answers, wishes: [given.answer === "step_up" ? "pay_less" : "pause"] },
    ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
  });
}

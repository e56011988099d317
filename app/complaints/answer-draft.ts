import type { Queryable } from "#db/engine/database.ts";
import { answerDraftOf, keepAnswerDraft } from "#db/stores/complaints-answers.ts";
import { type Complaint, complaintSeal } from "#db/stores/complaints.ts";
import { type Answer, emptyAnswer } from "./compose-answer.ts";
import type { DeskGiven, DeskStep } from "./desk-step.ts";
import { complaintFor } from "./handler-access.ts";
import type { ComplaintHouse } from "./letters.ts";

const answerPlace = (id: string) => `complaint_answers|answer|${id}`;

/** Keeps the answer while it is written. What was submitted for agreement before is not agreed to any more. */
export async function saveAnswer(
  services: ComplaintHouse,
  given: DeskGiven & { readonly answer: Answer },
): Promise<DeskStep> {
  return services.db.transact(async (tx): Promise<DeskStep> => {
    const access = await complaintFor(tx, services, given.handler, given.complaintId);
    if (!access.ok) return { ok: false, reason: access.reason };
    await keepAnswer(tx, services, access.complaint, given.handler.staffId, given.answer, null);
    return { ok: true };
  });
}

/** Writes the answer down, with the request for agreement that belongs to exactly these words, if there is one. */
export async function keepAnswer(
  tx: Queryable,
  { keyring, clock }: Pick<ComplaintHouse, "keyring" | "clock">,
  complaint: Complaint,
  writtenBy: string,
  answer: Answer,
  approvalId: string | null,
): Promise<void> {
  const seal = complaintSeal(keyring, complaint);
  if (!seal) throw new Error("A complaint whose words were erased gets no answer.");
  const answerSealed = seal.seal(answerPlace(complaint.id), JSON.stringify(answer));
  await keepAnswerDraft(tx, { complaintId: complaint.id, writtenBy, answerSealed, updatedAt: clock.now(), approvalId });
}

/** The answer as written so far, by whom, and the request for agreement that belongs to it. */
export async function answerOf(
  q: Queryable,
  keyring: ComplaintHouse["keyring"],
  complaint: Complaint,
): Promise<{ answer: Answer; writtenBy: string | null; approvalId: string | null }> {
  const draft = await answerDraftOf(q, complaint.id);
  const seal = complaintSeal(keyring, complaint);
  if (!draft || !seal) return { answer: emptyAnswer, writtenBy: null, approvalId: null };
  const written = JSON.parse(seal.open(answerPlace(complaint.id), draft.answerSealed)) as Partial<Answer>;
  return { answer: { ...emptyAnswer, ...written }, writtenBy: draft.writtenBy, approvalId: draft.approvalId };
}

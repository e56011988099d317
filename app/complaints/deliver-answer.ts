import { askCorrection } from "#app/corrections/ask-correction.ts";
import type { Queryable } from "#db/engine/database.ts";
import { deleteAnswerDraft, insertRedress } from "#db/stores/complaints-answers.ts";
import type { Complaint } from "#db/stores/complaints.ts";
import type { Answer } from "./compose-answer.ts";
import { type ComplaintHouse, type Letter, sendLetter } from "./letters.ts";

/** The letter goes out, and what has to be corrected is handed to the repayment side without a word of the complaint. */
export async function deliverAnswer(
  tx: Queryable,
  services: ComplaintHouse,
  complaint: Complaint,
  given: { kind: "final" | "review"; letter: Letter; answer: Answer; writtenBy: string; approvedBy: string | null },
): Promise<void> {
  const { clock, ids } = services;
  const now = clock.now();
  await sendLetter(tx, services, complaint, { kind: given.kind, writtenBy: given.writtenBy, letter: given.letter });
  await deleteAnswerDraft(tx, complaint.id);
  if (complaint.loanId === null) return;
  for (const item of given.answer.items) {
    const { kind, amount } = item;
    const currency = amount === null ? null : given.answer.currency;
    const notBy = [given.writtenBy, ...(given.approvedBy === null ? [] : [given.approvedBy])];
    const taskKey = await askCorrection(tx, services, { loanId: complaint.loanId, kind, amount, currency, notBy });
    await insertRedress(tx, {
      ...{ complaintId: complaint.id, id: ids.ordered(now), kind, amount, currency, requestedAt: now, taskKey },
      ...{ requestedBy: given.writtenBy, approvedBy: given.approvedBy },
    });
  }
}

import { createHash } from "node:crypto";
import { approve } from "#app/staff/approvals/decide-approval.ts";
import { requestApproval } from "#app/staff/approvals/request-approval.ts";
import type { Terms } from "#app/staff/approvals/terms.ts";
import { useApproval } from "#app/staff/approvals/use-approval.ts";
import type { Queryable } from "#db/engine/database.ts";
import { approvalById } from "#db/stores/approvals.ts";
import {
  answerDraftOf,
  type Complaint,
  complaintSeal,
  deleteAnswerDraft,
  insertRedress,
  keepAnswerDraft,
} from "#db/stores/complaints.ts";
import { askStaff } from "#db/stores/tasks.ts";
import { type Answer, composeAnswer, emptyAnswer } from "./compose-answer.ts";
import { actorOf, type DeskGiven, deskStep, type DeskStep, reviewDeadline } from "./desk-steps.ts";
import { complaintFor } from "./handler-access.ts";
import { type ComplaintHouse, type Letter, sendLetter } from "./letters.ts";
import { type Move, moveComplaint } from "./move-complaint.ts";
import { rulesOf } from "./rules.ts";

const kind = "complaint_redress" as const;
/** The kind of task that repayment staff find; it says what to correct and nothing else. */
export const correctionTask = "account-correction";

const answerPlace = (id: string) => `complaint_answers|answer|${id}`;
const subjectOf = (complaint: Complaint) => `complaint:${complaint.id}`;
const kindOf = (complaint: Complaint) => (complaint.state === "review" ? "review" : "final");

export type AnswerStep =
  DeskStep | { readonly ok: false; readonly reason: string; readonly missing?: readonly string[] };

/** The answer as written so far. */
export async function readAnswer(
  { db, keyring }: Pick<ComplaintHouse, "db" | "keyring">,
  complaint: Complaint,
): Promise<{ answer: Answer; writtenBy: string | null; approvalId: string | null }> {
  return answerIn(db.read, keyring, complaint);
}

/** Keeps the answer while it is written. What was submitted for agreement before is not agreed to any more. */
export async function saveAnswer(
  services: ComplaintHouse,
  given: DeskGiven & { readonly answer: Answer },
): Promise<AnswerStep> {
  return services.db.transact(async (tx): Promise<AnswerStep> => {
    const access = await complaintFor(tx, services, given.handler, given.complaintId);
    if (!access.ok) return { ok: false, reason: access.reason };
    await keep(tx, services, access.complaint, given.handler.staffId, given.answer, null);
    return { ok: true };
  });
}

/**
 * Sends the final letter, or asks a second person first when it promises money. An answer with a required part missing
 * is refused with the parts by name; nothing is sent and nothing changes.
 */
export async function submitAnswer(
  services: ComplaintHouse,
  given: DeskGiven & { readonly answer: Answer },
): Promise<AnswerStep & { readonly waits?: boolean }> {
  const { handler, answer } = given;
  const money = moneyOf(answer);
  if (money === null) return sendAnswer(services, given, answer);
  return services.db.transact(async (tx): Promise<AnswerStep & { waits?: boolean }> => {
    const access = await complaintFor(tx, services, handler, given.complaintId);
    if (!access.ok) return { ok: false, reason: access.reason };
    const { complaint } = access;
    if (complaint.version !== given.version) return { ok: false, reason: "changed" };
    const refusal = whyNot(complaint, handler.staffId);
    if (refusal !== null) return { ok: false, reason: refusal };
    // Money goes through the account, so that there has to be one.
    if (complaint.loanId === null) return { ok: false, reason: "no_account" };
    const composed = composeAnswer(complaint, rulesOf(complaint), answer, kindOf(complaint), services.clock.now());
    if (!composed.ok) return { ok: false, reason: "incomplete", missing: composed.missing };
    const asked = await requestApproval(tx, services, handler, {
      ...{ kind, subject: subjectOf(complaint), reason: "redress", terms: termsOf(complaint, answer), amount: money },
    });
    if (!asked.ok) return asked;
    await keep(tx, services, complaint, handler.staffId, answer, asked.approvalId);
    const noted = await moveComplaint(tx, services, complaint, {
      ...{ event: "note", detail: `redress:${asked.approvalId}`, actor: actorOf(handler), shown: false },
    });
    if (!noted.ok) throw new Error(`A request could not be noted: ${noted.reason}.`);
    return { ok: true, waits: true };
  });
}

/** Agrees to the redress of a written answer and sends it, in one transaction. Never the person who wrote it. */
export async function approveAnswer(
  services: ComplaintHouse,
  given: DeskGiven & { readonly approvalId: string; readonly termsHash: string },
): Promise<AnswerStep> {
  const { handler } = given;
  let refused: string | null = null;
  let letter: Letter | null = null;
  let letterKind: "final" | "review" = "final";
  let agreed: Answer = emptyAnswer;
  let writer: string | null = null;
  const sent = await deskStep(
    services,
    given,
    async (complaint, tx) => {
      const { answer, writtenBy, approvalId } = await answerIn(tx, services.keyring, complaint);
      const stored = await approvalById(tx, given.approvalId);
      if (approvalId !== given.approvalId || !stored || writtenBy === null) return { ok: false, reason: "changed" };
      if (stored.status === "pending") {
        const decided = await approve(tx, services, handler, given);
        if (!decided.ok) {
          refused = decided.reason;
          return { ok: false, reason: "not_allowed" };
        }
      }
      const deed = {
        ...{ approvalId: given.approvalId, kind, subject: subjectOf(complaint) },
        terms: termsOf(complaint, answer),
      } as const;
      const used = await useApproval(tx, services, `staff:${handler.staffId}`, deed);
      if (!used.ok) {
        refused = used.reason;
        return { ok: false, reason: "not_allowed" };
      }
      const plan = answering(services, complaint, writtenBy, answer);
      if (!plan.ok) return plan;
      ({ letter } = plan);
      letterKind = kindOf(complaint);
      agreed = answer;
      writer = writtenBy;
      return plan.move;
    },
    async (complaint, tx) => {
      if (!letter || writer === null) throw new Error("An answer without a letter.");
      await deliver(tx, services, complaint, {
        kind: letterKind,
        letter,
        answer: agreed,
        writtenBy: writer,
        approvedBy: handler.staffId,
      });
    },
  );
  return refused === null ? sent : { ok: false, reason: refused };
}

async function sendAnswer(services: ComplaintHouse, given: DeskGiven, answer: Answer): Promise<AnswerStep> {
  let letter: Letter | null = null;
  let letterKind: "final" | "review" = "final";
  const { staffId } = given.handler;
  return deskStep(
    services,
    given,
    (complaint) => {
      const plan = answering(services, complaint, staffId, answer);
      if (!plan.ok) return plan;
      ({ letter } = plan);
      letterKind = kindOf(complaint);
      return plan.move;
    },
    async (complaint, tx) => {
      if (!letter) throw new Error("An answer without a letter.");
      await deliver(tx, services, complaint, {
        kind: letterKind,
        letter,
        answer,
        writtenBy: staffId,
        approvedBy: null,
      });
    },
  );
}

/** Who may not answer: a review is not decided by the one whose answer it is about. */
function whyNot(complaint: Complaint, staffId: string): "own_answer" | null {
  return complaint.state === "review" && complaint.answeredBy === staffId ? "own_answer" : null;
}

type Answering =
  | { readonly ok: true; readonly letter: Letter; readonly move: Omit<Move, "actor" | "requestId"> }
  | { readonly ok: false; readonly reason: "own_answer" | "incomplete"; readonly missing?: readonly string[] };

function answering(services: ComplaintHouse, complaint: Complaint, writtenBy: string, answer: Answer): Answering {
  const refusal = whyNot(complaint, writtenBy);
  if (refusal !== null) return { ok: false, reason: refusal };
  const now = services.clock.now();
  const letterKind = kindOf(complaint);
  const composed = composeAnswer(complaint, rulesOf(complaint), answer, letterKind, now);
  if (!composed.ok) return { ok: false, reason: "incomplete", missing: composed.missing };
  const event = letterKind === "review" ? ("decide_review" as const) : ("respond" as const);
  const reviewBy = letterKind === "review" ? null : reviewDeadline(complaint, now);
  return {
    ok: true,
    letter: composed.letter,
    move: {
      ...{ event, detail: answer.outcome ?? "", shown: true },
      change: { outcome: answer.outcome, respondedAt: now, answeredBy: writtenBy, reviewBy },
    },
  };
}

/** The letter goes out, and what has to be corrected is handed to the repayment side without a word of the complaint. */
async function deliver(
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
    const taskKey = `correction:${ids.random()}`;
    const { amount } = item;
    const currency = amount === null ? null : given.answer.currency;
    await insertRedress(tx, {
      ...{
        complaintId: complaint.id,
        id: ids.ordered(now),
        kind: item.kind,
        amount,
        currency,
        requestedAt: now,
        taskKey,
      },
      ...{ requestedBy: given.writtenBy, approvedBy: given.approvedBy },
    });
    await askStaff(tx, {
      ...{ id: ids.ordered(now), kind: correctionTask, borrowerId: complaint.borrowerId, loanId: complaint.loanId },
      ...{ details: { correction: item.kind, amount, currency }, createdAt: now, dedupeKey: taskKey },
    });
  }
}

function moneyOf(answer: Answer): { minor: number; currency: string } | null {
  const minor = answer.items.reduce((sum, item) => sum + (item.amount ?? 0), 0);
  return minor === 0 || answer.currency === null ? null : { minor, currency: answer.currency };
}

/** What a second person agrees to: the amounts, and the whole answer by its hash. */
function termsOf(complaint: Complaint, answer: Answer): Terms {
  return {
    complaint: complaint.id,
    items: answer.items.map((item) => ({ kind: item.kind, amount: item.amount })),
    currency: answer.currency,
    answer: createHash("sha256").update(JSON.stringify(answer)).digest("hex"),
  };
}

async function keep(
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

async function answerIn(
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

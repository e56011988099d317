import { createHash } from "node:crypto";
import { approve } from "#app/staff/approvals/decide-approval.ts";
import { requestApproval } from "#app/staff/approvals/request-approval.ts";
import type { Terms } from "#app/staff/approvals/terms.ts";
import { useApproval } from "#app/staff/approvals/use-approval.ts";
import { approvalById } from "#db/stores/approvals.ts";
import type { Complaint } from "#db/stores/complaints.ts";
import { answerOf, keepAnswer } from "./answer-draft.ts";
import { type Answer, composeAnswer, emptyAnswer } from "./compose-answer.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import { actorOf, type DeskGiven, deskStep, type DeskStep } from "./desk-step.ts";
import { reviewDeadline } from "./end-complaint.ts";
import { complaintFor } from "./handler-access.ts";
import type { ComplaintHouse, Letter } from "./letters.ts";
import { type Move, moveComplaint } from "./move-complaint.ts";
import { answered, rulesOf } from "./rules.ts";

const kind = "complaint_redress" as const;
const subjectOf = (complaint: Complaint) => `complaint:${complaint.id}`;
/** A second look is answered with a letter of its own kind. */
export const letterKindOf = (complaint: Complaint) => (complaint.state === "review" ? "review" : "final");

/** What became of an answer. */
export type AnswerStep =
  DeskStep | { readonly ok: false; readonly reason: string; readonly missing?: readonly string[] };

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
    const composed = composeAnswer(
      complaint,
      rulesOf(complaint),
      answer,
      letterKindOf(complaint),
      services.clock.now(),
    );
    if (!composed.ok) return { ok: false, reason: "incomplete", missing: composed.missing };
    const asked = await requestApproval(tx, services, handler, {
      ...{ kind, subject: subjectOf(complaint), reason: "redress", terms: termsOf(complaint, answer), amount: money },
    });
    if (!asked.ok) return asked;
    await keepAnswer(tx, services, complaint, handler.staffId, answer, asked.approvalId);
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
      const { answer, writtenBy, approvalId } = await answerOf(tx, services.keyring, complaint);
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
      letterKind = letterKindOf(complaint);
      agreed = answer;
      writer = writtenBy;
      return plan.move;
    },
    async (complaint, tx) => {
      if (!letter || writer === null) throw new Error("An answer without a letter.");
      await deliverAnswer(tx, services, complaint, {
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
      letterKind = letterKindOf(complaint);
      return plan.move;
    },
    async (complaint, tx) => {
      if (!letter) throw new Error("An answer without a letter.");
      await deliverAnswer(tx, services, complaint, {
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
  const letterKind = letterKindOf(complaint);
  const composed = composeAnswer(complaint, rulesOf(complaint), answer, letterKind, now);
  if (!composed.ok) return { ok: false, reason: "incomplete", missing: composed.missing };
  const event = letterKind === "review" ? ("decide_review" as const) : ("respond" as const);
  const reviewBy = letterKind === "review" ? null : reviewDeadline(complaint, now);
  return {
    ok: true,
    letter: composed.letter,
    move: {
      ...{ event, detail: answer.outcome ?? "", shown: true },
      change: {
        outcome: answer.outcome,
        respondedAt: now,
        answeredBy: writtenBy,
        reviewBy,
        ...answered(complaint, now),
      },
    },
  };
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
    answer: createHash("sha256").update(inOrder(answer)).digest("hex"),
  };
}

/** The words of an answer in one order: a form and the draft that was kept list the same fields differently. */
function inOrder({ outcome, findings, reasons, apology, redress }: Answer): string {
  return JSON.stringify([outcome, findings, reasons, apology, redress]);
}

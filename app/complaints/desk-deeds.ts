import { answerIn, type DeskFields } from "./desk-fields.ts";
import type { DeskGiven } from "./desk-step.ts";
import { closeComplaint, resolveEarly } from "./end-complaint.ts";
import { assignComplaint, declareConflict, triageComplaint } from "./triage-complaint.ts";
import {
  addNote,
  askPerson,
  pauseForAppraisal,
  referComplaint,
  restartClock,
  startInvestigation,
} from "./work-complaint.ts";
import { grantExtension, requestExtension } from "./extend-complaint.ts";
import type { ComplaintHouse } from "./letters.ts";
import { linkAccount } from "./look-up-account.ts";
import { markSent } from "./hand-messages.ts";
import { stepForPerson } from "./on-behalf.ts";
import { mergeComplaint } from "./merge-complaints.ts";
import { saveAnswer } from "./answer-draft.ts";
import { approveAnswer, submitAnswer } from "./send-answer.ts";

/** What became of a form of the case page. */
export type DeskDone =
  { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly missing?: readonly string[] };

/** Does what a form of the case page asks for. */
export async function deskDeed(
  house: ComplaintHouse,
  who: Omit<DeskGiven, "version">,
  form: DeskFields,
): Promise<DeskDone> {
  const given = { ...who, version: form.version };
  switch (form.deed) {
    case "triage":
      return triageComplaint(house, {
        ...{
          ...given,
          categories: [form.category],
          severity: form.severity,
          against: form.against,
          named: form.named.filter((id) => id !== ""),
        },
        ...{ vulnerable: form.vulnerable === "yes" ? true : null, writtenAnswer: form.written === "yes" },
      });
    case "start":
      return startInvestigation(house, given);
    case "assign":
      return assignComplaint(house, { ...given, to: form.to });
    case "note":
      return addNote(house, { ...given, text: form.text, shown: form.shown === "yes" });
    case "ask":
      return askPerson(house, { ...given, text: form.text });
    case "declare":
      return declareConflict(house, given);
    case "extend":
      return requestExtension(house, { ...given, reason: form.text, approver: form.name });
    case "grant":
      return grantExtension(house, { ...given, approvalId: form.approvalId, termsHash: form.termsHash });
    case "merge":
      return mergeComplaint(house, { ...given, intoReference: form.to });
    case "refer":
      return referComplaint(house, { ...given, to: form.to });
    case "restart":
      return restartClock(house, { ...given, text: form.text });
    case "appraisal":
      return pauseForAppraisal(house, given);
    case "link":
      return linkAccount(house, { ...given, loanNo: form.to });
    case "save":
      return saveAnswer(house, { ...given, answer: answerIn(form) });
    case "send":
      return submitAnswer(house, { ...given, answer: answerIn(form) });
    case "approve":
      return approveAnswer(house, { ...given, approvalId: form.approvalId, termsHash: form.termsHash });
    case "early":
      if (form.cause === undefined) return { ok: false, reason: "no_cause" };
      return resolveEarly(house, { ...given, answer: answerIn(form), rootCause: form.cause });
    case "posted":
      return markSent(house, { ...given, messageId: form.to });
    case "person":
      return stepForPerson(house, { ...given, said: form.said, text: form.text, bodyId: form.to });
    case "close":
      if (form.cause === undefined) return { ok: false, reason: "no_cause" };
      return closeComplaint(house, {
        ...{ ...given, rootCause: form.cause, vulnerable: form.vulnerable === "yes" },
        vulnerabilityFailure: form.failure === "yes",
      });
    default:
      return { ok: false, reason: "not_possible" };
  }
}

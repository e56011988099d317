import { z } from "zod";
import { parseMoney } from "#app/lending/money.ts";
import { complaintCategories } from "#app/policy/categories.ts";
import { complaintOutcomes, rootCauses } from "#db/schema/complaints.ts";
import type { Answer } from "./compose-answer.ts";
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
import { lookUpPurposes } from "./look-up-purposes.ts";
import { markSent } from "./hand-messages.ts";
import { stepForPerson } from "./on-behalf.ts";
import { sayings } from "./said-by-person.ts";
import { mergeComplaint } from "./merge-complaints.ts";
import { saveAnswer } from "./answer-draft.ts";
import { approveAnswer, submitAnswer } from "./send-answer.ts";

const text = z.string().max(20_000).default("");
const short = z.string().max(400).default("");
const box = z.literal("yes").optional();

/** Every form of the case page: what is to be done, the version it was drawn from, and the fields of that deed. */
export const deskFields = z.object({
  deed: z.enum([
    ...["triage", "start", "assign", "note", "ask", "declare", "extend", "grant", "merge", "refer", "restart"],
    ...["appraisal", "link", "look", "save", "preview", "send", "approve", "early", "close", "posted", "person"],
  ] as [string, ...string[]]),
  version: z.coerce.number().int().default(0),
  ...{ text, to: short, name: short, approvalId: short, termsHash: short, shown: box },
  said: z.enum(sayings).default("add"),
  purpose: z.enum(lookUpPurposes).default("check_charges"),
  category: z.enum(complaintCategories).default("other"),
  severity: z.enum(["normal", "serious"]).default("normal"),
  against: z.enum(["house", "staff", "agency", "other"]).default("house"),
  named: z.array(z.string().max(60)).default([]),
  ...{ vulnerable: box, written: box, failure: box, apology: box },
  cause: z.enum(rootCauses).default("no_fault"),
  outcome: z.enum(complaintOutcomes).optional(),
  ...{ findings: text, reasons: text, redress: text },
  kind: z.enum(["none", "refund", "waive_fees", "waive_penalty", "credit_record", "contact"]).default("none"),
  amount: short,
  currency: z.string().max(3).default(""),
});

export type DeskFields = z.output<typeof deskFields>;
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
      return restartClock(house, given);
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
      return resolveEarly(house, { ...given, answer: answerIn(form), rootCause: form.cause });
    case "posted":
      return markSent(house, { ...given, messageId: form.to });
    case "person":
      return stepForPerson(house, { ...given, said: form.said, text: form.text, bodyId: form.to });
    case "close":
      return closeComplaint(house, {
        ...{ ...given, rootCause: form.cause, vulnerable: form.vulnerable === "yes" },
        vulnerabilityFailure: form.failure === "yes",
      });
    default:
      return { ok: false, reason: "not_possible" };
  }
}

/** The answer as it stands in the form. */
export function answerIn(form: DeskFields): Answer {
  const money = form.kind === "refund" || form.kind === "waive_fees" || form.kind === "waive_penalty";
  const amount = money && form.currency !== "" ? parseMoney(form.amount, form.currency) : null;
  // Redress of no amount is none: it must not turn into a promise.
  const counts = form.kind !== "none" && (!money || (amount !== null && amount > 0));
  return {
    ...{ outcome: form.outcome ?? null, findings: form.findings, reasons: form.reasons, redress: form.redress },
    apology: form.apology === "yes",
    items: counts && form.kind !== "none" ? [{ kind: form.kind, amount }] : [],
    currency: amount === null ? null : form.currency,
  };
}

import { z } from "zod";
import { parseMoney } from "#app/lending/money.ts";
import { complaintCategories } from "#app/policy/categories.ts";
import { complaintOutcomes, rootCauses } from "#db/schema/complaints.ts";
import type { Answer } from "./compose-answer.ts";
import { lookUpPurposes } from "./look-up-purposes.ts";
import { sayings } from "./said-by-person.ts";

const text = z.string().max(20_000).default("");
const short = z.string().max(400).default("");
const box = z.literal("yes").optional();

/** Every form of the case page: what is to be done, the version it was drawn from, and the fields of that deed. */
export const deskFields = z.object({
  deed: z.enum([
    ...["triage", "start", "assign", "note", "ask", "declare", "extend", "grant", "merge", "refer", "restart"],
    ...["appraisal", "link", "look", "save", "send", "approve", "early", "close", "posted", "person"],
  ] as [string, ...string[]]),
  version: z.coerce.number().int().default(0),
  /** It was read once more and is meant. */
  sure: box,
  ...{ text, to: short, name: short, approvalId: short, termsHash: short, shown: box },
  said: z.enum(sayings).default("add"),
  purpose: z.enum(lookUpPurposes).default("check_charges"),
  category: z.enum(complaintCategories).default("other"),
  severity: z.enum(["normal", "serious"]).default("normal"),
  against: z.enum(["house", "staff", "agency", "other"]).default("house"),
  named: z.array(z.string().max(60)).default([]),
  ...{ vulnerable: box, written: box, failure: box, apology: box },
  cause: z.enum(rootCauses).optional(),
  outcome: z.enum(complaintOutcomes).optional(),
  ...{ findings: text, reasons: text, redress: text },
  kind: z.enum(["none", "refund", "waive_fees", "waive_penalty", "credit_record", "contact"]).default("none"),
  amount: short,
  currency: z.string().max(3).default(""),
});

export type DeskFields = z.output<typeof deskFields>;
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

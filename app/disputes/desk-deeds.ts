import { z } from "zod";
import { parseDay } from "#app/lending/calendar.ts";
import { parseMoney } from "#app/lending/money.ts";
import type { Services } from "#app/services.ts";
import type { Correction } from "./corrections.ts";
import {
  answerDispute,
  askAboutDispute,
  carryOutCorrection,
  claimDispute,
  type DisputeDeed,
  type DisputeGiven,
  noteOnDispute,
  proposeCorrection,
  sendBackCorrection,
} from "./desk-steps.ts";

const short = z.string().max(400).default("");

/** Every form of a dispute's page at the desk. */
export const disputeFields = z.object({
  deed: z.enum(["claim", "ask", "note", "verify", "reject", "not_the_borrower", "propose", "carry_out", "send_back"]),
  version: z.coerce.number().int(),
  /** An answer was read once more and is meant. */
  sure: z.literal("yes").optional(),
  text: z.string().max(20_000).default(""),
  kind: z.enum(["adjustment", "penalty", "fee", "interest", "reversal", "record"]).default("adjustment"),
  currency: z.string().max(3).default("CNY"),
  ...{ amount: short, day: short, entry: short, termsHash: short },
});

export type DisputeForm = z.output<typeof disputeFields>;

/** Answers end the matter and go to the borrower: whether this one still has to be read once more. */
export function answersUnread({ deed, text, sure }: DisputeForm): boolean {
  return ["verify", "reject", "not_the_borrower"].includes(deed) && text.trim() !== "" && sure !== "yes";
}

/** Does what a form of the page asks for. */
export async function disputeDeed(services: Services, given: DisputeGiven, form: DisputeForm): Promise<DisputeDeed> {
  const { text } = form;
  switch (form.deed) {
    case "claim":
      return claimDispute(services, given);
    case "ask":
      return askAboutDispute(services, { ...given, text });
    case "note":
      return noteOnDispute(services, { ...given, text });
    case "verify":
    case "reject":
    case "not_the_borrower":
      return answerDispute(services, { ...given, outcome: form.deed, reasons: text });
    case "propose": {
      const correction = correctionOf(form);
      return typeof correction === "string"
        ? { ok: false, reason: correction }
        : proposeCorrection(services, { ...given, correction, reasons: text });
    }
    case "carry_out":
      return carryOutCorrection(services, { ...given, termsHash: form.termsHash });
    case "send_back":
      return sendBackCorrection(services, { ...given, text });
  }
}

function correctionOf(form: DisputeForm): Correction | "no_amount" | "no_day" {
  if (form.kind === "record") return { kind: "record" };
  if (form.kind === "reversal") return { kind: "reversal", entry: form.entry };
  const amount = parseMoney(form.amount, form.currency);
  if (amount === null) return "no_amount";
  if (form.kind !== "adjustment") return { kind: "waiver", component: form.kind, amount };
  const day = parseDay(form.day);
  return day === null ? "no_day" : { kind: "adjustment", amount, day };
}

import { z } from "zod";
import { parseMoney } from "#app/lending/money.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { approveProposal, sendBack } from "./decide-proposal.ts";
import {
  askInformation,
  claimCase,
  escalateCase,
  noteOnCase,
  refuseRequest,
  releaseCase,
  takeOver,
} from "./desk-steps.ts";
import { judgeBudget } from "./judge-budget.ts";
import { offerTermsSchema, type OfferTerms, reliefKinds } from "./offer-terms.ts";
import { type HardshipHouse, proposeTerms } from "./propose-terms.ts";
import { referForWriteOff } from "./refer-write-off.ts";
import { endQuiet, extendQuiet } from "./quiet-steps.ts";
import { refusalCodes } from "./refusal-codes.ts";

/** Everything that can be pressed on the screen of a case. */
export const deskForm = z.object({
  act: z.enum([
    "claim",
    "release",
    "take_over",
    "note",
    "ask",
    "escalate",
    "refuse",
    "judge",
    "refer",
    "extend",
    "end_quiet",
    "propose",
    "approve",
    "send_back",
  ]),
  words: z.string().max(4000).optional(),
  item: z.array(z.string().max(300)).optional(),
  code: z.enum(refusalCodes).optional(),
  /** Money in and out, line by line: four lists of the same length. */
  line: z.array(z.string().max(30)).optional(),
  amount: z.array(z.string().max(30)).optional(),
  accepted: z.array(z.string().max(3)).optional(),
  why: z.array(z.string().max(40)).optional(),
  terms: z.string().max(2000).optional(),
  seen: z.string().max(64).optional(),
  termsHash: z.string().max(64).optional(),
});

export type DeskForm = z.output<typeof deskForm>;

interface Person {
  readonly staffId: string;
  readonly roles: readonly StaffRole[];
  readonly secondFactorAt: number;
}

/** Does what was pressed. Each verb asks for itself whether it may be. */
export async function actOnCase(
  services: HardshipHouse,
  person: Person,
  caseId: string,
  form: DeskForm,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const by = { kind: "staff", staffId: person.staffId, roles: person.roles } as const;
  const words = form.words ?? "";
  const termsHash = form.termsHash ?? "";
  switch (form.act) {
    case "claim":
      return claimCase(services, by, caseId);
    case "release":
      return releaseCase(services, by, caseId);
    case "take_over":
      return takeOver(services, by, caseId);
    case "note":
      return noteOnCase(services, by, { caseId, words });
    case "ask":
      return askInformation(services, by, { caseId, items: form.item ?? [] });
    case "escalate":
      return escalateCase(services, by, { caseId, words });
    case "refuse":
      // What the borrower reads as our reason is chosen by a person, never filled in.
      if (form.code === undefined) return { ok: false, reason: "code_missing" };
      return refuseRequest(services, by, { caseId, code: form.code, words });
    case "judge": {
      const { line = [], amount = [], accepted = [], why = [] } = form;
      const lines = line.map((code, index) => {
        const at = (list: readonly string[]) => list[index] ?? "";
        return { code, amount: at(amount), accepted: at(accepted), reason: at(why) };
      });
      return judgeBudget(services, by, { caseId, lines });
    }
    case "extend":
      return extendQuiet(services, by, caseId);
    case "end_quiet":
      return endQuiet(services, by, { caseId, words });
    case "refer":
      return referForWriteOff(services, by, { caseId, words });
    case "propose": {
      const terms = termsIn(form.terms ?? "");
      if (!terms) return { ok: false, reason: "changed_meanwhile" };
      return proposeTerms(services, by, { caseId, terms, seenHash: form.seen ?? "", reasons: words });
    }
    case "approve":
      return approveProposal(services, person, { caseId, termsHash });
    case "send_back":
      return sendBack(services, person, { caseId, termsHash, reason: "sent_back_on_desk", words });
  }
}

const option = offerTermsSchema.omit({ day: true });

/** Terms as a page hands them on: in a hidden field, or in its address. Null for anything else. */
export function termsIn(text: string): Omit<OfferTerms, "day"> | null {
  try {
    const read = option.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Terms that somebody set in the form of the page; null without any. */
export function optionIn(query: URLSearchParams, currency: string): Omit<OfferTerms, "day"> | null {
  const kind = reliefKinds.find((each) => each === query.get("kind"));
  if (!kind) return null;
  const whole = (name: string) => Number(query.get(name) || 0);
  const amount = parseMoney((query.get("amount") ?? "0").replaceAll(",", "") || "0", currency) ?? 0;
  const [count, extend] = [whole("count"), whole("extend")];
  const shapes = {
    "penalty-waiver": { amount },
    deferral: { periods: count },
    "interest-only": { count, extend },
    reduced: { amount, count, extend },
    token: { amount, count, extend },
    extension: { extra: extend },
    "re-amortise": {},
    settlement: { amount, count: Math.max(1, count), firstDue: dayIn(query.get("first")) },
  };
  const read = option.safeParse({ terms: { kind, ...shapes[kind] }, waivePenalty: query.get("waive") === "1" });
  return read.success ? read.data : null;
}

/** A date as a date field writes it; day 0 is refused by the terms themselves. */
function dayIn(text: string | null): number {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? "");
  return found ? Math.floor(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])) / 86_400_000) : 0;
}

import type { EpochDay } from "#app/lending/calendar.ts";
import { composeShort } from "./compose-notices.ts";
import { answerIn, type DeskFields } from "./desk-fields.ts";
import type { DeskGiven } from "./desk-step.ts";
import { complaintFor } from "./handler-access.ts";
import type { ComplaintHouse, Letter } from "./letters.ts";
import { mergeTarget } from "./merge-complaints.ts";
import { previewAnswer } from "./preview-answer.ts";
import { restarted } from "./work-complaint.ts";

/** What cannot be taken back is shown before it is done: the letter word for word, the other complaint, the new date. */
export type Ahead =
  | { readonly deed: "send" | "early" | "refer"; readonly letter: Letter; readonly money: boolean }
  | { readonly deed: "merge"; readonly into: string }
  | { readonly deed: "restart"; readonly dueDay: EpochDay }
  | { readonly deed: "declare" | "withdraw" };

export type LookedAhead =
  | { readonly ok: true; readonly ahead: Ahead | null }
  | { readonly ok: false; readonly reason: string; readonly missing?: readonly string[] };

/** What a form of the case page would do; null when it can be taken back, or was meant already. Changes nothing. */
export async function lookAhead(
  services: ComplaintHouse,
  who: Omit<DeskGiven, "version">,
  form: DeskFields,
): Promise<LookedAhead> {
  if (form.sure === "yes") return nothing;
  switch (form.deed) {
    case "send":
    case "early": {
      if (form.deed === "early" && form.cause === undefined) return { ok: false, reason: "no_cause" };
      const answer = answerIn(form);
      const early = form.deed === "early";
      const shown = await previewAnswer(services, { ...who, answer, early });
      if (!shown.ok) return shown;
      const money = answer.items.some(({ amount }) => amount !== null);
      if (early && money) return { ok: false, reason: "early_money" };
      return { ok: true, ahead: { deed: early ? "early" : "send", letter: shown.letter, money } };
    }
    case "declare":
      return { ok: true, ahead: { deed: "declare" } };
    case "person":
      return form.said === "withdraw" ? { ok: true, ahead: { deed: "withdraw" } } : nothing;
    case "merge":
    case "refer":
    case "restart":
      return ofComplaint(services, who, form);
    default:
      return nothing;
  }
}

const nothing = { ok: true, ahead: null } as const;

async function ofComplaint(
  services: ComplaintHouse,
  { handler, complaintId }: Omit<DeskGiven, "version">,
  { deed, to, text }: DeskFields,
): Promise<LookedAhead> {
  return services.db.transact(async (tx): Promise<LookedAhead> => {
    const access = await complaintFor(tx, services, handler, complaintId);
    if (!access.ok) return { ok: false, reason: access.reason };
    const { complaint } = access;
    if (deed === "merge") {
      const target = await mergeTarget(tx, services, handler, complaint, to);
      return target.ok ? { ok: true, ahead: { deed, into: target.into.reference } } : target;
    }
    if ((deed === "refer" ? to : text).trim() === "") return { ok: false, reason: "nothing_said" };
    if (deed === "refer") {
      return { ok: true, ahead: { deed, letter: composeShort(complaint, "referral", [to.trim()]), money: false } };
    }
    const { dueDay } = restarted(complaint, services.clock.now());
    return { ok: true, ahead: { deed: "restart", dueDay } };
  });
}

import type { Services } from "#app/services.ts";
import type { CallbackState } from "#db/schema/callbacks.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { callbackById, changeCallback } from "#db/stores/callbacks.ts";

/** What somebody at the desk reports: that they will make the call, or how it went. */
export const callSteps = ["take", "give_back", "reached", "no_answer", "wrong_number"] as const;
export type CallStep = (typeof callSteps)[number];

/** A call that nobody answers is tried twice; more would be pestering. */
export const triesMax = 2;

/** Whether the step was written down; `taken`: the call is not theirs. */
export type RecordedCall = { readonly ok: true } | { readonly ok: false; readonly reason: "not_found" | "taken" };

/** Where a step leads. `tries` counts the calls that nobody has answered before. */
export function afterCall(step: CallStep, tries: number): { state: CallbackState; tries: number } {
  if (step === "reached" || step === "wrong_number") return { state: step, tries };
  if (step === "no_answer") return { state: tries + 1 >= triesMax ? "unreached" : "waiting", tries: tries + 1 };
  return { state: "waiting", tries };
}

/** Records a step. Only who took a call may report on it, so that nobody is called twice at once. */
export async function recordCall(
  { db, clock }: Services,
  given: { callbackId: string; staffId: string; step: CallStep; requestId: string },
): Promise<RecordedCall> {
  const { callbackId, staffId, step } = given;
  return db.transact(async (tx): Promise<RecordedCall> => {
    const callback = await callbackById(tx, callbackId);
    if (callback?.state !== "waiting") return { ok: false, reason: "not_found" };
    const free = callback.assigneeId === null;
    if (step === "take" ? !free && callback.assigneeId !== staffId : callback.assigneeId !== staffId) {
      return { ok: false, reason: "taken" };
    }
    const at = clock.now();
    const { state, tries } = afterCall(step, callback.tries);
    const assigneeId = step === "give_back" || (step === "no_answer" && state === "waiting") ? null : staffId;
    await changeCallback(tx, callbackId, { state, tries, assigneeId, closedAt: state === "waiting" ? null : at });
    await recordAudit(tx, {
      ...{ at, actor: `staff:${staffId}`, category: "repayment", action: `callback.${step}` },
      ...{ object: `callback:${callbackId}`, outcome: state, requestId: given.requestId },
    });
    return { ok: true };
  });
}

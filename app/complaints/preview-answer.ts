import { type Answer, composeAnswer } from "./compose-answer.ts";
import type { DeskGiven } from "./desk-step.ts";
import { complaintFor } from "./handler-access.ts";
import type { ComplaintHouse, Letter } from "./letters.ts";
import { rulesOf } from "./rules.ts";
import { letterKindOf } from "./send-answer.ts";

/** The letter as it would be sent. */
export type Previewed =
  | { readonly ok: true; readonly letter: Letter }
  | { readonly ok: false; readonly reason: string; readonly missing?: readonly string[] };

/** The letter as it would be sent now, from the same composer; nothing is kept or sent. */
export async function previewAnswer(
  services: ComplaintHouse,
  given: Omit<DeskGiven, "version"> & { readonly answer: Answer; readonly early?: boolean },
): Promise<Previewed> {
  const access = await services.db.transact((tx) => complaintFor(tx, services, given.handler, given.complaintId));
  if (!access.ok) return { ok: false, reason: access.reason };
  const { complaint } = access;
  const now = services.clock.now();
  const composed = composeAnswer(
    complaint,
    rulesOf(complaint),
    given.answer,
    given.early ? "early" : letterKindOf(complaint),
    now,
  );
  return composed.ok ? composed : { ok: false, reason: "incomplete", missing: composed.missing };
}

import type { Services } from "#app/services.ts";
import type { Actor } from "./actors.ts";
import type { DeskStep } from "./desk-steps.ts";
import { onCase } from "./desk-steps.ts";
import { endCaseHolds } from "./holds.ts";
import { moveCase } from "./move-case.ts";
import { mayExtend, reviewAt } from "./quiet-time.ts";

type Staff = Extract<Actor, { kind: "staff" }>;

/** Makes the quiet time of a special situation longer, as often as policy lets the desk do it alone. */
export async function extendQuiet(services: Services, by: Staff, caseId: string): Promise<DeskStep> {
  return onCase(services, by, caseId, "own", async (tx, { found, rules }) => {
    if (found.kind !== "special" || !mayExtend(found, rules)) return { ok: false, reason: "wrong_state" };
    const extensions = found.extensions + 1;
    const until = reviewAt({ ...found, extensions }, rules);
    const change = { extensions, reviewAt: until, dueAt: null };
    return moveCase(tx, services, found, { event: "extend", actor: by, change, detail: `times:${extensions}` });
  });
}

/** Ends the quiet time of a special situation: from today on everything counts again, on every loan of the person. */
export async function endQuiet(
  services: Services,
  by: Staff,
  given: { caseId: string; words: string },
): Promise<DeskStep> {
  const note = given.words.trim();
  if (note === "") return { ok: false, reason: "words_missing" };
  return onCase(services, by, given.caseId, "own", async (tx, { found, today }) => {
    if (found.kind !== "special") return { ok: false, reason: "wrong_state" };
    const change = { dueAt: null, reviewAt: null };
    const moved = await moveCase(tx, services, found, { event: "end_quiet", actor: by, change, note });
    if (moved.ok) await endCaseHolds(tx, services, found, today);
    return moved;
  });
}

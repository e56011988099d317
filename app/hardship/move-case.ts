import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { CaseEvent, CaseState } from "#db/schema/hardship.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { type HardshipCase, insertCaseEvent, type NewHardshipCase, updateCase } from "#db/stores/hardship.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { type Actor, actorName, capacities } from "./actors.ts";
import { nextState } from "./states.ts";

/** One thing that happens to a case. */
export interface Step {
  readonly event: CaseEvent;
  readonly actor: Actor;
  /** What else changes in the row of the case. */
  readonly change?: Partial<Omit<NewHardshipCase, "id" | "version" | "loanId" | "borrowerId" | "state">>;
  /** A reason code, an id or a count. */
  readonly detail?: string;
  /** Words from a person; kept sealed. */
  readonly note?: string;
  readonly requestId?: string;
}

/** The state a case has moved to, or why it has not. */
export type Moved =
  | { readonly ok: true; readonly state: CaseState; readonly eventId: string }
  /** `wrong_state`: not possible from where the case stands, or not for this person. */
  | { readonly ok: false; readonly reason: "wrong_state" | "changed_meanwhile" };

type Tools = Pick<Services, "clock" | "ids" | "keyring">;

/** Makes one thing happen to a case: by the table of moves, with its line in the history and in the audit trail. */
export async function moveCase(tx: Queryable, services: Tools, found: HardshipCase, step: Step): Promise<Moved> {
  const to = capacities(step.actor)
    .map((actor) => nextState(found.state, step.event, actor))
    .find((state) => state !== null);
  if (!to) return { ok: false, reason: "wrong_state" };
  if (!(await updateCase(tx, found, { ...step.change, state: to }))) return { ok: false, reason: "changed_meanwhile" };
  const eventId = await tellStory(tx, services, found, found.state, to, step);
  return { ok: true, state: to, eventId };
}

/** Writes a line into the history of a case and into the audit trail. @returns its id */
export async function tellStory(
  tx: Queryable,
  { clock, ids, keyring }: Tools,
  of: Pick<HardshipCase, "id" | "loanId" | "borrowerId">,
  from: CaseState | null,
  to: CaseState,
  step: Pick<Step, "event" | "actor" | "detail" | "note" | "requestId">,
): Promise<string> {
  const at = clock.now();
  const id = ids.ordered(at);
  const seal = step.note === undefined ? null : await personalSeal(tx, keyring, of.borrowerId);
  const { event, detail } = step;
  const actor = step.actor.kind === "borrower" ? "borrower" : actorName(step.actor);
  await insertCaseEvent(tx, {
    ...{ loanId: of.loanId, id, caseId: of.id, at, actor, event, from, to, detail: detail ?? null },
    noteSealed: seal && step.note !== undefined ? seal.seal(notePlace(id), step.note) : null,
  });
  await recordAudit(tx, {
    at,
    actor: actorName(step.actor),
    category: "repayment",
    action: `hardship.${event}`,
    object: `case:${of.id}`,
    outcome: to,
    reason: detail ?? null,
    requestId: step.requestId ?? null,
  });
  return id;
}

/** Where a note of one event belongs: sealed there, it opens nowhere else. */
export const notePlace = (eventId: string) => `hardship_events|note|${eventId}`;

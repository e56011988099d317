import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { caseById, type HardshipCase, queuePage } from "#db/stores/hardship.ts";
import { insertQuestions, questionsOfCase } from "#db/stores/hardship-questions.ts";
import type { Actor } from "./actors.ts";
import { itemsPlace } from "./answer-questions.ts";
import { askBy, protectionUntil, replyBy } from "./case-clock.ts";
import { type CaseContext, contextOf } from "./case-context.ts";
import { moveCase, type Step } from "./move-case.ts";
import type { HardshipHouse } from "./propose-terms.ts";
import type { RefusalCode } from "./refusal-codes.ts";
import { openStates } from "./states.ts";
import { tellBorrower } from "./tell-borrower.ts";

type Staff = Extract<Actor, { kind: "staff" }>;

/** Why a deed of the desk was not done. */
export type DeskRefusal =
  | "not_found"
  /** Somebody else has it. */
  | "taken"
  /** One has to take a case before deciding on it. */
  | "not_yours"
  /** Who said no does not look again. */
  | "another_person"
  | "wrong_state"
  | "changed_meanwhile"
  | "nothing_waits"
  | "asked_enough"
  | "too_late_to_ask"
  | "nothing_asked"
  | "words_missing";

/** Whether a deed of the desk was done. */
export type DeskStep =
  { readonly ok: true; readonly caseId: string } | { readonly ok: false; readonly reason: DeskRefusal };

/** Takes a case nobody has. Of two who try at once, one gets it. */
export async function claimCase(services: Services, by: Staff, caseId: string): Promise<DeskStep> {
  return onCase(services, by, caseId, null, async (tx, { found }) => claim(tx, services, by, found));
}

/** Takes the case that is closest to being late among those nobody has. */
export async function claimNext(services: Services, by: Staff): Promise<DeskStep> {
  return services.db.transact(async (tx): Promise<DeskStep> => {
    const states = openStates.filter((state) => state !== "offered");
    for (const found of await queuePage(tx, { states, unassigned: true }, null, 20)) {
      const claimed = await claim(tx, services, by, found);
      if (claimed.ok) return claimed;
    }
    return { ok: false, reason: "nothing_waits" };
  });
}

async function claim(tx: Queryable, services: Services, by: Staff, found: HardshipCase): Promise<DeskStep> {
  if (found.assigneeId !== null) return { ok: false, reason: "taken" };
  if (found.refusedBy === by.staffId) return { ok: false, reason: "another_person" };
  const change = { assigneeId: by.staffId, assignedAt: services.clock.now() };
  return done(found, await moveCase(tx, services, found, { event: "claim", actor: by, change }));
}

/** Gives a case back to the queue. */
export async function releaseCase(services: Services, by: Staff, caseId: string): Promise<DeskStep> {
  return onCase(services, by, caseId, "own", async (tx, { found }) => {
    // A second look that is given back is still a second look.
    const change = { assigneeId: null, assignedAt: null };
    return done(found, await moveCase(tx, services, found, { event: "release", actor: by, change }));
  });
}

/** Takes a case from a colleague; both names stay in the history. */
export async function takeOver(services: Services, by: Staff, caseId: string): Promise<DeskStep> {
  return onCase(services, by, caseId, null, async (tx, { found }) => {
    if (found.refusedBy === by.staffId) return { ok: false, reason: "another_person" };
    const change = { assigneeId: by.staffId, assignedAt: services.clock.now() };
    const detail = found.assigneeId === null ? {} : { detail: `from:${found.assigneeId}` };
    return done(found, await moveCase(tx, services, found, { event: "take_over", actor: by, change, ...detail }));
  });
}

/** Asks the borrower at most three things, once, while policy lets us ask. The borrower's time runs; ours waits. */
export async function askInformation(
  services: HardshipHouse,
  by: Staff,
  given: { caseId: string; items: readonly string[] },
): Promise<DeskStep> {
  const items = given.items.map((item) => item.trim()).filter((item) => item !== "");
  return onCase(services, by, given.caseId, "own", async (tx, { found, rules, seal }) => {
    const { maxItems, maxRequests } = rules.profile.hardship.informationRequest;
    const now = services.clock.now();
    if (items.length === 0) return { ok: false, reason: "nothing_asked" };
    if (items.length > maxItems || (await questionsOfCase(tx, found.id)).length >= maxRequests) {
      return { ok: false, reason: "asked_enough" };
    }
    if (now >= askBy(found, rules).dueAt) return { ok: false, reason: "too_late_to_ask" };
    const id = services.ids.ordered(now);
    const reply = replyBy({ ...found, informationRequestedAt: now }, rules).dueAt;
    const moved = await moveCase(tx, services, found, {
      ...{ event: "ask", actor: by, detail: id },
      change: { informationRequestedAt: now, clockFrom: now, dueAt: reply },
    });
    if (!moved.ok) return moved;
    await insertQuestions(tx, {
      ...{ id, loanId: found.loanId, caseId: found.id, askedAt: now, askedBy: by.staffId, replyBy: reply },
      itemsSealed: seal.seal(itemsPlace(id), JSON.stringify(items)),
    });
    await tellBorrower(tx, services, found, rules, `ask:${id}`);
    return { ok: true, caseId: found.id };
  });
}

/** Says no, with reasons and what can be done instead. The borrower stays protected for policy's days. */
export async function refuseRequest(
  services: HardshipHouse,
  by: Staff,
  given: { caseId: string; code: RefusalCode; words: string },
): Promise<DeskStep> {
  if (given.words.trim() === "") return { ok: false, reason: "words_missing" };
  return onCase(services, by, given.caseId, "own", async (tx, { found, rules }) => {
    const protectedUntil = protectionUntil(services.clock.now(), rules).dueAt;
    const moved = await moveCase(tx, services, found, {
      ...{ event: "refuse", actor: by, detail: given.code, note: given.words.trim() },
      change: {
        ...{ dueAt: null, refusedBy: by.staffId, refusalReason: given.code, protectedUntil },
        ...{ assigneeId: null, assignedAt: null },
      },
    });
    if (!moved.ok) return moved;
    await tellBorrower(tx, services, found, rules, `refuse:${moved.eventId}`);
    return { ok: true, caseId: found.id };
  });
}

/** Hands a case to the specialists; their clock is the same one. */
export async function escalateCase(
  services: Services,
  by: Staff,
  given: { caseId: string; words: string },
): Promise<DeskStep> {
  return onCase(services, by, given.caseId, null, async (tx, { found }) => {
    const change = { assigneeId: null, assignedAt: null };
    const words = given.words.trim() === "" ? {} : { note: given.words.trim() };
    return done(found, await moveCase(tx, services, found, { event: "escalate", actor: by, change, ...words }));
  });
}

/** A note for colleagues. The borrower may ask to see it one day. */
export async function noteOnCase(
  services: Services,
  by: Staff,
  given: { caseId: string; words: string },
): Promise<DeskStep> {
  const note = given.words.trim();
  if (note === "") return { ok: false, reason: "words_missing" };
  return onCase(services, by, given.caseId, null, async (tx, { found }) => {
    return done(found, await moveCase(tx, services, found, { event: "note", actor: by, note } satisfies Step));
  });
}

type Work = (tx: Queryable, context: CaseContext) => Promise<DeskStep | Awaited<ReturnType<typeof moveCase>>>;

/** Runs a step on a case as it is by then. @param need `own`: only for whoever has it */
export async function onCase(
  services: Services,
  by: Staff,
  caseId: string,
  need: "own" | null,
  work: Work,
): Promise<DeskStep> {
  return services.db.transact(async (tx): Promise<DeskStep> => {
    const found = await caseById(tx, caseId);
    const context = found && (await contextOf(tx, services, found));
    if (!context) return { ok: false, reason: "not_found" };
    if (need === "own" && context.found.assigneeId !== by.staffId) return { ok: false, reason: "not_yours" };
    return done(context.found, await work(tx, context));
  });
}

function done(found: HardshipCase, step: { ok: true } | { ok: false; reason: DeskRefusal }): DeskStep {
  return step.ok ? { ok: true, caseId: found.id } : step;
}

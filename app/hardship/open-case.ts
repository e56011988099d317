import type { HoldKind, SpecialSituation } from "#app/policy/categories.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { type HardshipCase, insertCase } from "#db/stores/hardship.ts";
import type { PersonalSeal } from "#db/stores/hardship-sealed.ts";
import { holdBackQueued } from "#db/stores/hardship-messages.ts";
import type { Loan } from "#db/stores/loans.ts";
import type { Actor } from "./actors.ts";
import { type BudgetItem, budgetPlace } from "./budget.ts";
import { type CaseRules, decideBy } from "./case-clock.ts";
import { startHold } from "./holds.ts";
import { tellStory } from "./move-case.ts";
import { reviewAt } from "./quiet-time.ts";
import { firstState } from "./states.ts";

/** What a case starts with. */
export interface NewCase {
  readonly loan: Loan;
  readonly rules: CaseRules;
  readonly seal: PersonalSeal;
  readonly source: HardshipCase["source"];
  readonly actor: Actor;
  readonly event: keyof typeof firstState;
  readonly situation: SpecialSituation | null;
  readonly hold: HoldKind;
  readonly reason: string;
  readonly wish: string;
  readonly lang: "zh-CN" | "en";
  /** Sealed as JSON. */
  readonly answers: object;
  /** Money in and out, where the person gave it on the way here. */
  readonly budget?: readonly BudgetItem[];
  readonly followsId: string | null;
  /** When relief that is granted at once ends: its last day. */
  readonly reliefUntil: number | null;
  readonly requestId?: string;
}

/**
 * Writes down a new case with everything that must be true from the same moment on: the hold in the ledger, messages
 * that were about to go held back, the date by which we answer, the history and the audit trail.
 */
export async function openCase(
  tx: Queryable,
  services: Pick<Services, "clock" | "ids" | "keyring">,
  given: NewCase,
): Promise<{ caseId: string; reference: string; heldBack: number }> {
  const { loan, rules, situation } = given;
  const now = services.clock.now();
  const id = services.ids.random();
  const day = localDay(now, rules.zone);
  const state = firstState[given.event];
  const facts = { receivedAt: now, informationRequestedAt: null, informationReceivedAt: null };
  const reference = `HS-${new Date(day * 86_400_000).getUTCFullYear()}-${services.ids.random().slice(0, 6).toUpperCase()}`;
  await insertCase(tx, {
    ...{ id, loanId: loan.id, borrowerId: loan.borrowerId, reference, situation, source: given.source, state },
    kind: situation === null ? "hardship" : "special",
    version: 1,
    ...facts,
    clockFrom: now,
    dueAt: state === "active" ? null : decideBy(facts, rules).dueAt,
    reason: given.reason,
    wish: given.wish,
    lang: given.lang,
    answersSealed: given.seal.seal(answersPlace(id), JSON.stringify(given.answers)),
    budgetSealed: given.budget?.length ? given.seal.seal(budgetPlace(id), JSON.stringify(given.budget)) : null,
    reviewAt: situation === null ? null : reviewAt({ situation, receivedAt: now, extensions: 0 }, rules),
    followsId: given.followsId,
    ...(given.reliefUntil === null ? {} : { reliefFrom: day, reliefUntil: given.reliefUntil }),
  });
  await startHold(tx, services, loan.id, { caseId: id, kind: given.hold, profile: rules.profile, day });
  const heldBack = await holdBackQueued(tx, loan.id, given.hold, now);
  const { event, actor, requestId } = given;
  await tellStory(tx, services, { id, loanId: loan.id, borrowerId: loan.borrowerId }, null, state, {
    ...{ event, actor, detail: given.reason },
    ...(requestId === undefined ? {} : { requestId }),
  });
  return { caseId: id, reference, heldBack };
}

/** Where the five answers belong: sealed there, they open nowhere else. */
export const answersPlace = (caseId: string) => `hardship_cases|answers|${caseId}`;

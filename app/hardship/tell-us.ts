import { localDay } from "#app/policy/zones.ts";
import { holdOfSituation, type SpecialSituation } from "#app/policy/categories.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { Services } from "#app/services.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { latestCaseOf, updateCase } from "#db/stores/hardship.ts";
import { holdBackQueued } from "#db/stores/hardship-messages.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { loansOfBorrower } from "#db/stores/loans.ts";
import type { Actor } from "./actors.ts";
import { rulesAt } from "./case-clock.ts";
import { startHold } from "./holds.ts";
import { answersPlace, openCase } from "./open-case.ts";
import { reviewAt } from "./quiet-time.ts";
import { tellStory } from "./move-case.ts";
import { openStates } from "./states.ts";

/** What somebody told us about a special situation. */
export interface Statement {
  readonly situation: SpecialSituation;
  /** Their words; may be empty. */
  readonly words: string | null;
  /** Which way of reaching them is safe, in their words. */
  readonly safeWay: string | null;
  /** Who is telling us. */
  readonly teller: "self" | "family" | "adviser" | "representative";
}

/** The situations that the policies of these loans know, in the policy's order. */
export function situationsFor(profiles: readonly PolicyProfile[]): SpecialSituation[] {
  return [...new Set(profiles.flatMap((profile) => profile.hardship.situations))];
}

/** The case that was opened, or why none was. */
export type Told =
  | { readonly ok: true; readonly caseId: string; readonly reference: string }
  | { readonly ok: false; readonly reason: "no_loan" | "not_here" };

/**
 * A statement is enough: from the same transaction on everything that its kind of hold stops is stopped, on every loan
 * of the person, and a specialist has the case. No proof is asked for first.
 *
 * A request that is open already becomes the specialists' own; nothing is asked twice.
 */
export async function tellUs(
  services: Services,
  given: { borrowerId: string; actor: Actor; statement: Statement; requestId?: string },
): Promise<Told> {
  const { borrowerId, statement, actor } = given;
  return services.db.transact(async (tx): Promise<Told> => {
    const loans = await loansOfBorrower(tx, borrowerId);
    const settings = await borrowerSettings(tx, borrowerId);
    const seal = await personalSeal(tx, services.keyring, borrowerId);
    const [first] = loans;
    if (!first || !settings || !seal) return { ok: false, reason: "no_loan" };
    const now = services.clock.now();
    const day = localDay(now, settings.timeZone);
    const rulesOf = (profile: string) => rulesAt(profile, settings.timeZone, now);
    const { situation } = statement;
    if (!situationsFor(loans.map((loan) => rulesOf(loan.profile).profile)).includes(situation)) {
      return { ok: false, reason: "not_here" };
    }
    const hold = holdOfSituation[situation];
    const requestId = given.requestId === undefined ? {} : { requestId: given.requestId };

    const before = await latestCaseOf(tx, first.id);
    let opened: { caseId: string; reference: string };
    if (before && openStates.includes(before.state)) {
      const said: unknown = JSON.parse(seal.open(answersPlace(before.id), before.answersSealed));
      const answersSealed = seal.seal(answersPlace(before.id), JSON.stringify({ ...Object(said), statement }));
      const quiet = reviewAt({ situation, receivedAt: now, extensions: 0 }, rulesOf(first.profile));
      const change = {
        reviewAt: quiet,
        extensions: 0,
        proofAskedAt: null,
        kind: "special",
        situation,
        reason: situation,
        wish: "special",
        assigneeId: null,
      } as const;
      await updateCase(tx, before, { ...change, assignedAt: null, state: "escalated", answersSealed });
      await tellStory(tx, services, before, before.state, "escalated", {
        ...{ event: "escalate", actor, detail: situation, ...requestId },
      });
      opened = { caseId: before.id, reference: before.reference };
    } else {
      opened = await openCase(tx, services, {
        ...{
          loan: first,
          rules: rulesOf(first.profile),
          seal,
          source: "portal",
          actor,
          event: "escalate",
          situation,
          hold,
        },
        ...{ reason: situation, wish: "special", lang: settings.lang, answers: { statement } },
        ...{ followsId: null, reliefUntil: null, ...requestId },
      });
    }
    // A case that was open has a pause of its own kind already; this situation's goes beside it.
    const holdName = before?.id === opened.caseId ? `${opened.caseId}:${hold}` : opened.caseId;
    for (const loan of loans) {
      const { profile } = rulesOf(loan.profile);
      await startHold(tx, services, loan.id, { caseId: holdName, kind: hold, profile, day });
      await holdBackQueued(tx, loan.id, hold, now);
    }
    return { ok: true, ...opened };
  });
}

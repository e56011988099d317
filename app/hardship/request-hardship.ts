import { standingOf } from "#app/account/standing.ts";
import { toMonthly } from "#app/lending/pay-cycle.ts";
import { readPlanDraft } from "#app/plans/plan-draft.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { deleteDraft, latestCaseOf } from "#db/stores/hardship.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";
import type { Actor } from "./actors.ts";
import { type Answers, finished } from "./answers.ts";
import type { BudgetItem } from "./budget.ts";
import { rulesAt } from "./case-clock.ts";
import { readDraft } from "./draft.ts";
import { endHold } from "./holds.ts";
import { instantDeferral } from "./instant-deferral.ts";
import { openCase } from "./open-case.ts";
import { openStates } from "./states.ts";

/** The case that was opened, or why none was. */
export type HardshipRequest =
  | {
      readonly ok: true;
      readonly caseId: string;
      readonly reference: string;
      /** Messages that were about to go and did not. */
      readonly heldBack: number;
      /** The first day that counts again, when days were given at once; null when a person decides. */
      readonly calmUntil: number | null;
    }
  | { readonly ok: false; readonly reason: "no_loan" | "incomplete" | "already_open" | "nothing_owed" };

/**
 * "I can't pay right now": sends the kept answers. From the same transaction on, reminders and penalties pause, and we
 * owe an answer by a date. Who asks only for a few days gets them at once while the rule allows, without a person.
 *
 * @param given `answers` instead of the draft when staff write down what was said on the phone
 */
export async function requestHardship(
  services: Services,
  given: {
    readonly borrowerId: string;
    readonly loanId: string;
    readonly actor: Actor;
    readonly source: "portal" | "phone" | "plan" | "extension";
    readonly answers?: Answers;
    readonly requestId?: string;
  },
): Promise<HardshipRequest> {
  const { borrowerId, loanId } = given;
  return services.db.transact(async (tx): Promise<HardshipRequest> => {
    const loan = await loanOfBorrower(tx, borrowerId, loanId);
    const settings = loan && (await borrowerSettings(tx, borrowerId));
    const seal = loan && (await personalSeal(tx, services.keyring, borrowerId));
    if (!loan || !settings || !seal) return { ok: false, reason: "no_loan" };
    const answers = given.answers ?? finished(await readDraft(services, tx, borrowerId, loanId));
    if (!answers) return { ok: false, reason: "incomplete" };
    const before = await latestCaseOf(tx, loanId);
    if (before && openStates.includes(before.state)) return { ok: false, reason: "already_open" };
    const rules = rulesAt(loan.profile, settings.timeZone, services.clock.now());
    const day = localDay(services.clock.now(), settings.timeZone);
    const { position } = standingOf(loan, await ledgerOf(tx, loanId), day);
    if (position.payoff.total === 0) return { ok: false, reason: "nothing_owed" };

    const onlyDays = answers.wishes.length === 1 && answers.wishes[0] === "more_days";
    const calmUntil = onlyDays ? await instantDeferral(tx, loanId, rules, day) : null;
    const opened = await openCase(tx, services, {
      ...{ loan, rules, seal, answers, source: given.source, actor: given.actor, situation: null, hold: "hardship" },
      event: calmUntil === null ? "submit" : "grant",
      reason: answers.why[0] ?? "rather_not_say",
      wish: answers.wishes[0] ?? "suggest",
      lang: settings.lang,
      budget: await budgetFromPlan(tx, services, { borrowerId, loanId }),
      followsId: given.source === "extension" ? (before?.id ?? null) : null,
      reliefUntil: calmUntil === null ? null : calmUntil - 1,
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    // The days given at once end by themselves: the end is in the ledger from the start.
    if (calmUntil !== null) await endHold(tx, services, loanId, { caseId: opened.caseId, day: calmUntil });
    await deleteDraft(tx, loanId);
    return { ok: true, ...opened, calmUntil };
  });
}

/** Nothing is asked twice: what somebody told us on the way to a plan comes along. */
async function budgetFromPlan(
  tx: Queryable,
  services: Services,
  of: { borrowerId: string; loanId: string },
): Promise<BudgetItem[]> {
  const { figures } = await readPlanDraft(tx, services, of);
  return (figures ?? []).map(({ code, amount, every }) => {
    return { code, monthly: toMonthly(amount, every), from: "borrower", accepted: null, reason: null };
  });
}

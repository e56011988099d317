import { parseMoney } from "#app/lending/money.ts";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { caseById } from "#db/stores/hardship.ts";
import { type Actor, actorName } from "./actors.ts";
import { type BudgetItem, budgetCodes, budgetOf, budgetPlace, judgementReasons } from "./budget.ts";
import { contextOf } from "./case-context.ts";
import { moveCase } from "./move-case.ts";
import { hashOf } from "./offer-terms.ts";

/** A line of the form as it was typed; an empty amount means that there is no such line. */
export interface JudgedLine {
  readonly code: string;
  readonly amount: string;
  /** `yes`, `no`, or empty while undecided. */
  readonly accepted: string;
  readonly reason: string;
}

/** Whether a judgement of money in and out is kept. */
export type Judged =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason:
        | "not_found"
        | "not_yours"
        | "wrong_state"
        | "changed_meanwhile"
        | "figures_unclear"
        /** Every yes and every no has a reason. */
        | "judgement_reason_missing";
    };

/**
 * Writes down money in and out, item by item with what was accepted and why. The figures are sealed; the trail has who
 * did it and the hash of what stood there before and after.
 */
export async function judgeBudget(
  services: Services,
  by: Extract<Actor, { kind: "staff" }>,
  given: { caseId: string; lines: readonly JudgedLine[]; requestId?: string },
): Promise<Judged> {
  return services.db.transact(async (tx): Promise<Judged> => {
    const found = await caseById(tx, given.caseId);
    const context = found && (await contextOf(tx, services, found));
    if (!found || !context) return { ok: false, reason: "not_found" };
    if (found.assigneeId !== by.staffId) return { ok: false, reason: "not_yours" };
    const { seal, loan } = context;
    const before = budgetOf(seal, found);
    const items: BudgetItem[] = [];
    for (const line of given.lines.filter(({ amount }) => amount.trim() !== "")) {
      const read = itemOf(line, before, loan.contract.currency);
      if (typeof read === "string") return { ok: false, reason: read };
      items.push(read);
    }
    const moved = await moveCase(tx, services, found, {
      ...{ event: "judge", actor: by, detail: `items:${items.length}` },
      change: { budgetSealed: seal.seal(budgetPlace(found.id), JSON.stringify(items)) },
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    if (!moved.ok) return moved;
    const count = (accepted: boolean | null) => items.filter((item) => item.accepted === accepted).length;
    await recordAudit(tx, {
      ...{ at: services.clock.now(), actor: actorName(by), category: "repayment", action: "hardship.budget" },
      ...{ object: `case:${found.id}`, outcome: "judged" },
      reason: `accepted=${count(true)},refused=${count(false)},open=${count(null)}`,
      before: hashOf(JSON.stringify(before)),
      after: hashOf(JSON.stringify(items)),
    });
    return { ok: true };
  });
}

function itemOf(
  line: JudgedLine,
  before: readonly BudgetItem[],
  currency: string,
): BudgetItem | "figures_unclear" | "judgement_reason_missing" {
  const code = budgetCodes.find((each) => each === line.code);
  const monthly = parseMoney(line.amount.replaceAll(",", ""), currency);
  if (!code || monthly === null || monthly < 0) return "figures_unclear";
  const accepted = line.accepted === "yes" ? true : line.accepted === "no" ? false : null;
  const reason = judgementReasons.find((each) => each === line.reason) ?? null;
  if (accepted !== null && reason === null) return "judgement_reason_missing";
  const same = before.find((item) => item.code === code && item.monthly === monthly);
  return { code, monthly, from: same?.from ?? "desk", accepted, reason: accepted === null ? null : reason };
}

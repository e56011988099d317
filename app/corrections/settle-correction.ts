import { standingOf } from "#app/account/standing.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import { requireRole } from "#app/staff/require-role.ts";
import type { StaffSession } from "#app/staff/staff-session.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { CorrectionObstacle } from "#db/schema/corrections.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { type Correction, correctionById, settleCorrectionRow } from "#db/stores/corrections.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import { askerHash } from "./ask-correction.ts";

/** Why a correction is not settled. */
export type CorrectionRefusal =
  | "not_found"
  | "not_allowed"
  | "second_factor_needed"
  /** Who asked does not carry it out. */
  | "own_request"
  | "already_settled"
  /** Outside the ledger it is done with the number of the transfer or the report. */
  | "proof_needed"
  /** Less of it is owed than should be taken off. */
  | "more_than_owed";

/** Whether a correction is settled. */
export type CorrectionSettled = { readonly ok: true } | { readonly ok: false; readonly reason: CorrectionRefusal };

/** Where the words of a proof belong: sealed there, they open nowhere else. */
export const correctionProofPlace = (id: string) => `corrections|proof|${id}`;

/** What the desk says of it. */
export type CorrectionWord =
  | { readonly outcome: "done"; readonly proof: string }
  | { readonly outcome: "cannot"; readonly obstacle: CorrectionObstacle };

/**
 * Carries out a correction exactly as asked, or says why it cannot be done. Fees and penalty interest are taken off in
 * the ledger in the same transaction; money paid back, records and contact are settled elsewhere and noted with a number.
 */
export async function settleCorrection(
  services: Services,
  given: {
    readonly staff: Pick<StaffSession, "staffId" | "roles" | "secondFactorAt">;
    readonly correctionId: string;
    readonly word: CorrectionWord;
    readonly requestId?: string;
  },
): Promise<CorrectionSettled> {
  const { db, keyring, clock } = services;
  const { staff, word } = given;
  const now = clock.now();
  const allowed = requireRole(staff, "correction.work", { now });
  if (!allowed.ok) return allowed;
  return db.transact(async (tx): Promise<CorrectionSettled> => {
    const found = await correctionById(tx, given.correctionId);
    if (!found) return { ok: false, reason: "not_found" };
    if (found.settledAt !== null) return { ok: false, reason: "already_settled" };
    if (found.notBy.includes(askerHash(keyring, found.id, staff.staffId))) return { ok: false, reason: "own_request" };
    const done =
      word.outcome === "done" ? await carryOut(tx, services, found, word.proof.trim()) : { ok: true as const };
    if (!done.ok) return done;
    const settled = await settleCorrectionRow(tx, found, {
      ...{ outcome: word.outcome, obstacle: word.outcome === "cannot" ? word.obstacle : null },
      ...{ settledAt: now, settledBy: staff.staffId, proofSealed: done.proofSealed ?? null },
    });
    if (!settled) return { ok: false, reason: "already_settled" };
    await recordAudit(tx, {
      ...{ at: now, actor: `staff:${staff.staffId}`, category: "repayment", action: "correction.settle" },
      ...{ object: `correction:${found.id}`, outcome: word.outcome, requestId: given.requestId ?? null },
      reason: word.outcome === "cannot" ? word.obstacle : null,
    });
    return { ok: true };
  });
}

async function carryOut(
  tx: Queryable,
  { keyring, clock, ids }: Services,
  found: Correction,
  proof: string,
): Promise<{ ok: true; proofSealed?: Buffer } | { ok: false; reason: CorrectionRefusal }> {
  const loan = await loanById(tx, found.loanId);
  const settings = loan && (await borrowerSettings(tx, loan.borrowerId));
  if (!loan || !settings) return { ok: false, reason: "not_found" };
  const component = { waive_fees: "fee", waive_penalty: "penalty" } as const;
  if (found.kind !== "waive_fees" && found.kind !== "waive_penalty") {
    const seal = await personalSeal(tx, keyring, loan.borrowerId);
    if (proof === "" || !seal) return { ok: false, reason: "proof_needed" };
    return { ok: true, proofSealed: seal.seal(correctionProofPlace(found.id), proof) };
  }
  const part = component[found.kind];
  const amount = found.amount ?? 0;
  const today = localDay(clock.now(), settings.timeZone);
  const { position } = standingOf(loan, await ledgerOf(tx, loan.id), today);
  const owed = position.instalments.reduce((sum, row) => sum + row.outstanding[part], 0);
  if (amount > owed) return { ok: false, reason: "more_than_owed" };
  const now = clock.now();
  const waiver: Entry = {
    ...{ kind: "waiver", id: ids.ordered(now), effective: today, enteredAt: now, component: part, amount },
  };
  await appendEntry(tx, loan.id, waiver, found.key, now);
  return { ok: true };
}

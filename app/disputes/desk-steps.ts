import { localDay } from "#app/policy/zones.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { askCorrection } from "#app/corrections/ask-correction.ts";
import type { Services } from "#app/services.ts";
import { approve } from "#app/staff/approvals/decide-approval.ts";
import { requestApproval } from "#app/staff/approvals/request-approval.ts";
import { useApproval } from "#app/staff/approvals/use-approval.ts";
import { may } from "#app/staff/require-role.ts";
import type { StaffSession } from "#app/staff/staff-session.ts";
import type { Queryable } from "#db/engine/database.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { type Dispute, disputeById } from "#db/stores/disputes.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { filesOfDispute } from "#db/stores/disputes-files.ts";
import { liveLinks, revokeLink } from "#db/stores/links.ts";
import { type Loan, loanById } from "#db/stores/loans.ts";
import { amountOf, type Correction, correctionTerms, entryOf, whyNotCorrection } from "./corrections.ts";
import { endDisputeHold } from "./holds.ts";
import { type DisputeMove, moveDispute } from "./move-dispute.ts";
import { disputeReasonsPlace } from "./statement.ts";

/** As much of a session as a decision on a dispute needs. */
export type DisputeStaff = Pick<StaffSession, "staffId" | "roles" | "secondFactorAt">;

/** What every deed at the desk brings: who, which dispute, and the version that was on the page. */
export interface DisputeGiven {
  readonly staff: DisputeStaff;
  readonly disputeId: string;
  readonly version: number;
  readonly requestId?: string;
}

/** Whether a deed at the desk was done. */
export type DisputeDeed = { readonly ok: true } | { readonly ok: false; readonly reason: string };

interface Found {
  readonly dispute: Dispute;
  readonly loan: Loan;
  /** The borrower's date. */
  readonly today: number;
}

type Plan = Omit<DisputeMove, "by" | "requestId"> | { readonly ok: false; readonly reason: string };

async function deed(
  services: Services,
  given: DisputeGiven,
  plan: (found: Found, tx: Queryable) => Plan | Promise<Plan>,
  after?: (found: Found, tx: Queryable) => Promise<void>,
): Promise<DisputeDeed> {
  if (!may(given.staff.roles, "dispute.work")) return { ok: false, reason: "not_allowed" };
  return services.db.transact(async (tx): Promise<DisputeDeed> => {
    const dispute = await disputeById(tx, given.disputeId);
    const loan = dispute && (await loanById(tx, dispute.loanId));
    const settings = dispute && (await borrowerSettings(tx, dispute.borrowerId));
    if (!dispute || !loan || !settings) return { ok: false, reason: "not_found" };
    if (dispute.version !== given.version) return { ok: false, reason: "changed" };
    const found = { dispute, loan, today: localDay(services.clock.now(), settings.timeZone) };
    const planned = await plan(found, tx);
    if ("ok" in planned) return planned;
    const moved = await moveDispute(tx, services, dispute, {
      ...planned,
      by: { kind: "staff", staffId: given.staff.staffId },
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    if (!moved.ok) return moved;
    await after?.(found, tx);
    return { ok: true };
  });
}

/** Takes a dispute to check it. */
export async function claimDispute(services: Services, given: DisputeGiven): Promise<DisputeDeed> {
  return deed(services, given, () => ({ event: "claim", change: { assigneeId: given.staff.staffId } }));
}

/** Asks the borrower something; they answer on their page. Our date stays. */
export async function askAboutDispute(
  services: Services,
  given: DisputeGiven & { text: string },
): Promise<DisputeDeed> {
  const note = given.text.trim();
  return note === "" ? { ok: false, reason: "nothing_said" } : deed(services, given, () => ({ event: "ask", note }));
}

/** Writes something into the history that only the desk sees. */
export async function noteOnDispute(services: Services, given: DisputeGiven & { text: string }): Promise<DisputeDeed> {
  const note = given.text.trim();
  return note === "" ? { ok: false, reason: "nothing_said" } : deed(services, given, () => ({ event: "note", note }));
}

/**
 * Answers a dispute without changing the ledger: what we hold is right (`verify`), the objection does not stand
 * (`reject`), or it is not this person's debt (`not_the_borrower`: their links close and contact stays stopped). The
 * reasons go to the borrower; an answer without reasons does not exist. The hold ends the day after.
 */
export async function answerDispute(
  services: Services,
  given: DisputeGiven & { outcome: "verify" | "reject" | "not_the_borrower"; reasons: string },
): Promise<DisputeDeed> {
  const reasons = given.reasons.trim();
  if (reasons === "") return { ok: false, reason: "nothing_said" };
  return deed(
    services,
    given,
    async ({ dispute }, tx) => {
      const seal = await personalSeal(tx, services.keyring, dispute.borrowerId);
      if (!seal) return { ok: false, reason: "not_found" };
      // Within the validation period collecting goes on only after proof was sent (12 CFR 1006.38).
      const proof = (await filesOfDispute(tx, dispute.id)).some(({ uploadedBy }) => uploadedBy !== "borrower");
      if (dispute.inValidation && given.outcome !== "not_the_borrower" && !proof) {
        return { ok: false, reason: "proof_needed" };
      }
      return {
        event: given.outcome,
        change: {
          reasonsSealed: seal.seal(disputeReasonsPlace(dispute.id), reasons),
          ...{ decidedAt: services.clock.now(), decidedBy: given.staff.staffId },
        },
      };
    },
    async ({ dispute, today }, tx) => {
      if (given.outcome === "not_the_borrower") {
        const now = services.clock.now();
        for (const link of await liveLinks(tx, dispute.borrowerId, now)) {
          await revokeLink(tx, link.tokenHash, "wrong_number", now);
        }
        return;
      }
      await endDisputeHold(tx, services, { loanId: dispute.loanId, disputeId: dispute.id, day: today + 1 });
    },
  );
}

/** Proposes what to put right in the ledger. Another person agrees before anything is posted. */
export async function proposeCorrection(
  services: Services,
  given: DisputeGiven & { correction: Correction; reasons: string },
): Promise<DisputeDeed> {
  const reasons = given.reasons.trim();
  const { correction } = given;
  if (reasons === "") return { ok: false, reason: "nothing_said" };
  return deed(services, given, async ({ dispute, loan, today }, tx) => {
    const entries = await ledgerOf(tx, loan.id);
    const refusal = whyNotCorrection(correction, entries, today);
    if (refusal !== null) return { ok: false, reason: refusal };
    const seal = await personalSeal(tx, services.keyring, dispute.borrowerId);
    if (!seal) return { ok: false, reason: "not_found" };
    const minor = amountOf(correction, entries);
    const { currency } = loan.contract;
    const asked = await requestApproval(tx, services, given.staff, {
      ...{ kind: kindOf(correction), subject: `dispute:${dispute.id}`, loanId: loan.id, borrowerId: loan.borrowerId },
      ...{ reason: "dispute", terms: correctionTerms(dispute.id, correction) },
      amount: correction.kind === "record" ? null : { minor, currency },
      beyondApprover: minor > (profileFor(loan.profile, today).authority.approver.waiverMaxMinor ?? Infinity),
    });
    if (!asked.ok) return asked;
    return {
      event: "propose",
      change: {
        ...{ approvalId: asked.approvalId, correction: JSON.stringify(correction) },
        reasonsSealed: seal.seal(disputeReasonsPlace(dispute.id), reasons),
      },
    };
  });
}

/**
 * Agrees to a proposed correction and posts it in the same transaction: the entry, the outcome, the end of the hold. An
 * agreement given elsewhere on the desk is carried out the same way. Never by the one who proposed it.
 */
export async function carryOutCorrection(
  services: Services,
  given: DisputeGiven & { termsHash: string },
): Promise<DisputeDeed> {
  let posted: Correction | null = null;
  return deed(
    services,
    given,
    async ({ dispute, loan, today }, tx) => {
      const stored = dispute.approvalId === null ? null : await approvalById(tx, dispute.approvalId);
      if (!stored || dispute.correction === null) return { ok: false, reason: "not_possible" };
      const correction = JSON.parse(dispute.correction) as Correction;
      const refusal = whyNotCorrection(correction, await ledgerOf(tx, loan.id), today);
      if (refusal !== null) return { ok: false, reason: refusal };
      if (stored.status === "pending") {
        const decided = await approve(tx, services, given.staff, { approvalId: stored.id, termsHash: given.termsHash });
        if (!decided.ok) return decided;
      }
      const used = await useApproval(tx, services, `staff:${given.staff.staffId}`, {
        ...{ approvalId: stored.id, kind: kindOf(correction), subject: `dispute:${dispute.id}` },
        terms: correctionTerms(dispute.id, correction),
      });
      if (!used.ok) return used;
      posted = correction;
      return { event: "correct", change: { decidedAt: services.clock.now(), decidedBy: given.staff.staffId } };
    },
    async ({ dispute, loan, today }, tx) => {
      if (!posted) throw new Error("A dispute was corrected with nothing.");
      const now = services.clock.now();
      const entry = entryOf(posted, { id: services.ids.ordered(now), today, now });
      if (entry) await appendEntry(tx, loan.id, entry, `dispute:${dispute.id}:correction`, now);
      else {
        const record = { loanId: loan.id, kind: "credit_record", amount: null, currency: null } as const;
        await askCorrection(tx, services, { ...record, notBy: [given.staff.staffId] });
      }
      await endDisputeHold(tx, services, { loanId: loan.id, disputeId: dispute.id, day: today + 1 });
    },
  );
}

/** The proposal does not go through: back to checking. */
export async function sendBackCorrection(
  services: Services,
  given: DisputeGiven & { text: string },
): Promise<DisputeDeed> {
  const note = given.text.trim();
  if (note === "") return { ok: false, reason: "nothing_said" };
  return deed(services, given, () => ({
    ...{ event: "send_back", note },
    change: { approvalId: null, correction: null, reasonsSealed: null },
  }));
}

function kindOf(correction: Correction): "waiver" | "ledger_adjustment" {
  return correction.kind === "waiver" ? "waiver" : "ledger_adjustment";
}

import { standingOf } from "#app/account/standing.ts";
import { type Status, statusOf } from "#app/account/status.ts";
import { localDay } from "#app/policy/zones.ts";
import { may } from "#app/staff/require-role.ts";
import { recordRead } from "#db/stores/audit.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById, loanByNo } from "#db/stores/loans.ts";
import { actorOf, type DeskGiven, deskStep, type DeskStep } from "./desk-step.ts";
import { complaintFor } from "./handler-access.ts";
import type { ComplaintHouse } from "./letters.ts";
import { moveComplaint } from "./move-complaint.ts";
import { clockColumns } from "./rules.ts";
import type { LookUpPurpose } from "./look-up-purposes.ts";

/** What the complaints team sees of an account: figures and dates, nothing that names or reaches the person. */
export interface AccountSlice {
  readonly loanNo: string;
  readonly currency: string;
  readonly profile: string;
  readonly status: Status;
  readonly upToDate: number;
  readonly total: number;
  readonly fees: number;
  readonly penalty: number;
  /** The last movements: kind, day, amount. */
  readonly movements: readonly { readonly kind: string; readonly day: number; readonly amount: number | null }[];
}

/** Ties a complaint to the account it is about, by the number the person gave. The account's rules apply from then on. */
export async function linkAccount(
  services: ComplaintHouse,
  given: DeskGiven & { readonly loanNo: string },
): Promise<DeskStep> {
  return deskStep(services, given, async (complaint, tx) => {
    const loan = await loanByNo(tx, given.loanNo.trim());
    const settings = loan && (await borrowerSettings(tx, loan.borrowerId));
    if (!loan || !settings) return { ok: false, reason: "not_found" };
    const ruled = { profile: loan.profile, zone: settings.timeZone };
    // Another profile's stages are not this one's: an extended complaint starts again at its first stage.
    const fresh = { ...complaint, ...ruled, stage: "standard" as const };
    return {
      ...{ event: "note", detail: "account_linked", shown: false },
      change: {
        ...{ ...ruled, stage: "standard", borrowerId: loan.borrowerId, loanId: loan.id },
        ...{ product: loan.contract.product.id, ...clockColumns(fresh) },
      },
    };
  });
}

/** The part of the account that a purpose needs. */
export type LookedUp =
  | { readonly ok: true; readonly slice: AccountSlice }
  | { readonly ok: false; readonly reason: "not_found" | "not_allowed" | "conflict" | "no_account" };

/**
 * Shows the account of a complaint for one purpose. That somebody looked, at what and why, is in the history and in the
 * audit trail before they see it.
 */
export async function lookUpAccount(
  services: ComplaintHouse,
  given: Omit<DeskGiven, "version"> & { readonly purpose: LookUpPurpose },
): Promise<LookedUp> {
  const { handler, purpose } = given;
  if (!may(handler.roles, "account.slice")) return { ok: false, reason: "not_allowed" };
  return services.db.transact(async (tx): Promise<LookedUp> => {
    const access = await complaintFor(tx, services, handler, given.complaintId);
    if (!access.ok) return { ok: false, reason: access.reason };
    const { complaint } = access;
    const loan = complaint.loanId === null ? null : await loanById(tx, complaint.loanId);
    const settings = loan && (await borrowerSettings(tx, loan.borrowerId));
    if (!loan || !settings) return { ok: false, reason: "no_account" };
    const at = services.clock.now();
    await recordRead(tx, {
      ...{ at, actor: `staff:${handler.staffId}`, category: "complaint", object: `loan:${loan.id}`, part: "account" },
      ...{ reason: purpose, requestId: given.requestId ?? null },
    });
    await moveComplaint(tx, services, complaint, {
      ...{ event: "look_up", actor: actorOf(handler), detail: purpose, shown: false },
    });
    const entries = await ledgerOf(tx, loan.id);
    const { position } = standingOf(loan, entries, localDay(at, settings.timeZone));
    const outstanding = (component: "fee" | "penalty") =>
      position.instalments.reduce((sum, row) => sum + row.outstanding[component], 0);
    return {
      ok: true,
      slice: {
        ...{ loanNo: loan.loanNo, currency: position.currency, profile: loan.profile, status: statusOf(position) },
        ...{ upToDate: position.upToDate, total: position.payoff.total },
        ...{ fees: outstanding("fee"), penalty: outstanding("penalty") },
        movements: entries
          .filter(({ kind }) => kind === "payment" || kind === "charge" || kind === "waiver" || kind === "adjustment")
          .slice(-12)
          .map((entry) => ({
            kind: entry.kind,
            day: entry.effective,
            amount: "amount" in entry ? entry.amount : null,
          })),
      },
    };
  });
}

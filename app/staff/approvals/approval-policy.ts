import { type ApprovalKind } from "#db/schema/approvals.ts";
import { type StaffRole } from "#db/schema/staff.ts";

/** The largest amount per currency in minor units; a currency that is not named has a limit of nothing. */
export type AmountLimit = Readonly<Record<string, number>>;

export interface KindPolicy {
  /** Who may ask for it. */
  readonly request: readonly StaffRole[];
  /** Who may approve or refuse it, never the one who asked. */
  readonly approve: readonly StaffRole[];
  /** What each role may ask for; absent for no limit. Somebody with several roles has the highest of their limits. */
  readonly requestUpTo?: Readonly<Partial<Record<StaffRole, AmountLimit>>>;
  readonly approveUpTo?: Readonly<Partial<Record<StaffRole, AmountLimit>>>;
  /** Belongs to the complaint log: nobody else sees that it exists. */
  readonly complaint?: true;
}

const repayment = { request: ["agent", "approver"], approve: ["approver"] } as const;
const house = { request: ["admin"], approve: ["admin"] } as const;
const complaint = { request: ["complaints"], approve: ["complaints"], complaint: true } as const;

const small: AmountLimit = { CNY: 500_000, USD: 50_000, GBP: 50_000, AUD: 100_000, EUR: 50_000 };
const medium: AmountLimit = { CNY: 5_000_000, USD: 700_000, GBP: 600_000, AUD: 1_000_000, EUR: 700_000 };
const large: AmountLimit = { CNY: 50_000_000, USD: 7_000_000, GBP: 6_000_000, AUD: 10_000_000, EUR: 7_000_000 };

/**
 * Who may ask for what and who may agree to it. Amounts are what the lender gives up or pays out; above the limits
 * the decision is not one for this desk.
 */
export const approvalPolicy: Readonly<Record<ApprovalKind, KindPolicy>> = {
  refund: { ...repayment, requestUpTo: { agent: medium }, approveUpTo: { approver: large } },
  waiver: { ...repayment, requestUpTo: { agent: small }, approveUpTo: { approver: medium } },
  ledger_adjustment: { ...repayment, requestUpTo: { agent: small }, approveUpTo: { approver: medium } },
  hardship_terms: { ...repayment, requestUpTo: { agent: medium }, approveUpTo: { approver: large } },
  settlement: { ...repayment, requestUpTo: { agent: medium }, approveUpTo: { approver: large } },
  write_off: { ...repayment, request: ["approver"], approveUpTo: { approver: large } },
  plan_outside_policy: repayment,
  contact_change: repayment,
  data_export: { request: ["admin", "auditor"], approve: ["admin"] },
  data_erasure: house,
  complaint_extension: complaint,
  complaint_redress: { ...complaint, approveUpTo: { complaints: medium } },
  role_change: house,
  second_factor_reset: house,
  password_reset: house,
  policy_change: house,
};

/** What is asked about, as far as the limits care. */
export interface Asked {
  readonly kind: ApprovalKind;
  readonly amount: { readonly minor: number; readonly currency: string } | null;
}

/** The same, of a stored request. */
export function askedIn(stored: { kind: ApprovalKind; amount: number | null; currency: string | null }): Asked {
  const { kind, amount, currency } = stored;
  return { kind, amount: amount === null || currency === null ? null : { minor: amount, currency } };
}

/** Whether these roles may ask for or approve it. */
export function withinAuthority(
  roles: readonly StaffRole[],
  step: "request" | "approve",
  asked: Asked,
): { readonly ok: true } | { readonly ok: false; readonly reason: "not_allowed" | "above_limit" } {
  const policy = approvalPolicy[asked.kind];
  const holders = roles.filter((role) => policy[step].includes(role));
  if (holders.length === 0) return { ok: false, reason: "not_allowed" };
  const limits = step === "request" ? policy.requestUpTo : policy.approveUpTo;
  const { amount } = asked;
  const within = (role: StaffRole) => {
    const limit = limits?.[role];
    return amount === null || limit === undefined || amount.minor <= (limit[amount.currency] ?? 0);
  };
  return holders.some(within) ? { ok: true } : { ok: false, reason: "above_limit" };
}

/** The kinds that somebody with these roles may see: their own room's. */
export function kindsFor(roles: readonly StaffRole[]): ApprovalKind[] {
  return (Object.keys(approvalPolicy) as ApprovalKind[]).filter((kind) => {
    const policy = approvalPolicy[kind];
    return roles.some((role) => policy.request.includes(role) || policy.approve.includes(role));
  });
}

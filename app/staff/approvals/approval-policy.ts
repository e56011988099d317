import type { ApprovalKind } from "#db/schema/approvals.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import type { Approval } from "#db/stores/approvals.ts";

/** The largest amount per currency in minor units; a currency that is not named has a limit of nothing. */
export type AmountLimit = Readonly<Record<string, number>>;

/** Who may ask for one kind of thing, and who may agree to it. */
export interface KindPolicy {
  /** Who may ask for it. */
  readonly request: readonly StaffRole[];
  /** Who may approve or refuse it, never the one who asked. */
  readonly approve: readonly StaffRole[];
  /** What each role may ask for; absent for no limit. Somebody with several roles has the highest of their limits. */
  readonly requestUpTo?: Readonly<Partial<Record<StaffRole, AmountLimit>>>;
  readonly approveUpTo?: Readonly<Partial<Record<StaffRole, AmountLimit>>>;
  /** Who approves what is above the limits, or beyond an approver by the loan's policy profile; absent for nobody. */
  readonly approveBeyond?: readonly StaffRole[];
  /** Belongs to the complaint log: nobody else sees that it exists. */
  readonly complaint?: true;
}

const repayment = { request: ["agent", "approver"], approve: ["approver"], approveBeyond: ["admin"] } as const;
const house = { request: ["admin"], approve: ["admin"] } as const;
const complaint = { request: ["complaints"], approve: ["complaints"], complaint: true } as const;

const small: AmountLimit = { CNY: 500_000, USD: 50_000, GBP: 50_000, AUD: 100_000, EUR: 50_000 };
const medium: AmountLimit = { CNY: 5_000_000, USD: 700_000, GBP: 600_000, AUD: 1_000_000, EUR: 700_000 };
const large: AmountLimit = { CNY: 50_000_000, USD: 7_000_000, GBP: 6_000_000, AUD: 10_000_000, EUR: 7_000_000 };

/**
 * Who may ask for what and who may agree to it. Amounts are what the lender gives up or pays out. These are the
 * limits of the house for every loan; a loan's own policy profile may be stricter, which the request then says
 * (`beyondApprover`). An admin decides nothing else of the repayment side than what is above both.
 */
export const approvalPolicy: Readonly<Record<ApprovalKind, KindPolicy>> = {
  refund: { ...repayment, requestUpTo: { agent: medium }, approveUpTo: { approver: large } },
  parked_money: { ...repayment, requestUpTo: { agent: medium }, approveUpTo: { approver: large } },
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
  staff_return: house,
  policy_change: house,
};

/** What is asked about, as far as the limits care. */
export interface Asked {
  readonly kind: ApprovalKind;
  readonly amount: { readonly minor: number; readonly currency: string } | null;
  /** The loan's policy profile leaves it to the role above the approver. */
  readonly beyondApprover?: boolean;
}

/** The same, of a stored request. */
export function askedIn(stored: Approval): Asked {
  const { kind, amount, currency, beyondApprover } = stored;
  return { kind, amount: amount === null || currency === null ? null : { minor: amount, currency }, beyondApprover };
}

/** Whether these roles may ask for or approve it. */
export function withinAuthority(
  roles: readonly StaffRole[],
  step: "request" | "approve",
  asked: Asked,
): { readonly ok: true } | { readonly ok: false; readonly reason: "not_allowed" | "above_limit" } {
  const policy = approvalPolicy[asked.kind];
  const limits = step === "request" ? policy.requestUpTo : policy.approveUpTo;
  const beyond = step === "approve" && (asked.beyondApprover ?? false);
  const within = (role: StaffRole) => !beyond && isUpTo(asked.amount, limits?.[role]);
  if (roles.some((role) => policy[step].includes(role) && within(role))) return { ok: true };
  const tooMuchForAll = !policy[step].some(within);
  const above = step === "approve" ? (policy.approveBeyond ?? []) : [];
  if (tooMuchForAll && roles.some((role) => above.includes(role))) return { ok: true };
  return { ok: false, reason: roles.some((role) => policy[step].includes(role)) ? "above_limit" : "not_allowed" };
}

function isUpTo(amount: Asked["amount"], limit: AmountLimit | undefined): boolean {
  return amount === null || limit === undefined || amount.minor <= (limit[amount.currency] ?? 0);
}

/** The kinds that somebody with these roles may see: their own room's. */
export function kindsFor(roles: readonly StaffRole[]): ApprovalKind[] {
  return (Object.keys(approvalPolicy) as ApprovalKind[]).filter((kind) => {
    const policy = approvalPolicy[kind];
    const insiders = [...policy.request, ...policy.approve, ...(policy.approveBeyond ?? [])];
    return roles.some((role) => insiders.includes(role));
  });
}

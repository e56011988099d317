import type { StaffRole } from "#db/schema/staff-roles.ts";
import { type Permission, permissions } from "./permissions.ts";

/** How long a second factor counts as fresh, for approvals and everything that is hard to take back. */
export const freshFactorMs = 5 * 60_000;

/** Whether somebody may do a thing now. */
export type Allowance =
  | { readonly ok: true }
  /** `second_factor_needed`: may do it after showing the second factor again. */
  | { readonly ok: false; readonly reason: "not_allowed" | "second_factor_needed" };

/** Whether any of these roles holds the permission. */
export function may(roles: readonly StaffRole[], permission: Permission): boolean {
  const holders: readonly StaffRole[] = permissions[permission];
  return roles.some((role) => holders.includes(role));
}

/** Whether the second factor was shown within the last five minutes. @param now unix milliseconds */
export function isFresh(session: { readonly secondFactorAt: number }, now: number): boolean {
  return now - session.secondFactorAt <= freshFactorMs;
}

/**
 * The policy every staff page and deed asks first.
 *
 * @param fresh the instant to hold the second factor against, for deeds that need a fresh one; null for the others
 */
export function requireRole(
  session: { readonly roles: readonly StaffRole[]; readonly secondFactorAt: number },
  permission: Permission,
  fresh: { readonly now: number } | null = null,
): Allowance {
  if (!may(session.roles, permission)) return { ok: false, reason: "not_allowed" };
  if (fresh && !isFresh(session, fresh.now)) return { ok: false, reason: "second_factor_needed" };
  return { ok: true };
}

import type { Keyring } from "#db/engine/keyring.ts";
import type { Limit } from "#db/stores/limits.ts";
import type { Backoff } from "#db/stores/staff-throttles.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A login as it is looked up: people type capitals and spaces around it. */
export function normaliseLogin(login: string): string {
  return login.normalize("NFC").trim().toLowerCase();
}

/** A login as the throttles and the audit trail name it, also when nobody has it. */
export function loginMark(keyring: Keyring, login: string): string {
  return keyring.index("staff-login", normaliseLogin(login)).slice(0, 32);
}

/** Passwords: five tries, then a minute, doubling up to a quarter of an hour. Never for ever, or anybody could lock anybody out. */
export function passwordTries(keyring: Keyring, login: string): Backoff {
  return {
    key: `password|${loginMark(keyring, login)}`,
    free: 5,
    firstWaitMs: minute,
    maxWaitMs: 15 * minute,
    forgetMs: day,
  };
}

/** Six digits are few: five tries, then a quarter of an hour, doubling up to a day; a hundred in a row end it (NIST SP 800-63B). */
export function codeTries(staffId: string): Backoff {
  return {
    key: `code|${staffId}`,
    free: 5,
    firstWaitMs: 15 * minute,
    maxWaitMs: day,
    forgetMs: 30 * day,
    endAfter: 100,
  };
}

/** Twenty failures an hour from one address. */
export function addressTries(keyring: Keyring, address: string): Limit {
  return { key: `staff-address|${keyring.index("address", address)}`, max: 20, windowMs: hour };
}

import parsePhoneNumber from "libphonenumber-js";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import type { BorrowerLang } from "#db/stores/borrowers.ts";
import { insertCallback } from "#db/stores/callbacks.ts";
import { type Limit, take } from "#db/stores/limits.ts";
import { callWindows } from "./call-windows.ts";

const hourMs = 60 * 60_000;

const callsPerSubject = (subject: string): Limit => ({ key: `callback:${subject}`, max: 4, windowMs: 7 * 24 * hourMs });
const callsPerAddress = (address: string): Limit => ({ key: `callback-address:${address}`, max: 5, windowMs: hourMs });

/** Whom to call: the person behind a session, at the number on file, or whoever typed a number. */
export type Caller =
  { readonly kind: "borrower"; readonly borrowerId: string } | { readonly kind: "typed"; readonly phone: string };

/** Whether a call is booked; `window_gone`: that time is not offered any more. */
export type CallbackRequest =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "no_number" | "window_gone" | "already_waiting" | "too_many" };

/**
 * Writes down a call that was asked for. A person waits for one call at a time; a typed number may belong to anybody,
 * so the answer says nothing about whether we know it.
 *
 * @param given.fromAt start of a window from `callWindows`, unix milliseconds
 * @param given.zone IANA zone of the desk
 */
export async function requestCallback(
  { db, keyring, clock, ids }: Services,
  given: { caller: Caller; fromAt: number; lang: BorrowerLang; address: string; zone: string; requestId?: string },
): Promise<CallbackRequest> {
  const now = clock.now();
  const { caller } = given;
  const typed = caller.kind === "typed" ? parsePhoneNumber(caller.phone, "CN") : null;
  if (caller.kind === "typed" && !typed?.isValid()) return { ok: false, reason: "no_number" };
  const window = callWindows(now, given.zone).find(({ fromAt }) => fromAt === given.fromAt);
  if (window === undefined) return { ok: false, reason: "window_gone" };

  const subject = callbackSubject(keyring, caller);
  const id = ids.ordered(now);
  return db.transact(async (tx): Promise<CallbackRequest> => {
    for (const limit of [callsPerAddress(keyring.index("address", given.address)), callsPerSubject(subject)]) {
      if (!(await take(tx, limit, now))) return { ok: false, reason: "too_many" };
    }
    const added = await insertCallback(tx, {
      ...{ id, subject, lang: given.lang, ...window, state: "waiting", tries: 0, createdAt: now },
      borrowerId: caller.kind === "borrower" ? caller.borrowerId : null,
      phoneSealed: typed ? keyring.sealShared(phonePlace(id), typed.number) : null,
    });
    if (!added) return { ok: false, reason: "already_waiting" };
    await recordAudit(tx, {
      ...{ at: now, category: "repayment", action: "callback.ask", object: `callback:${id}`, outcome: "done" },
      actor: caller.kind === "borrower" ? `borrower:${caller.borrowerId}` : "anonymous",
      requestId: given.requestId ?? null,
    });
    return { ok: true };
  });
}

/** One person, one call: a keyed hash of who waits for it. */
export function callbackSubject(keyring: Services["keyring"], caller: Caller): string {
  const whom =
    caller.kind === "borrower"
      ? `borrower|${caller.borrowerId}`
      : `phone|${parsePhoneNumber(caller.phone, "CN")?.number ?? caller.phone}`;
  return keyring.index("callback", whom);
}

/** Where a typed number is sealed to. */
export function phonePlace(id: string): string {
  return `callbacks|phone|${id}`;
}

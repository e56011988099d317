import type { Services } from "#app/services.ts";
import { pinHash } from "#app/access/pin.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { contactPreferencesOf, putContactPreferences } from "#db/stores/contact-preferences.ts";
import { noPreferences } from "./preferences.ts";
import type { Site } from "./send-link.ts";
import { type Actor, type CodeRequest, requestCode } from "./step-up.ts";

/** A code on its way that will set the PIN, or why none was sent. */
export type PinRequest = CodeRequest | { ok: false; reason: "not_six_digits" | "too_easy" };

/**
 * "Someone else may see this phone": asks for a PIN that stands for the identity question, because people around us know
 * our date of birth. It decides who gets in from then on, so that a code is sent to the number on file first.
 *
 * @param pin null takes the PIN away again
 */
export async function requestPin(
  services: Services & { site: Site },
  actor: Actor,
  pin: string | null,
): Promise<PinRequest> {
  const { db, keyring } = services;
  if (pin === null) return requestCode(services, actor, "pin", "");
  if (!/^\d{6}$/.test(pin)) return { ok: false, reason: "not_six_digits" };
  const details = await borrowerDetails(db.read, keyring, actor.borrowerId);
  if (details && isEasy(pin, details.birthDate)) return { ok: false, reason: "too_easy" };
  return requestCode(services, actor, "pin", pinHash(keyring, actor.borrowerId, pin));
}

/** Writes down the PIN that was asked for, in the transaction in which its code was used. @param hash empty: none */
export async function writePin(
  tx: Queryable,
  { clock }: Pick<Services, "clock">,
  { borrowerId, requestId }: Actor,
  hash: string,
): Promise<void> {
  const now = clock.now();
  const before = (await contactPreferencesOf(tx, borrowerId)) ?? noPreferences(borrowerId, now);
  await putContactPreferences(tx, { ...before, pinHash: hash === "" ? null : hash, updatedAt: now });
  await recordAudit(tx, {
    at: now,
    actor: `borrower:${borrowerId}`,
    category: "access",
    action: "contact.pin",
    object: `borrower:${borrowerId}`,
    outcome: hash === "" ? "removed" : "set",
    requestId,
  });
}

/** What somebody next to you would try first: one digit, a row of digits, the date of birth. */
function isEasy(pin: string, birthDate: string | null): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  if (steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 9)) return true;
  const [year, month, day] = birthDate?.split("-") ?? [];
  if (!year || !month || !day) return false;
  const short = year.slice(2);
  return [short + month + day, day + month + short, month + day + short, year + month, month + year].includes(pin);
}

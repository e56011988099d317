import type { Services } from "#app/services.ts";
import { pinHash } from "#app/access/pin.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { contactPreferencesOf, putContactPreferences } from "#db/stores/contact-preferences.ts";
import { noPreferences } from "./preferences.ts";

export type PinSaving = { ok: true } | { ok: false; reason: "not_six_digits" | "too_easy" | "unknown_borrower" };

/**
 * "Someone else may see this phone": sets a PIN that stands for the identity question from now on, because people
 * around us know our date of birth. Null takes it away again.
 */
export async function setPin(
  { db, keyring, clock }: Services,
  choice: { borrowerId: string; pin: string | null; requestId: string },
): Promise<PinSaving> {
  const { borrowerId, pin } = choice;
  if (pin !== null && !/^\d{6}$/.test(pin)) return { ok: false, reason: "not_six_digits" };
  const now = clock.now();
  return db.transact(async (tx): Promise<PinSaving> => {
    const details = await borrowerDetails(tx, keyring, borrowerId);
    if (!details) return { ok: false, reason: "unknown_borrower" };
    if (pin !== null && isEasy(pin, details.birthDate)) return { ok: false, reason: "too_easy" };
    const before = (await contactPreferencesOf(tx, borrowerId)) ?? noPreferences(borrowerId, now);
    await putContactPreferences(tx, {
      ...before,
      pinHash: pin === null ? null : pinHash(keyring, borrowerId, pin),
      updatedAt: now,
    });
    await recordAudit(tx, {
      at: now,
      actor: `borrower:${borrowerId}`,
      category: "access",
      action: "contact.pin",
      object: `borrower:${borrowerId}`,
      outcome: pin === null ? "removed" : "set",
      requestId: choice.requestId,
    });
    return { ok: true };
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

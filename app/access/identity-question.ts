import type { Keyring } from "#db/engine/keyring.ts";
import type { BorrowerDetails } from "#db/stores/borrowers.ts";

/** What we ask, to see that the message reached the right person. */
export type IdentityQuestion = "birth-date" | "postcode" | "id-tail" | "pin";

/** The question a borrower gets: their PIN if they set one, the date of birth, or the next best thing the lender holds. */
export function questionFor(details: BorrowerDetails | null, hasPin: boolean): IdentityQuestion | null {
  if (details && hasPin) return "pin";
  if (details?.birthDate) return "birth-date";
  if (details?.postcode) return "postcode";
  if (details?.idTail) return "id-tail";
  return null;
}

/**
 * The question shown for a link we do not know. It always stays the same for one link, and a few get another question
 * than the date of birth, so that the question does not tell whether the link exists.
 */
export function questionForUnknown(keyring: Keyring, locator: string): IdentityQuestion {
  const draw = Number.parseInt(keyring.index("unknown-link-question", locator).slice(0, 4), 16) % 64;
  if (draw === 0) return "postcode";
  return draw === 1 ? "pin" : "birth-date";
}

/** An answer in the one form that is compared: ISO date, or letters and digits in upper case. */
export function normaliseAnswer(question: IdentityQuestion, typed: string): string {
  return question === "birth-date" ? typed.trim() : typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
}

/** The expected answer in the same form; null when the lender does not hold it. A PIN is held as its hash only. */
export function expectedAnswer(question: Exclude<IdentityQuestion, "pin">, details: BorrowerDetails): string | null {
  const held = { "birth-date": details.birthDate, postcode: details.postcode, "id-tail": details.idTail }[question];
  return held === null ? null : normaliseAnswer(question, held);
}

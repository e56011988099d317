import type { Services } from "#app/services.ts";
import { borrowerDetails, type BorrowerDetails } from "#db/stores/borrowers.ts";
import { contactPreferencesOf } from "#db/stores/contact-preferences.ts";
import { linkByLocator, type Link } from "#db/stores/links.ts";
import { type IdentityQuestion, questionFor, questionForUnknown } from "./identity-question.ts";
import { locatorHash } from "./locator.ts";

/** What stands behind a locator. `live` is null for expired, closed and unknown ones; the question never tells which. */
export interface LinkReading {
  hash: string;
  question: IdentityQuestion;
  live: { link: Link; details: BorrowerDetails; pinHash: string | null } | null;
}

/** Looks a locator up without changing anything: previews and scanners may do it as often as they like. */
export async function readLink({ db, keyring, clock }: Omit<Services, "ids">, locator: string): Promise<LinkReading> {
  const hash = locatorHash(keyring, locator);
  const link = await linkByLocator(db.read, hash);
  const details = link ? await borrowerDetails(db.read, keyring, link.borrowerId) : null;
  const pinHash = link ? ((await contactPreferencesOf(db.read, link.borrowerId))?.pinHash ?? null) : null;
  const question = questionFor(details, pinHash !== null) ?? questionForUnknown(keyring, locator);
  const usable = link !== null && link.revokedAt === null && link.expiresAt > clock.now();
  return { hash, question, live: usable && details ? { link, details, pinHash } : null };
}

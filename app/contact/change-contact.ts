import parsePhoneNumber from "libphonenumber-js";
import type { Services } from "#app/services.ts";
import { lender } from "#app/words/lender.ts";
import { contactChangedSms } from "#app/words/sms.ts";
import { say } from "#app/words/words.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerDetails, changeBorrowerContact } from "#db/stores/borrowers.ts";
import { cancelQueued } from "#db/stores/contact.ts";
import { insertContactChange } from "#db/stores/contact-codes.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { liveLinks, revokeLink } from "#db/stores/links.ts";
import { endSession, openSessionsOf } from "#db/stores/sessions.ts";
import { queueSms } from "./queue-sms.ts";
import type { Site } from "./send-link.ts";
import { type Actor, type CodeRequest, requestCode } from "./step-up.ts";

/** What a borrower changes by a code. */
export type ContactField = "phone" | "email";
/** A code on its way, or why none was sent. */
export type ContactChangeRequest = CodeRequest | { ok: false; reason: "not_a_number" | "not_an_address" | "the_same" };

/** Asks to put another number or address on file: sends a code to the number that is on file now. */
export async function requestContactChange(
  services: Services & { site: Site },
  actor: Actor,
  field: ContactField,
  typed: string,
): Promise<ContactChangeRequest> {
  const value = field === "phone" ? phoneOf(typed) : addressOf(typed);
  if (value === null) return { ok: false, reason: field === "phone" ? "not_a_number" : "not_an_address" };
  const details = await borrowerDetails(services.db.read, services.keyring, actor.borrowerId);
  if (details?.[field] === value) return { ok: false, reason: "the_same" };
  return requestCode(services, actor, field === "phone" ? "change-phone" : "change-email", value);
}

/**
 * Puts the new number or address on file, in the transaction in which its code was used. The number that was on file
 * is told; waiting texts to it are cancelled; with a new number all links and all other sessions end, and for 72 hours
 * no code goes to it.
 */
export async function changeContact(
  tx: Queryable,
  services: Omit<Services, "db">,
  actor: Actor,
  field: ContactField,
  value: string,
): Promise<void> {
  const { keyring, clock, ids } = services;
  const { borrowerId, requestId } = actor;
  const now = clock.now();
  const details = await borrowerDetails(tx, keyring, borrowerId);
  const seal = await personalSeal(tx, keyring, borrowerId);
  if (!details || !seal) throw new Error("An erased borrower cannot be changed.");
  const id = ids.ordered(now);
  if (field === "phone") await cancelQueued(tx, [borrowerId], "phone_changed", now);
  await queueSms(tx, services, {
    borrowerId,
    loanId: null,
    template: "contact-changed",
    purpose: "requested",
    dedupeKey: `contact-changed:${id}`,
    compose: async (lang) => ({
      ...{ form: "changed", values: { phone: lender.phone } },
      text: say(lang, contactChangedSms, { phone: lender.phone }),
    }),
  });
  const former = details[field];
  const formerSealed = former === null ? null : seal.seal(`contact_changes|former|${id}`, former);
  await insertContactChange(tx, { id, borrowerId, field, formerSealed, changedAt: now });
  await changeBorrowerContact(tx, keyring, borrowerId, field, value);
  if (field === "phone") {
    for (const link of await liveLinks(tx, borrowerId, now)) await revokeLink(tx, link.tokenHash, "phone_changed", now);
    for (const session of await openSessionsOf(tx, borrowerId)) {
      if (session.idHash !== actor.sessionHash) await endSession(tx, session.idHash, now);
    }
  }
  await recordAudit(tx, {
    at: now,
    actor: `borrower:${borrowerId}`,
    category: "access",
    action: `contact.change-${field}`,
    object: `borrower:${borrowerId}`,
    outcome: "changed",
    requestId,
  });
}

/** E.164 of a mobile or landline number as people write it; Chinese without a country code. */
function phoneOf(typed: string): string | null {
  const parsed = parsePhoneNumber(typed, "CN");
  return parsed?.isValid() ? parsed.number : null;
}

function addressOf(typed: string): string | null {
  const address = typed.trim();
  return /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(address) && address.length <= 254 ? address : null;
}

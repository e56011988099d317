import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { keepContent, type Message } from "#db/stores/contact.ts";
import { sealSms } from "./queue-sms.ts";
import { composeLink, type Site } from "./send-link.ts";

/**
 * Writes the text of a reminder that is about to leave, with a fresh link, and keeps it sealed with the message: when
 * the process ends before the gateway has answered, the same text goes out again under the same id.
 *
 * @returns the sealed text; null when no number is on file.
 */
export async function composeReminder(
  tx: Queryable,
  services: Omit<Services, "db"> & { site: Site },
  message: Message,
): Promise<Buffer | null> {
  const { keyring } = services;
  const details = await borrowerDetails(tx, keyring, message.borrowerId);
  if (!details?.phone) return null;
  const text = await composeLink(tx, services, message.borrowerId, details.lang);
  const sealed = sealSms(keyring, message.id, { to: details.phone, ...text });
  await keepContent(tx, message.id, sealed);
  return sealed;
}

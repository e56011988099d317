import { type SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import { type Services } from "#app/services.ts";
import { queuedMessages, settleMessage } from "#db/stores/contact.ts";
import { openSms } from "./queue-sms.ts";

/**
 * Hands queued messages to the gateway, oldest first. A message that the gateway refuses stays queued for the next run.
 *
 * @returns how many went out.
 */
export async function deliverMessages(
  services: Services & { sms: SmsGateway },
  options: { batch: number } = { batch: 100 },
): Promise<number> {
  const { db, keyring, clock, sms } = services;
  let sent = 0;
  for (const message of await queuedMessages(db.read, options.batch)) {
    if (!message.contentSealed) continue;
    await sms.send({ id: message.id, ...openSms(keyring, message.id, message.contentSealed) });
    await db.transact((tx) => settleMessage(tx, message.id, "sent", null, clock.now()));
    sent += 1;
  }
  return sent;
}

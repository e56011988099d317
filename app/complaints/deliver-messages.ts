import type { SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import type { Services } from "#app/services.ts";
import { queuedComplaintMessages, settleComplaintMessage } from "#db/stores/complaints-letters.ts";
import { forgetExpired } from "#db/stores/complaints-visits.ts";
import { complaintById, complaintSeal } from "#db/stores/complaints.ts";
import { messagePlace } from "./letters.ts";

/** Hands the complaints team's text messages to the gateway, oldest first. @returns how many went out */
export async function deliverComplaintMessages(services: Services & { sms: SmsGateway }): Promise<number> {
  const { db, keyring, clock, sms } = services;
  let sent = 0;
  for (const message of await queuedComplaintMessages(db.read, 100)) {
    const complaint = await complaintById(db.read, message.complaintId);
    const seal = complaint && complaintSeal(keyring, complaint);
    if (!seal || !message.contentSealed) continue;
    const content = JSON.parse(seal.open(messagePlace(message.id), message.contentSealed)) as {
      to: string;
      text: string;
    };
    await sms.send({ id: message.id, ...content });
    await db.transact((tx) => settleComplaintMessage(tx, message.id, clock.now()));
    sent += 1;
  }
  return sent;
}

/** Forgets open status pages and drafts whose time is over, and the words of complaints past their keeping time. */
export async function forgetComplaintTraces({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  await db.transact((tx) => forgetExpired(tx, clock.now()));
}

import type { SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import type { Services } from "#app/services.ts";
import { mayContact } from "#app/policy/contact-window.ts";
import { leaveToPeople, queuedComplaintMessages, settleComplaintMessage } from "#db/stores/complaints-letters.ts";
import { forgetExpired } from "#db/stores/complaints-visits.ts";
import { type Complaint, complaintById, complaintSeal } from "#db/stores/complaints.ts";
import { messagePlace } from "./letters.ts";
import { rulesOf } from "./rules.ts";

/** Hands the complaints team's text messages to the gateway, oldest first. @returns how many went out */
export async function deliverComplaintMessages(services: Services & { sms: SmsGateway }): Promise<number> {
  const { db, keyring, clock, sms } = services;
  let sent = 0;
  for (const message of await queuedComplaintMessages(db.read, 100)) {
    const complaint = await complaintById(db.read, message.complaintId);
    const seal = complaint && complaintSeal(keyring, complaint);
    if (!seal || !message.contentSealed) continue;
    if (!isRightHour(complaint, clock.now())) continue;
    const content = JSON.parse(seal.open(messagePlace(message.id), message.contentSealed)) as {
      to: string;
      text: string;
    };
    const { id } = message;
    const { lang, reference } = complaint;
    const handed = await sms.send({ id, lang, form: "reply", values: { reference }, ...content });
    // Texts of this room are few: one that was not taken is tried again in the next round, which the job puts off.
    if (handed.kind === "refused" && handed.again) throw new Error(`The carrier did not take a text: ${handed.reason}`);
    if (handed.kind === "taken") sent += 1;
    await db.transact((tx) =>
      handed.kind === "taken" ? settleComplaintMessage(tx, id, clock.now()) : leaveToPeople(tx, id),
    );
  }
  return sent;
}

/** The letter that the text tells of is no emergency: it waits for the hours of law where the person lives. */
function isRightHour(complaint: Complaint, at: number): boolean {
  const { profile, place } = rulesOf(complaint);
  const contact = { purpose: "case_message", channel: "sms", loanId: null, address: null } as const;
  const zones = [place.zone];
  return mayContact(profile, { ...contact, at, zones, calendar: place.calendar, chosen: null, history: [] }).allowed;
}

/** Forgets open status pages and drafts whose time is over, and the words of complaints past their keeping time. */
export async function forgetComplaintTraces({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  await db.transact((tx) => forgetExpired(tx, clock.now()));
}

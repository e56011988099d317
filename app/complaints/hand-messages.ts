import { recordAudit } from "#db/stores/audit.ts";
import { messagesOfComplaint, settleComplaintMessage } from "#db/stores/complaints-letters.ts";
import { type Complaint, complaintSeal } from "#db/stores/complaints.ts";
import type { DeskGiven, DeskStep } from "./desk-step.ts";
import { complaintFor } from "./handler-access.ts";
import { type ComplaintHouse, messagePlace } from "./letters.ts";

/** A letter that somebody has to post or mail. */
export interface HandMessage {
  readonly id: string;
  readonly channel: "email" | "post";
  readonly kind: string;
  /** Mail or postal address. */
  readonly to: string;
}

/** What waits to be posted or mailed by hand, with the address. */
export async function handMessagesOf(
  { db, keyring }: Pick<ComplaintHouse, "db" | "keyring">,
  complaint: Complaint,
): Promise<HandMessage[]> {
  const seal = complaintSeal(keyring, complaint);
  if (!seal) return [];
  return (await messagesOfComplaint(db.read, complaint.id)).flatMap(
    ({ id, channel, template, status, contentSealed }) => {
      if (status !== "by_hand" || channel === "sms" || contentSealed === null) return [];
      const { to } = JSON.parse(seal.open(messagePlace(id), contentSealed)) as { to: string };
      return [{ id, channel, kind: template.replace("complaint.", ""), to }];
    },
  );
}

/** "Posted" or "mailed": noted with who did it, and the address is forgotten here. */
export async function markSent(
  services: ComplaintHouse,
  given: Omit<DeskGiven, "version"> & { readonly messageId: string },
): Promise<DeskStep> {
  return services.db.transact(async (tx): Promise<DeskStep> => {
    const access = await complaintFor(tx, services, given.handler, given.complaintId);
    if (!access.ok) return { ok: false, reason: access.reason };
    const message = (await messagesOfComplaint(tx, given.complaintId)).find(({ id }) => id === given.messageId);
    if (message?.status !== "by_hand") return { ok: false, reason: "not_possible" };
    const at = services.clock.now();
    await settleComplaintMessage(tx, message.id, at);
    await recordAudit(tx, {
      ...{ at, actor: `staff:${given.handler.staffId}`, category: "complaint", action: "complaint.letter_sent" },
      ...{ object: `complaint:${given.complaintId}`, outcome: message.channel, requestId: given.requestId ?? null },
    });
    return { ok: true };
  });
}

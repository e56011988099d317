import { createHash } from "node:crypto";
import type { Site } from "#app/contact/send-link.ts";
import type { Services } from "#app/services.ts";
import { complaintSms } from "#app/words/complaint-letters.ts";
import { say } from "#app/words/words.ts";
import type { Queryable } from "#db/engine/database.ts";
import { type ComplaintLetter, insertComplaintMessage, insertLetter } from "#db/stores/complaints-letters.ts";
import { type Complaint, complaintSeal } from "#db/stores/complaints.ts";
import { eventId } from "./move-complaint.ts";
import { readReach } from "./reach.ts";
import { openStatement } from "./statement.ts";

/** What complaint verbs need: the services and the portal's own address for messages. */
export type ComplaintHouse = Services & { readonly site: Site };

/** A letter, part by part, in the language of the person. */
export interface Letter {
  readonly title: string;
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

/** Where the text of a letter belongs: sealed there, it opens nowhere else. */
export const letterPlace = (complaintId: string, letterId: string) =>
  `complaint_letters|parts|${complaintId}|${letterId}`;
/** The same for what goes out with it. */
export const messagePlace = (id: string) => `complaint_messages|content|${id}`;

/** SHA-256 over exactly what the person reads. */
export function hashOfLetter(letter: Letter): string {
  return createHash("sha256").update(JSON.stringify(letter)).digest("hex");
}

/**
 * Keeps a letter word for word and tells the person that it is there, through the complaints team's own outbox. A text
 * message carries the reference and where to read, and nothing of the matter; mail and post wait for a hand.
 */
export async function sendLetter(
  tx: Queryable,
  { keyring, clock, ids, site }: Omit<ComplaintHouse, "db">,
  complaint: Complaint,
  given: { kind: ComplaintLetter["kind"]; writtenBy: string; letter: Letter },
): Promise<string> {
  const now = clock.now();
  const id = `${eventId(complaint.version)}-${given.kind}`;
  const seal = complaintSeal(keyring, complaint);
  const statement = openStatement(keyring, complaint);
  if (!seal || !statement) throw new Error("A complaint whose words were erased gets no letters.");
  await insertLetter(tx, {
    ...{ complaintId: complaint.id, id, kind: given.kind, lang: complaint.lang, writtenBy: given.writtenBy },
    partsSealed: seal.seal(letterPlace(complaint.id, id), JSON.stringify(given.letter)),
    ...{ hash: hashOfLetter(given.letter), sentAt: now },
  });
  const reach = readReach(statement.reach);
  if (reach) {
    const messageId = ids.ordered(now);
    const host = new URL(site.origin).host;
    const text = say(complaint.lang, complaintSms, { reference: complaint.reference, host });
    await insertComplaintMessage(tx, {
      ...{ id: messageId, complaintId: complaint.id, channel: reach.channel, template: `complaint.${given.kind}` },
      contentSealed: seal.seal(messagePlace(messageId), JSON.stringify({ to: reach.to, text })),
      ...{
        status: reach.channel === "sms" ? "queued" : "by_hand",
        createdAt: now,
        dedupeKey: `letter:${complaint.id}:${id}`,
      },
    });
  }
  return id;
}

/** The words of a letter that was sent. */
export function openLetter(keyring: Services["keyring"], complaint: Complaint, letter: ComplaintLetter): Letter | null {
  const seal = complaintSeal(keyring, complaint);
  return seal ? (JSON.parse(seal.open(letterPlace(complaint.id, letter.id), letter.partsSealed)) as Letter) : null;
}

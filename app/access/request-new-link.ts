import type { Services } from "#app/services.ts";
import { isBlocked, take } from "#db/stores/limits.ts";
import { borrowersWithPhone, phoneIndex } from "#db/stores/borrowers.ts";
import { insertLinkRequest, openLinkRequests, settleLinkRequest } from "#db/stores/link-requests.ts";
import { loanByNo } from "#db/stores/loans.ts";
import { sendLink, type Site } from "#app/contact/send-link.ts";
import { newLinksPerAddress, newLinksPerSubject, pauseKey } from "./rules.ts";
import parsePhoneNumber from "libphonenumber-js";

/**
 * "Send me a new link": takes a phone number or a reference and answers the same in every case.
 * Whether anybody is behind it is found out later, by `answerLinkRequests`.
 */
export async function requestNewLink(
  { db, keyring, clock, ids }: Services,
  request: { typed: string; address: string },
): Promise<void> {
  const now = clock.now();
  const wanted = subjectOf(keyring, request.typed);
  const subject = keyring.index("link-request", `${wanted.kind}|${wanted.key}`);
  const limits = [newLinksPerAddress(keyring.index("address", request.address)), ...newLinksPerSubject(subject)];
  await db.transact(async (tx) => {
    for (const limit of limits) {
      if (!(await take(tx, limit, now))) return;
    }
    const id = ids.ordered(now);
    // Anything may be typed where a reference is asked for.
    const key = wanted.kind === "phone" ? wanted.key : sealReference(keyring, id, wanted.key);
    await insertLinkRequest(tx, { id, kind: wanted.kind, key, createdAt: now });
  });
}

/**
 * Sends what was asked for, only ever to the number on file.
 *
 * @returns how many requests were looked at.
 */
export async function answerLinkRequests(services: Services & { site: Site }): Promise<number> {
  const { db, clock } = services;
  const requests = await openLinkRequests(db.read, 100);
  for (const request of requests) {
    await db.transact(async (tx) => {
      const now = clock.now();
      const reference = request.kind === "reference" ? openReference(services.keyring, request) : null;
      const loan = reference === null ? null : await loanByNo(tx, reference);
      const found = request.kind === "phone" ? await borrowersWithPhone(tx, request.key) : [];
      const borrowerIds = loan ? [loan.borrowerId] : found.map((borrower) => borrower.id);
      for (const borrowerId of borrowerIds) {
        if (await isBlocked(tx, pauseKey(borrowerId), now)) continue;
        await sendLink(tx, services, {
          borrowerId,
          loanId: null,
          dedupeKey: `new-link:${request.id}:${borrowerId}`,
          purpose: "requested",
        });
      }
      await settleLinkRequest(tx, request.id, now);
    });
  }
  return requests.length;
}

const place = (id: string) => `link_requests|key|${id}`;

function sealReference(keyring: Services["keyring"], id: string, typed: string): string {
  return keyring.sealShared(place(id), typed).toString("base64");
}

function openReference(keyring: Services["keyring"], { id, key }: { id: string; key: string }): string {
  return keyring.openShared(place(id), Buffer.from(key, "base64"));
}

function subjectOf(keyring: Services["keyring"], typed: string): { kind: "phone" | "reference"; key: string } {
  const phone = parsePhoneNumber(typed, "CN");
  return phone?.isValid()
    ? { kind: "phone", key: phoneIndex(keyring, phone.number) }
    : { kind: "reference", key: typed.trim().toUpperCase().slice(0, 40) };
}

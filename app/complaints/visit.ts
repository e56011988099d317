import { createHash } from "node:crypto";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { deleteVisit, insertVisit, visitedComplaint } from "#db/stores/complaints-visits.ts";
import { type Complaint, complaintByReference } from "#db/stores/complaints.ts";
import { isUsedUp, take } from "#db/stores/limits.ts";
import { readReach, reachIndex } from "./reach.ts";

/** How long a status page stays open in a browser. */
export const visitMs = 60 * 60_000;
const hour = 60 * 60_000;

const hashOf = (token: string) => createHash("sha256").update(`complaint-visit|${token}`).digest("hex");

/** Opens the status page in this browser. @returns the cookie's value */
export async function startVisit(services: Services, complaintId: string): Promise<string> {
  const token = `${services.ids.random()}${services.ids.random()}`;
  const expiresAt = services.clock.now() + visitMs;
  await services.db.transact((tx) => insertVisit(tx, { tokenHash: hashOf(token), complaintId, expiresAt }));
  return token;
}

/** The complaint whose status page is open in this browser, or null. */
export async function readVisit(
  { db, clock }: Pick<Services, "db" | "clock">,
  token: string | null,
): Promise<Complaint | null> {
  if (!token || !/^[0-9a-z]{52}$/.test(token)) return null;
  return visitedComplaint(db.read, hashOf(token), clock.now());
}

/** Closes the status page in this browser. */
export async function endVisit({ db }: Pick<Services, "db">, token: string): Promise<void> {
  await db.transact((tx) => deleteVisit(tx, hashOf(token)));
}

/**
 * "Where is my complaint?": reference and answer channel, both. Every failure is the same: unknown reference, other
 * channel, too many tries. What opens is the complaint alone; the account is not behind it.
 */
export async function openVisit(
  services: Services,
  given: { reference: string; reach: string; address: string; requestId: string },
): Promise<{ readonly ok: true; readonly token: string } | { readonly ok: false; readonly reason: "no_match" }> {
  const { db, keyring, clock } = services;
  const reference = given.reference.normalize("NFKC").trim().toUpperCase().replace(/\s+/g, "");
  const reach = readReach(given.reach);
  const limits = [
    { key: `complaint-visit|${keyring.index("address", given.address)}`, max: 20, windowMs: hour },
    { key: `complaint-visit|${keyring.index("complaint-reference", reference)}`, max: 10, windowMs: 24 * hour },
  ];
  const allowed = await db.transact(async (tx) => {
    const now = clock.now();
    for (const limit of limits) if (await isUsedUp(tx, limit, now)) return false;
    for (const limit of limits) await take(tx, limit, now);
    return true;
  });
  const found = await complaintByReference(db.read, reference);
  const index = reachIndex(keyring, reach ?? { channel: "post", to: "" });
  const fits = allowed && found !== null && reach !== null && found.reachIndex === index;
  await db.transact((tx) =>
    recordAudit(tx, {
      ...{ at: clock.now(), actor: "anonymous", category: "complaint", action: "complaint.visit" },
      object: fits ? `complaint:${found.id}` : "complaint:unknown",
      ...{ outcome: fits ? "opened" : "no_match", requestId: given.requestId },
    }),
  );
  return fits ? { ok: true, token: await startVisit(services, found.id) } : { ok: false, reason: "no_match" };
}

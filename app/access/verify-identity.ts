import { timingSafeEqual } from "node:crypto";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { block, giveBack, isBlocked, isUsedUp, type Limit, take } from "#db/stores/limits.ts";
import { expectedAnswer, normaliseAnswer } from "./identity-question.ts";
import { pinHash } from "./pin.ts";
import { readLink } from "./read-link.ts";
import { pauseKey, pauseMs, triesPerAddress, triesPerBorrower, triesPerLink } from "./rules.ts";
import { startSession } from "./start-session.ts";

/** The cookie of the session that was opened; a refusal says nothing about what was wrong. */
export type Verification = { ok: true; cookie: string; borrowerId: string } | { ok: false };

/**
 * Checks the answer to the identity question and opens a session.
 *
 * Every counter is raised before anything is compared, so that fifty parallel guesses get five looks, and a wrong
 * answer, an expired, a closed and an unknown link do the same work and give the same refusal.
 */
export async function verifyIdentity(
  services: Services,
  attempt: { locator: string; answer: string; address: string; requestId: string },
): Promise<Verification> {
  const { db, clock, keyring } = services;
  const now = clock.now();
  const { hash, question, live } = await readLink(services, attempt.locator);
  const linkKey = live?.link.tokenHash ?? hash;
  const subject = live?.link.borrowerId ?? `unknown:${hash}`;
  const perAddress = triesPerAddress(keyring.index("address", attempt.address));
  const perPerson = [triesPerLink(linkKey), triesPerBorrower(subject)];

  const counted = await db.transact(async (tx): Promise<"yes" | "no" | "address-used-up"> => {
    if (!(await takeAll(tx, perAddress, now))) return "address-used-up";
    if (await isBlocked(tx, pauseKey(subject), now)) return "no";
    return (await takeAll(tx, perPerson, now)) ? "yes" : "no";
  });
  // Nothing more is written for an address that has used up its tries, or it could fill the disk.
  if (counted === "address-used-up") return { ok: false };
  const typed = normaliseAnswer(question, attempt.answer);
  const given = question === "pin" ? pinHash(keyring, subject, typed) : typed;
  const expected = live && (question === "pin" ? live.pinHash : expectedAnswer(question, live.details));
  const right = sameText(given, expected ?? "", keyring);

  return db.transact(async (tx): Promise<Verification> => {
    const passed = counted === "yes" && live !== null && expected !== null && right;
    await recordAudit(tx, {
      at: now,
      actor: live ? `borrower:${live.link.borrowerId}` : "anonymous",
      category: "access",
      action: "identity-check",
      object: `link:${linkKey.slice(0, 16)}`,
      outcome: passed ? "passed" : counted === "yes" ? "failed" : "refused",
      requestId: attempt.requestId,
    });
    if (!passed) {
      const lastTry = counted === "yes" && (await isUsedUp(tx, triesPerLink(linkKey), now));
      if (lastTry) await block(tx, pauseKey(subject), now + pauseMs);
      return { ok: false };
    }
    for (const limit of [...perAddress, ...perPerson]) await giveBack(tx, limit, now);
    const cookie = await startSession(tx, services, live.link.borrowerId);
    return { ok: true, cookie, borrowerId: live.link.borrowerId };
  });
}

async function takeAll(tx: Queryable, limits: Limit[], now: number): Promise<boolean> {
  let all = true;
  for (const limit of limits) all = (await take(tx, limit, now)) && all;
  return all;
}

/** Equal or not in the same time, whatever the lengths: both are hashed first. */
function sameText(left: string, right: string, keyring: Services["keyring"]): boolean {
  const digest = (text: string) => Buffer.from(keyring.index("answer", text), "hex");
  return timingSafeEqual(digest(left), digest(right));
}

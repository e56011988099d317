import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { insertLink, liveLinks, revokeLink } from "#db/stores/links.ts";
import { locatorHash, newToken } from "./locator.ts";
import { linkLifeMs, liveLinksMax } from "./rules.ts";

/**
 * Makes a link for a borrower and closes the oldest when there are more than three.
 *
 * @returns the token, which is kept nowhere: it belongs into the message and is then forgotten.
 */
export async function mintLink(
  tx: Queryable,
  { keyring, clock, ids }: Omit<Services, "db">,
  borrowerId: string,
): Promise<string> {
  const now = clock.now();
  const live = await liveLinks(tx, borrowerId, now);
  for (const link of live.slice(0, Math.max(0, live.length - (liveLinksMax - 1)))) {
    await revokeLink(tx, link.tokenHash, "newer_link", now);
  }
  const token = newToken(ids);
  await insertLink(tx, {
    tokenHash: locatorHash(keyring, token),
    codeHash: locatorHash(keyring, token.slice(0, 8)),
    borrowerId,
    createdAt: now,
    expiresAt: now + linkLifeMs,
  });
  return token;
}

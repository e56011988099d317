import type { Services } from "#app/services.ts";
import { linkByLocator } from "#db/stores/links.ts";
import { take } from "#db/stores/limits.ts";
import { locatorHash, parseLocator } from "./locator.ts";
import { codesPerAddress } from "./rules.ts";

/** "Is this message real?": yes or no, and nothing else. */
export type MessageCheck = "ours" | "not-ours" | "unreadable" | "too-many";

/** Whether a message with this code was sent by us, at any time. Guessing is limited per address. */
export async function checkMessage(
  { db, keyring, clock }: Omit<Services, "ids">,
  question: { typed: string; address: string },
): Promise<MessageCheck> {
  const locator = parseLocator(question.typed);
  if (locator === null) return "unreadable";
  const allowed = await db.transact(async (tx) => {
    for (const limit of codesPerAddress(keyring.index("address", question.address))) {
      if (!(await take(tx, limit, clock.now()))) return false;
    }
    return true;
  });
  if (!allowed) return "too-many";
  return (await linkByLocator(db.read, locatorHash(keyring, locator))) ? "ours" : "not-ours";
}

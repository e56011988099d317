import type { Services } from "#app/services.ts";
import { checkpointKey } from "./checkpoint-key.ts";
import { verifyAudit } from "./verify-audit.ts";

/**
 * Checks the trail and fails loudly. For the job runner, whose failures are logged and watched.
 *
 * @throws with the kind and place of every problem; a trail that nobody has signed yet is none
 */
export async function requireSoundAudit(
  house: Pick<Services, "db" | "keyring"> & { readonly checkpointsFile: string },
  reach: "whole" | "tail" = "whole",
): Promise<void> {
  const { publicKey } = checkpointKey(house.keyring);
  const { problems } = await verifyAudit({ db: house.db, checkpointsFile: house.checkpointsFile, publicKey }, reach);
  const serious = problems.filter((problem) => problem.kind !== "no_checkpoints");
  if (serious.length > 0) throw new Error(`The audit trail is not in order: ${JSON.stringify(serious)}`);
}

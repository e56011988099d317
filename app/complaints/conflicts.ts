import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import { staffRoles } from "#db/schema/staff-roles.ts";
import { staffNames, staffWhoWorked } from "#db/stores/complaints-conflicts.ts";
import { type Complaint, conflictsOf, insertConflict } from "#db/stores/complaints.ts";
import { openStatement } from "./statement.ts";

/** Why somebody has a part in the matter. */
export type ConflictReason = "named" | "worked_the_case" | "declared";

/** Why somebody may not handle a complaint; null when nothing stands against it. */
export async function conflictOf(
  tx: Queryable,
  services: { keyring: Keyring; clock: Services["clock"] },
  complaint: Complaint,
  staffId: string,
): Promise<ConflictReason | null> {
  await noteConflicts(tx, services, complaint);
  const against = (await conflictsOf(tx, complaint.id)).filter((conflict) => conflict.staffId === staffId);
  return (["named", "worked_the_case", "declared"] as const).find((why) => against.some((c) => c.why === why)) ?? null;
}

/**
 * Finds out who may not touch a complaint: whoever is named in it, and whoever worked the account it is about. Noted
 * conflicts stay, also when the account is corrected later: too many is safer than one too few.
 */
export async function noteConflicts(
  tx: Queryable,
  { keyring, clock }: { keyring: Keyring; clock: Services["clock"] },
  complaint: Complaint,
): Promise<void> {
  const at = clock.now();
  const statement = openStatement(keyring, complaint);
  if (statement) {
    const text = `${statement.against}\n${statement.what}`;
    for (const person of await staffNames(tx)) {
      if (isNamedIn(text, person)) {
        await insertConflict(tx, { complaintId: complaint.id, staffId: person.id, why: "named", at });
      }
    }
  }
  if (complaint.borrowerId === null) return;
  for (const staffId of await staffWhoWorked(tx, complaint.borrowerId)) {
    await insertConflict(tx, { complaintId: complaint.id, staffId, why: "worked_the_case", at });
  }
}

/** Whether a text names somebody: their Chinese name, their other name in either order, or their sign-in name. */
export function isNamedIn(text: string, person: { readonly name: string; readonly login: string }): boolean {
  const said = plainText(text);
  const names = plainText(person.name);
  const chinese = names.match(/\p{Script=Han}{2,}/gu) ?? [];
  if (chinese.some((name) => said.includes(name))) return true;
  const words = names.match(/[\p{L}\p{N}]+/gu)?.filter((word) => !/\p{Script=Han}/u.test(word)) ?? [];
  const spoken = new Set(said.match(/[\p{L}\p{N}'-]+/gu));
  const both = words.length > 1 && hasRun(said, words);
  const turned = words.length > 1 && hasRun(said, [...words].reverse());
  return both || turned || (person.login.length >= 4 && !isRole(person.login) && spoken.has(plainText(person.login)));
}

/** Sign-in names that are plain words of our own would shut out whoever has them from every complaint. */
function isRole(login: string): boolean {
  return staffRoles.some((role) => role === login);
}

function hasRun(said: string, words: readonly string[]): boolean {
  return ` ${said.replace(/[^\p{L}\p{N}]+/gu, " ")} `.includes(` ${words.join(" ")} `);
}

function plainText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

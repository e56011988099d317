import { type Clock } from "#app/clock.ts";
import { type Ids } from "#app/ids.ts";
import { type Database } from "#db/engine/database.ts";
import { type Keyring } from "#db/engine/keyring.ts";

/** What the verbs of this folder work with. */
export interface StaffHouse {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Who asks for something on the staff side: a member of staff, or whoever may run commands on the machine. */
export type StaffActor = { readonly kind: "staff"; readonly staffId: string } | { readonly kind: "operator" };

/** The actor as the audit trail writes it. */
export function actorName(actor: StaffActor): string {
  return actor.kind === "staff" ? `staff:${actor.staffId}` : "operator";
}

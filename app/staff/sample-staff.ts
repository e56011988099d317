import { base32 } from "#app/ids.ts";
import type { Services } from "#app/services.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { setPasswordHash, setTotp } from "#db/stores/staff-credentials.ts";
import { setRoles, staffUserByLogin } from "#db/stores/staff.ts";
import { addStaff } from "./create-staff.ts";
import { hashPassword } from "./password-hash.ts";

/** Somebody who works at the sample lender, with what they sign in with. For demonstrations only. */
export interface SampleStaff {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly password: string;
  readonly totpSecret: Buffer;
}

const people: readonly { readonly login: string; readonly name: string; readonly roles: readonly StaffRole[] }[] = [
  { login: "agent", name: "周岚 Lan Zhou", roles: ["agent"] },
  { login: "approver", name: "何静 Jing He", roles: ["approver"] },
  { login: "approver2", name: "Tom Reed", roles: ["approver"] },
  { login: "complaints", name: "苏敏 Min Su", roles: ["complaints"] },
  { login: "complaints2", name: "Ada Novak", roles: ["complaints"] },
  { login: "admin", name: "方宁 Ning Fang", roles: ["admin"] },
  { login: "admin2", name: "Ruth Cole", roles: ["admin"] },
  { login: "auditor", name: "林远 Yuan Lin", roles: ["auditor"] },
];

/**
 * The people of a demonstration: one of each role, two where one must check the other. Passwords and authenticator
 * secrets follow from the instance's own master key: the same at every start, different on every instance, and kept
 * nowhere in the clear.
 */
export function sampleStaff(keyring: Keyring): readonly SampleStaff[] {
  return people.map((person) => {
    const bytes = (purpose: string) => Buffer.from(keyring.index(`sample-staff-${purpose}`, person.login), "hex");
    const letters = base32(bytes("password"), 20);
    return {
      ...person,
      password: (letters.match(/.{1,5}/g) ?? []).join("-"),
      totpSecret: bytes("totp").subarray(0, 20),
    };
  });
}

/** Adds the people of a demonstration who are not there yet. @returns all of them, to be shown at the start */
export async function seedSampleStaff(house: Services): Promise<readonly SampleStaff[]> {
  const sample = sampleStaff(house.keyring);
  for (const person of sample) {
    if (await staffUserByLogin(house.db.read, person.login)) continue;
    const hash = await hashPassword(house.keyring, person.password);
    await house.db.transact(async (tx) => {
      const now = house.clock.now();
      const added = await addStaff(tx, house, { kind: "operator" }, person);
      if (!added.ok) return;
      await setRoles(tx, added.staffId, person.roles, { at: now, by: "operator" });
      await setPasswordHash(tx, added.staffId, hash, now);
      await setTotp(tx, house.keyring, { staffId: added.staffId, secret: person.totpSecret, lastStep: 0, at: now });
      await recordAudit(tx, {
        at: now,
        actor: "operator",
        category: "staff",
        action: "staff.roles",
        object: `staff:${added.staffId}`,
        outcome: "granted",
        reason: person.roles.join(","),
      });
    });
  }
  return sample;
}

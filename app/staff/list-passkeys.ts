import type { Services } from "#app/services.ts";
import { passkeysOf, recoveryCodesLeft } from "#db/stores/staff-credentials.ts";
import type { StaffSession } from "./staff-session.ts";

/** A passkey as its owner sees it. */
export interface ListedPasskey {
  readonly credentialId: string;
  readonly label: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

/** What the person signs in with besides the password and the authenticator: passkeys, and how many recovery codes. */
export async function listPasskeys(
  house: Pick<Services, "db">,
  session: Pick<StaffSession, "staffId">,
): Promise<{ readonly passkeys: readonly ListedPasskey[]; readonly recoveryCodes: number }> {
  const rows = await passkeysOf(house.db.read, session.staffId);
  return {
    passkeys: rows.map(({ credentialId, label, createdAt, lastUsedAt }) => ({
      credentialId,
      label,
      createdAt,
      lastUsedAt,
    })),
    recoveryCodes: await recoveryCodesLeft(house.db.read, session.staffId),
  };
}

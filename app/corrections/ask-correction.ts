import type { Services } from "#app/services.ts";
import type { CorrectionKind } from "#db/schema/corrections.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { insertCorrection } from "#db/stores/corrections.ts";

/** What is to be put right. The amount in minor units; null for what is not money. */
export interface AskedCorrection {
  readonly loanId: string;
  readonly kind: CorrectionKind;
  readonly amount: number | null;
  readonly currency: string | null;
  /** Staff ids of those who asked and agreed: somebody else carries it out. */
  readonly notBy: readonly string[];
}

/** Who may not carry out a correction, without their names standing beside it. */
export function askerHash(keyring: Keyring, correctionId: string, staffId: string): string {
  return keyring.index("correction-asker", `${correctionId}|${staffId}`);
}

/**
 * Hands something to be put right to the repayment staff. What they get is the same whoever asks and for whatever
 * reason: kind, amount, loan. In the audit trail, too, the house asks.
 *
 * @returns the key by which whoever asked finds out what became of it
 */
export async function askCorrection(
  tx: Queryable,
  { keyring, clock, ids }: Pick<Services, "keyring" | "clock" | "ids">,
  asked: AskedCorrection,
): Promise<string> {
  const { loanId, kind, amount } = asked;
  const now = clock.now();
  const id = ids.ordered(now);
  const key = `correction:${ids.random()}`;
  await insertCorrection(tx, {
    ...{ loanId, id, key, kind, amount, currency: amount === null ? null : asked.currency, askedAt: now },
    notBy: asked.notBy.map((staffId) => askerHash(keyring, id, staffId)).sort(),
  });
  await recordAudit(tx, {
    ...{ at: now, actor: "system", category: "repayment", action: "correction.ask", object: `correction:${id}` },
    outcome: kind,
  });
  return key;
}

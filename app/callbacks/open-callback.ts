import type { Services } from "#app/services.ts";
import { recordRead } from "#db/stores/audit.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { type Callback, callbackById } from "#db/stores/callbacks.ts";
import { loansOfBorrower } from "#db/stores/loans.ts";
import { phonePlace } from "./request-callback.ts";

/** A call with what is needed to make it. */
export interface OpenCallback {
  readonly callback: Callback;
  /** E.164; null when the number was destroyed or is not held. */
  readonly phone: string | null;
  /** Null when it was asked for before identity: then who answers must be asked. */
  readonly name: string | null;
  readonly loanNos: readonly string[];
}

/** Opens a call for somebody at the desk; that the number was read stands in the audit trail. Null when unknown. */
export async function openCallback(
  { db, keyring, clock }: Services,
  given: { callbackId: string; staffId: string; requestId: string },
): Promise<OpenCallback | null> {
  const callback = await callbackById(db.read, given.callbackId);
  if (callback === null) return null;
  const { id, borrowerId, phoneSealed } = callback;
  await db.transact((tx) =>
    recordRead(tx, {
      ...{ at: clock.now(), actor: `staff:${given.staffId}`, category: "repayment", part: "contact" },
      ...{ object: `callback:${id}`, reason: "call_back", requestId: given.requestId },
    }),
  );
  if (borrowerId === null) {
    const phone = phoneSealed === null ? null : keyring.openShared(phonePlace(id), phoneSealed);
    return { callback, phone, name: null, loanNos: [] };
  }
  const details = await borrowerDetails(db.read, keyring, borrowerId);
  const loans = await loansOfBorrower(db.read, borrowerId);
  return {
    callback,
    phone: details?.phone ?? null,
    name: details?.name ?? null,
    loanNos: loans.map(({ loanNo }) => loanNo),
  };
}

import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { changeCallback, waitingCallback } from "#db/stores/callbacks.ts";
import { callbackSubject } from "./request-callback.ts";

/** Takes back the call that a borrower waits for. Without one nothing happens. */
export async function withdrawCallback(
  { db, keyring, clock }: Services,
  { borrowerId, requestId }: { borrowerId: string; requestId: string },
): Promise<void> {
  await db.transact(async (tx) => {
    const waiting = await waitingCallback(tx, callbackSubject(keyring, { kind: "borrower", borrowerId }));
    if (waiting === null) return;
    const at = clock.now();
    await changeCallback(tx, waiting.id, { state: "withdrawn", closedAt: at });
    await recordAudit(tx, {
      ...{ at, actor: `borrower:${borrowerId}`, category: "repayment", action: "callback.withdraw" },
      ...{ object: `callback:${waiting.id}`, outcome: "done", requestId },
    });
  });
}

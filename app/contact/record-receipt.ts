import type { Services } from "#app/services.ts";
import { recordDelivery } from "#db/stores/contact.ts";

/**
 * Writes down what a carrier reports about a message of ours. The first final word stays; receipts for messages that we
 * did not give to this carrier are dropped. What could not be delivered counts as no contact.
 */
export async function recordReceipt(
  { db, clock }: Pick<Services, "db" | "clock">,
  receipt: { id: string; gateway: "twilio" | "aliyun"; delivered: boolean },
): Promise<boolean> {
  const { id, gateway, delivered } = receipt;
  const delivery = delivered ? "delivered" : "undelivered";
  return db.transact((tx) => recordDelivery(tx, { id, gateway, delivery }, clock.now()));
}

import type { Clock } from "#app/clock.ts";
import type { Database } from "#db/engine/database.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import { insertDemoDelivery } from "#db/stores/contact.ts";
import type { SmsGateway } from "./sms-gateway.ts";

/** The gateway of a demo instance: messages land on a page anyone at the machine can look at, sealed at rest. */
export function outboxGateway({ db, keyring, clock }: { db: Database; keyring: Keyring; clock: Clock }): SmsGateway {
  return {
    name: "outbox",
    dropsRepeats: true,
    async send({ id, to, text }) {
      const contentSealed = keyring.sealShared(`demo_deliveries|${id}`, JSON.stringify({ to, text }));
      await db.transact((tx) => insertDemoDelivery(tx, { id, contentSealed, deliveredAt: clock.now() }));
      return { kind: "taken", providerId: null };
    },
  };
}

import type { Services } from "#app/services.ts";
import { latestDemoDeliveries } from "#db/stores/contact.ts";

/** A message as the demo phone shows it. */
export interface DemoMessage {
  id: string;
  to: string;
  text: string;
  deliveredAt: number;
}

/** The latest messages that a demo instance "delivered", newest first, before a key. */
export async function demoOutbox(
  { db, keyring }: Pick<Services, "db" | "keyring">,
  before: string | null,
  limit: number,
): Promise<DemoMessage[]> {
  const rows = await latestDemoDeliveries(db.read, before, limit);
  return rows.map(({ id, contentSealed, deliveredAt }) => {
    const content = keyring.openShared(`demo_deliveries|${id}`, contentSealed);
    const { to, text } = JSON.parse(content) as { to: string; text: string };
    return { id, to, text, deliveredAt };
  });
}

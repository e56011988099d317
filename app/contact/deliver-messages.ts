import type { Handover, OutgoingSms, SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import {
  claimMessage,
  type Message,
  postponeMessage,
  queuedMessages,
  retryMessage,
  settleMessage,
  settleSent,
} from "#db/stores/contact.ts";
import { type Limit, take } from "#db/stores/limits.ts";
import { askStaff } from "#db/stores/tasks.ts";
import { composeReminder } from "./compose-reminder.ts";
import { lastLook } from "./last-look.ts";
import { openSms, type SmsContent } from "./queue-sms.ts";
import { textsADay } from "./rules.ts";
import type { Site } from "./send-link.ts";
import { suppressNumberOf } from "./suppress-number.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const triesMax = 5;
/** A message that was being handed over for so long belongs to a process that is no more. */
const handingMs = 10 * minute;
const keepEvery = 20;
const textsPerDay = (max: number): Limit => ({ key: "texts-sent", max, windowMs: day });

/** What it takes to hand messages over. `textsPerDay`: a ceiling of the instance. */
export type Delivering = Services & { sms: SmsGateway; site: Site; textsPerDay?: number };

/**
 * Hands queued messages to the gateway, each after a last look. That it is being handed over is written down first, so
 * that two processes never hand over the same one, and a text whose fate nobody knows (no answer came, the process
 * died) is sent again only by a gateway that drops repeats; by another it is failed for people to see.
 *
 * What a gateway certainly did not take is tried again after a minute, then two, four, eight; after the fifth time it
 * is failed. Beyond so many texts a day nothing leaves until the next one, whatever asks for them: pumping and runaway
 * loops end there (security reference ML12), and a person is told.
 *
 * @param keep called now and then; false stops, because another process has taken over.
 * @returns how many went out.
 */
export async function deliverMessages(
  services: Delivering,
  batch = 100,
  keep: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<number> {
  const { db, clock, sms } = services;
  let sent = 0;
  for (const [index, message] of (await queuedMessages(db.read, clock.now(), batch)).entries()) {
    if (index % keepEvery === keepEvery - 1 && !(await keep())) return sent;
    if (message.handedAt !== null) {
      if (clock.now() < message.handedAt + handingMs) continue;
      if (!sms.dropsRepeats) {
        await db.transact((tx) => settleMessage(tx, message.id, "failed", "outcome_unknown", clock.now()));
        continue;
      }
    }
    const verdict = await lastLook(services, message);
    if ("heldBecause" in verdict) {
      await db.transact((tx) => settleMessage(tx, message.id, "held", verdict.heldBecause, clock.now()));
    } else if (!verdict.go) {
      await db.transact((tx) => postponeMessage(tx, message.id, verdict.until));
    } else {
      const content = await db.transact((tx) => takeUp(tx, services, message));
      if (content === "day_is_full") return sent;
      if (content === null) continue;
      const outcome = await handOver(sms, { id: message.id, lang: message.lang, ...content });
      await db.transact((tx) => settle(tx, services, message, outcome));
      if (outcome.kind === "taken") sent += 1;
    }
  }
  return sent;
}

/** Claims a message, counts it towards the day and writes its text if it has none. Null: nothing is to be sent. */
async function takeUp(
  tx: Queryable,
  services: Delivering,
  message: Message,
): Promise<SmsContent | "day_is_full" | null> {
  const { clock, ids, keyring } = services;
  const now = clock.now();
  if (!(await take(tx, textsPerDay(services.textsPerDay ?? textsADay), now))) {
    const dedupeKey = `texts-of-day-used-up:${Math.floor(now / day)}`;
    const task = { id: ids.ordered(now), kind: "texts-of-day-used-up", borrowerId: null, details: {}, createdAt: now };
    await askStaff(tx, { ...task, dedupeKey });
    return "day_is_full";
  }
  if (!(await claimMessage(tx, message.id, message.handedAt, now))) return null;
  const sealed = message.contentSealed ?? (await composeReminder(tx, services, message));
  if (sealed !== null) return openSms(keyring, message.id, sealed);
  await settleMessage(tx, message.id, "held", "no_number", now);
  return null;
}

async function handOver(sms: SmsGateway, message: OutgoingSms): Promise<Handover> {
  return sms.send(message).catch((): Handover => ({ kind: "unknown" }));
}

/** Writes down what the gateway said. */
async function settle(tx: Queryable, services: Delivering, message: Message, outcome: Handover): Promise<void> {
  const { clock, sms } = services;
  const now = clock.now();
  if (outcome.kind === "taken") {
    return settleSent(tx, message.id, { gateway: sms.name, providerId: outcome.providerId }, now);
  }
  const reason = outcome.kind === "refused" ? outcome.reason : "outcome_unknown";
  const again = outcome.kind === "refused" ? outcome.again : sms.dropsRepeats;
  if (reason === "opted_out") await suppressNumberOf(tx, services, message.borrowerId);
  const attempts = message.attempts + 1;
  if (!again || attempts >= triesMax) return settleMessage(tx, message.id, "failed", reason, now);
  return retryMessage(tx, message.id, attempts, now + minute * 2 ** (attempts - 1));
}

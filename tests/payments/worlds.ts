import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import type { Sandbox } from "#app/gateways/payment/sandbox/sandbox.ts";
import type { PaymentServices } from "#app/payments/payment-services.ts";
import { openPage, recordAttempt } from "#app/payments/open-attempt.ts";
import type { Database, Queryable } from "#db/engine/database.ts";
import type { SqliteDatabase } from "#db/engine/sqlite.ts";
import type { AttemptState } from "#db/stores/payments-attempts.ts";
import type { Loan } from "#db/stores/loans.ts";

/** A number in [0, 1). */
export type Chance = () => number;

export class Crash extends Error {}

/** A database that dies at a chosen moment: at a statement, just before the commit, or just after it. */
export function mortal(db: Database, moment: { at: "statement"; nr: number } | { at: "before" | "after" }): Database {
  return {
    read: db.read,
    close: () => db.close(),
    async transact(work) {
      let left = moment.at === "statement" ? moment.nr : Infinity;
      const dying = (tx: Queryable): Queryable =>
        new Proxy(tx, {
          get(target, name, receiver) {
            if (["insert", "update", "select", "delete"].includes(String(name)) && (left -= 1) < 0) throw new Crash();
            const value: unknown = Reflect.get(target, name, receiver);
            return typeof value === "function" ? value.bind(target) : value;
          },
        });
      const result = await db.transact(async (tx) => {
        const done = await work(moment.at === "statement" ? dying(tx) : tx);
        if (moment.at === "before") throw new Crash();
        return done;
      });
      if (moment.at === "after") throw new Crash();
      return result;
    },
  };
}

/** What happened at the processor in one world, and how its payments must stand in the end. */
export interface World {
  readonly events: readonly GatewayEvent[];
  readonly states: ReadonlyMap<string, AttemptState>;
}

export interface Maker {
  readonly services: PaymentServices & { db: SqliteDatabase };
  readonly sandbox: Sandbox;
  readonly loan: Loan;
  /** What the processor posted since it was last emptied. */
  readonly postbox: GatewayEvent[];
}

const pick = <Item>(chance: Chance, items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(chance() * items.length)] ?? items[0];

/** Lives one world at the processor: one or two payments, with declines, delays, refunds, failed refunds and disputes. */
export async function liveWorld(maker: Maker, name: string, chance: Chance): Promise<World> {
  const { services, sandbox, postbox } = maker;
  postbox.length = 0;
  const states = new Map<string, AttemptState>();
  const count = chance() < 0.25 ? 2 : 1;
  for (let nr = 0; nr < count; nr += 1) {
    const attemptId = `${name}-${nr}`;
    const attempt = await services.db.transact((tx) =>
      recordAttempt(tx, services, {
        id: attemptId,
        loanId: maker.loan.id,
        borrowerId: maker.loan.borrowerId,
        kind: "helper",
        lane: `link:${attemptId}`,
        amount: 1 + Math.floor(chance() * 500_000),
        currency: "CNY",
        description: "x",
        language: "en",
        cards: "any",
        successUrl: "https://portal.test/{CHECKOUT_SESSION_ID}",
        cancelUrl: "https://portal.test/",
        expiresAt: services.clock.now() + 45 * 60_000,
      }),
    );
    const page = await openPage(services, attempt);
    if (page.kind !== "open" || page.attempt.sessionId === null) throw new Error(page.kind);
    states.set(attemptId, payOnPage(sandbox, page.attempt.sessionId, chance));
    if (states.get(attemptId) === "succeeded") sendMoneyBack(sandbox, chance);
  }
  while ((await sandbox.pump()).delivered > 0) continue;
  return { events: [...postbox], states };
}

function payOnPage(sandbox: Sandbox, sessionId: string, chance: Chance): AttemptState {
  if (chance() < 0.3) sandbox.submit(sessionId, { method: "card", number: "4000000000009995" });
  const ways = ["card", "wallet", "challenge", "arrives", "arrives", "fails"] as const;
  const way = ways[Math.floor(chance() * ways.length)] ?? "card";
  switch (way) {
    case "card":
      sandbox.submit(sessionId, { method: "card", number: "4242424242424242" });
      return "succeeded";
    case "wallet":
      sandbox.submit(sessionId, { method: "wallet" });
      return "succeeded";
    case "challenge":
      sandbox.submit(sessionId, { method: "card", number: "4000002760003184" });
      sandbox.answerChallenge(sessionId, true);
      return "succeeded";
    case "arrives":
      sandbox.submit(sessionId, { method: "delayed", outcome: "arrives" });
      sandbox.finishDelayed(sandbox.payments(1)[0]?.intent.id ?? "", "arrives");
      return "succeeded";
    case "fails":
      sandbox.submit(sessionId, { method: "delayed", outcome: "fails" });
      sandbox.finishDelayed(sandbox.payments(1)[0]?.intent.id ?? "", "fails");
      return "failed";
  }
}

function sendMoneyBack(sandbox: Sandbox, chance: Chance): void {
  const intent = sandbox.payments(1)[0]?.intent;
  if (!intent) return;
  let left = intent.amount;
  const refunds = Math.floor(chance() * 3);
  for (let nr = 0; nr < refunds && left > 1; nr += 1) {
    const amount = 1 + Math.floor(chance() * (left - 1));
    const refundId = sandbox.refundOutside(intent.id, amount);
    if (chance() < 0.4) sandbox.failRefund(refundId);
    else left -= amount;
  }
  if (chance() < 0.5) return;
  const inquiry = chance() < 0.4;
  const dispute = sandbox.openDispute(intent.id, inquiry ? "inquiry" : "chargeback");
  if (inquiry && chance() < 0.5) sandbox.escalateDispute(dispute.id);
  if (chance() < 0.8) sandbox.closeDispute(dispute.id, pick(chance, ["won", "lost"]));
}

/** Every message at least once, some twice, in any order. */
export function scrambled(events: readonly GatewayEvent[], chance: Chance): GatewayEvent[] {
  const copies = events.flatMap((event) => (chance() < 0.3 ? [event, event] : [event]));
  for (let index = copies.length - 1; index > 0; index -= 1) {
    const other = Math.floor(chance() * (index + 1));
    const here = copies[index];
    const there = copies[other];
    if (here && there) [copies[index], copies[other]] = [there, here];
  }
  return copies;
}

import { factsOf, type Movement } from "#app/gateways/payment/facts.ts";
import type { Queryable } from "#db/engine/database.ts";
import { cutPage, type Place } from "#db/stores/keyset.ts";
import { attemptById } from "#db/stores/payments-attempts.ts";
import { inboxRow, type InboxRow, parkedForIntent, parkedRows } from "#db/stores/payments-inbox.ts";
import { eventOf } from "./apply-event.ts";
import type { PaymentServices } from "./payment-services.ts";

/** What can be done with a message that found no place. */
export type ParkedDeed = "match" | "return" | "close";

/** A message about money that found no place by itself, as the desk reads it. */
export interface ParkedMoney {
  readonly eventId: string;
  readonly type: string;
  /** Machine-readable: why it waits, for example `unmatched_money`. */
  readonly reason: string;
  readonly receivedAt: number;
  /** The processor's own name of the payment. */
  readonly intentId: string | null;
  /** The loan whose payment it says it is, where it names one we know. */
  readonly loanId: string | null;
  /** What moved, if anything did. Signed minor units. */
  readonly movement: Pick<Movement, "kind" | "amount" | "currency" | "at"> | null;
  readonly deeds: readonly ParkedDeed[];
}

const pageSize = 25;

/** A page of what waits, oldest first; several messages about one payment are one line. */
export async function listParked(
  { db }: Pick<PaymentServices, "db">,
  after: Place | null,
): Promise<{ readonly rows: readonly ParkedMoney[]; readonly next: Place | null }> {
  const found = await parkedRows(db.read, after, pageSize + 1);
  const { rows, next } = cutPage(found, pageSize, ({ receivedAt, id }) => ({ at: receivedAt, id }));
  const first = rows.filter(
    (row, index) => row.intentId === null || rows.findIndex(({ intentId }) => intentId === row.intentId) === index,
  );
  return { rows: await Promise.all(first.map((row) => readRow(db.read, row))), next };
}

/** One message that waits; null when there is none by this id, or when it has found its place. */
export async function readParked(
  q: Queryable,
  gateway: InboxRow["gateway"],
  eventId: string,
): Promise<{ readonly row: InboxRow; readonly money: ParkedMoney } | null> {
  const row = await inboxRow(q, gateway, eventId);
  return row?.status === "parked" ? { row, money: await readRow(q, row) } : null;
}

/** Everything that waits for the same payment, the message itself first. */
export async function parkedTogether(q: Queryable, row: InboxRow): Promise<InboxRow[]> {
  const others = row.intentId === null ? [] : await parkedForIntent(q, row.intentId);
  return [row, ...others.filter(({ id }) => id !== row.id)];
}

async function readRow(q: Queryable, row: InboxRow): Promise<ParkedMoney> {
  const reading = factsOf(eventOf(row));
  const meaning = reading.kind === "meaning" ? reading : null;
  const movement = meaning?.movements[0] ?? null;
  const attempt = meaning?.paymentRef ? await attemptById(q, meaning.paymentRef) : null;
  return {
    eventId: row.id,
    type: row.type,
    reason: row.reason ?? "parked",
    receivedAt: row.receivedAt,
    intentId: meaning?.intentId ?? null,
    loanId: attempt?.loanId ?? null,
    movement,
    deeds: deedsFor(row.reason, movement !== null && movement.kind === "payment" && meaning?.intentId !== null),
  };
}

/**
 * Money that came in is given a loan or goes back. Money in another currency than its loan can only go back. What is of
 * another mode or account, or cannot be read, is closed once somebody has looked.
 */
function deedsFor(reason: string | null, cameIn: boolean): readonly ParkedDeed[] {
  if (!cameIn) return ["close"];
  switch (reason) {
    case "unmatched_money":
    case "return_failed":
    case "return_refused":
      return ["match", "return"];
    case "other_currency":
      return ["return"];
    default:
      return ["close"];
  }
}

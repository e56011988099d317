import type { Services } from "#app/services.ts";
import { closedCounts, countMessages, countPayments, lastClosedDay } from "#db/stores/reports-flows.ts";
import { type DayRange, instantsOf } from "./house-day.ts";

interface Line {
  readonly key: string;
  readonly currency: string;
  readonly count: number;
  readonly amount: number;
}

/** Closed days are added up; those that are not closed yet (today, mostly) are counted now. */
async function counted({ db }: Pick<Services, "db">, report: "messages" | "payments", range: DayRange): Promise<Line[]> {
  const closed = (await lastClosedDay(db.read)) ?? -Infinity;
  const lines: Line[] = await closedCounts(db.read, report, range);
  const open = { from: Math.max(range.from, closed + 1), to: range.to };
  if (open.from > open.to) return lines;
  const span = instantsOf(open);
  const now = report === "messages" ? await countMessages(db.read, span) : await countPayments(db.read, span);
  return [...lines, ...now];
}

export interface MessageReport {
  readonly sent: number;
  readonly reminders: number;
  readonly failed: number;
  readonly held: number;
  /** Why they were held back, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** Messages that left in the range, and those that did not, with the rule that held them back. */
export async function messagesSent(services: Pick<Services, "db">, range: DayRange): Promise<MessageReport> {
  const reasons = new Map<string, number>();
  const sums = { sent: 0, reminders: 0, failed: 0, held: 0 };
  for (const { key, count } of await counted(services, "messages", range)) {
    const [status, purpose, reason = ""] = key.split("|");
    if (status === "sent") sums.sent += count;
    if (status === "sent" && purpose === "reminder") sums.reminders += count;
    if (status === "failed") sums.failed += count;
    if (status !== "held") continue;
    sums.held += count;
    // `hold:hardship` and `opted_out:missed` are one rule each; what they were for is not what is asked here.
    const rule = reason.split(":")[0] ?? "";
    reasons.set(rule, (reasons.get(rule) ?? 0) + count);
  }
  return {
    ...sums,
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}

export interface PaymentReport {
  /** Payments received, all currencies. */
  readonly payments: number;
  readonly lines: readonly Line[];
}

/** Money that moved through the portal in the range, per kind and currency: never added over currencies. */
export async function portalPayments(services: Pick<Services, "db">, range: DayRange): Promise<PaymentReport> {
  const sums = new Map<string, Line>();
  for (const line of await counted(services, "payments", range)) {
    const key = `${line.key}|${line.currency}`;
    const before = sums.get(key);
    sums.set(key, { ...line, count: line.count + (before?.count ?? 0), amount: line.amount + (before?.amount ?? 0) });
  }
  const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  return { lines, payments: lines.reduce((sum, { key, count }) => sum + (key === "payment" ? count : 0), 0) };
}

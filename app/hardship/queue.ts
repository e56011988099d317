import { instantOf, localDay } from "#app/policy/zones.ts";
import { findPlanRequests, listPlanRequests, planRequestsWaiting } from "#app/plans/plan-requests.ts";
import type { Services } from "#app/services.ts";
import type { ApprovalKind } from "#db/schema/approvals.ts";
import { countPendingApprovals, pendingApprovalsByDate } from "#db/stores/approvals.ts";
import { borrowerDetails, borrowerSettings } from "#db/stores/borrowers.ts";
import {
  casesDueBefore,
  findCases,
  type HardshipCase,
  queueCount,
  type QueueFilter,
  queuePage,
} from "#db/stores/hardship.ts";
import { cutPage, type Place } from "#db/stores/keyset.ts";
import { loanByNo } from "#db/stores/loans.ts";
import { planRequestsDueBefore } from "#db/stores/plans-requests.ts";
import { type QueueView, queueViews } from "./queue-views.ts";
import { openStates, waitingForUs } from "./states.ts";
import { staffNames } from "./tracker.ts";

/** Something that waits in the queue: enough to choose it, not enough to know the person. */
export interface QueueRow {
  /** `case`: a hardship case · `plan`: a plan outside the policy · `money`: a refund or a correction to approve. */
  readonly kind: "case" | "plan" | "money";
  readonly id: string;
  readonly loanId: string | null;
  /** Null for money, which is known by its kind and amount. */
  readonly reference: string | null;
  /** Only the first character of the name. */
  readonly name: string;
  /** A code with words of its own kind. */
  readonly reason: string;
  readonly wish: string | null;
  readonly situation: string | null;
  readonly state: HardshipCase["state"] | "waiting" | "proposed";
  readonly receivedAt: number;
  readonly clockFrom: number;
  readonly dueAt: number | null;
  readonly with: string | null;
  readonly lang: HardshipCase["lang"];
  readonly amount: { readonly minor: number; readonly currency: string } | null;
}

const pageSize = 25;
/** The desk's own day. */
const deskZone = "Asia/Shanghai";
const never = Number.MAX_SAFE_INTEGER;

/** What people ask for about money, which another person has to agree to. Terms of a case wait in the case itself. */
const moneyKinds: readonly ApprovalKind[] = ["refund", "parked_money", "waiver", "ledger_adjustment", "write_off"];

/** Which cases a view holds; null for none. */
function filterOf(view: QueueView, staffId: string): QueueFilter | null {
  if (view === "plans" || view === "money") return null;
  if (view === "mine") return { states: openStates, assignee: staffId };
  if (view === "unassigned") return { states: openStates.filter((state) => state !== "offered"), unassigned: true };
  if (view === "withBorrower") return { states: ["needs_info", "offered"] };
  if (view === "toApprove") return { states: ["proposed"] };
  return view === "special" ? { states: openStates, special: true } : { states: openStates };
}

const holdsPlans = (view: QueueView) => view === "all" || view === "plans";
const holdsMoney = (view: QueueView) => view === "all" || view === "money" || view === "toApprove";

/**
 * A page of a view, the first to be late first, whatever it is, with how many each view holds. Three lists are merged by
 * the same key (deadline, id), so that a page costs the same however long they are.
 *
 * @param asked.after where the page before ended
 */
export async function readQueue(
  services: Services,
  asked: { view: QueueView; staffId: string; after: Place | null },
): Promise<{ rows: QueueRow[]; counts: Record<QueueView, number>; next: Place | null }> {
  const { view, staffId, after } = asked;
  const size = pageSize + 1;
  const filter = filterOf(view, staffId);
  const waiting = [
    ...(filter ? await caseRows(services, await queuePage(services.db.read, filter, after, size)) : []),
    ...(holdsPlans(view) ? await planRows(services, after, size) : []),
    ...(holdsMoney(view) ? await moneyRows(services, after, size) : []),
  ].sort(byPlace);
  return { ...cutPage(waiting, pageSize, placeOf), counts: await countViews(services, staffId) };
}

async function countViews(services: Services, staffId: string): Promise<Record<QueueView, number>> {
  const { db } = services;
  const plans = await planRequestsWaiting(services);
  const money = await countPendingApprovals(db.read, moneyKinds);
  const counts = { all: 0, mine: 0, unassigned: 0, withBorrower: 0, toApprove: 0, special: 0, plans: 0, money: 0 };
  for (const view of queueViews) {
    const filter = filterOf(view, staffId);
    const cases = filter ? await queueCount(db.read, filter) : 0;
    counts[view] = cases + (holdsPlans(view) ? plans : 0) + (holdsMoney(view) ? money : 0);
  }
  return counts;
}

/** How many requests wait for somebody of the desk: cases, plans outside the rules, money to agree to. */
export async function countWaiting({ db }: Services): Promise<number> {
  const cases = await queueCount(db.read, { states: waitingForUs });
  return cases + (await planRequestsWaiting({ db })) + (await countPendingApprovals(db.read, moneyKinds));
}

/** How many answers are late, and how many are due before the end of today at the desk. Cases and plan requests. */
export async function dueSoon(services: Services, now: number): Promise<{ late: number; today: number }> {
  const midnight = instantOf(localDay(now, deskZone) + 1, 0, deskZone);
  const before = async (instant: number) =>
    (await casesDueBefore(services.db.read, waitingForUs, instant)) +
    (await planRequestsDueBefore(services.db.read, instant));
  const late = await before(now);
  return { late, today: (await before(midnight)) - late };
}

/** What a caller reads out: the reference of a case or of a plan request, or a contract number. */
export async function searchCases(services: Services, typed: string): Promise<QueueRow[]> {
  const text = typed.trim();
  const loan = await loanByNo(services.db.read, text);
  const asked = loan ? { loanId: loan.id } : { reference: text.toUpperCase() };
  const plans = (await findPlanRequests(services, text)).map(planRow);
  return [...(await caseRows(services, await findCases(services.db.read, asked))), ...plans];
}

async function caseRows(services: Services, cases: readonly HardshipCase[]): Promise<QueueRow[]> {
  const names = await staffNames(
    services,
    cases.map(({ assigneeId }) => assigneeId),
  );
  const rows: QueueRow[] = [];
  for (const found of cases) {
    const { id, loanId, reference, reason, wish, situation, state, receivedAt, clockFrom, dueAt, lang } = found;
    rows.push({
      ...{ id, loanId, reference, reason, wish, situation, state, receivedAt, clockFrom, dueAt, lang },
      ...{ kind: "case", amount: null, name: await initialOf(services, found.borrowerId) },
      with: found.assigneeId === null ? null : (names.get(found.assigneeId) ?? null),
    });
  }
  return rows;
}

async function planRows(services: Services, after: Place | null, size: number): Promise<QueueRow[]> {
  const rows = (await listPlanRequests(services, after, size)).map(planRow);
  const names = await staffNames(
    services,
    rows.map((row) => row.with),
  );
  return rows.map((row) => ({ ...row, with: row.with === null ? null : (names.get(row.with) ?? null) }));
}

function planRow(request: Awaited<ReturnType<typeof listPlanRequests>>[number]): QueueRow {
  const { id, loanId, reference, name, lang, reasons, createdAt, decideBy, proposedBy } = request;
  return {
    ...{ id, loanId, reference, name, lang, kind: "plan", amount: null, wish: null, situation: null },
    ...{ reason: reasons[0] ?? "", receivedAt: createdAt, clockFrom: createdAt, dueAt: decideBy, with: proposedBy },
    state: proposedBy === null ? "waiting" : "proposed",
  };
}

async function moneyRows(services: Services, after: Place | null, size: number): Promise<QueueRow[]> {
  const approvals = await pendingApprovalsByDate(services.db.read, moneyKinds, after, size);
  const names = await staffNames(
    services,
    approvals.map(({ requestedBy }) => requestedBy),
  );
  return Promise.all(
    approvals.map(async (each): Promise<QueueRow> => {
      const settings = each.borrowerId === null ? null : await borrowerSettings(services.db.read, each.borrowerId);
      return {
        ...{ kind: "money", id: each.id, loanId: each.loanId, reference: null, reason: each.kind, wish: null },
        ...{ situation: null, state: "proposed", receivedAt: each.requestedAt, clockFrom: each.requestedAt },
        dueAt: each.expiresAt,
        name: each.borrowerId === null ? "*" : await initialOf(services, each.borrowerId),
        with: names.get(each.requestedBy) ?? null,
        lang: settings?.lang ?? "zh-CN",
        amount: each.amount === null || each.currency === null ? null : { minor: each.amount, currency: each.currency },
      };
    }),
  );
}

async function initialOf({ db, keyring }: Services, borrowerId: string): Promise<string> {
  const person = await borrowerDetails(db.read, keyring, borrowerId);
  const initial = [...(person?.name ?? "")][0];
  return initial ? `${initial} *` : "*";
}

const placeOf = (row: QueueRow): Place => ({ at: row.dueAt ?? never, id: row.id });

function byPlace(one: QueueRow, other: QueueRow): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

/** Calendar days until a case is late, negative when it is; in the desk's zone. */
export function daysTo(dueAt: number, now: number, zone: string): number {
  return localDay(dueAt - 1, zone) - localDay(now, zone);
}

import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import {
  findCases,
  type HardshipCase,
  queueCount,
  type QueueFilter,
  type QueueKey,
  queuePage,
} from "#db/stores/hardship.ts";
import { loanByNo } from "#db/stores/loans.ts";
import { type QueueView, queueViews } from "./queue-views.ts";
import { openStates } from "./states.ts";
import { staffNames } from "./tracker.ts";

/** A case in the queue: enough to choose it, not enough to know the person. */
export interface QueueRow {
  readonly id: string;
  readonly reference: string;
  /** Only the first character of the name. */
  readonly name: string;
  readonly reason: string;
  readonly wish: string;
  readonly situation: string | null;
  readonly state: HardshipCase["state"];
  readonly receivedAt: number;
  readonly clockFrom: number;
  readonly dueAt: number | null;
  readonly with: string | null;
  readonly lang: HardshipCase["lang"];
}

const pageSize = 25;

function filterOf(view: QueueView, staffId: string): QueueFilter {
  if (view === "mine") return { states: openStates, assignee: staffId };
  if (view === "unassigned") return { states: openStates.filter((state) => state !== "offered"), unassigned: true };
  if (view === "withBorrower") return { states: ["needs_info", "offered"] };
  if (view === "toApprove") return { states: ["proposed"] };
  return view === "special" ? { states: openStates, special: true } : { states: openStates };
}

/** A page of a view, the first to be late first, with how many each view holds. @param after the key a page ended with */
export async function readQueue(
  services: Services,
  asked: { view: QueueView; staffId: string; after: string | null },
): Promise<{ rows: QueueRow[]; counts: Record<QueueView, number>; next: string | null }> {
  const { db } = services;
  const page = await queuePage(db.read, filterOf(asked.view, asked.staffId), parseKey(asked.after), pageSize + 1);
  const shown = page.slice(0, pageSize);
  const last = shown.at(-1);
  const counts = { all: 0, mine: 0, unassigned: 0, withBorrower: 0, toApprove: 0, special: 0 };
  for (const view of queueViews) counts[view] = await queueCount(db.read, filterOf(view, asked.staffId));
  const next = last && page.length > pageSize ? `${last.dueAt ?? Number.MAX_SAFE_INTEGER}.${last.id}` : null;
  return { rows: await rowsOf(services, shown), counts, next };
}

/** Cases by what a caller reads out: a case reference or a contract number. */
export async function searchCases(services: Services, typed: string): Promise<QueueRow[]> {
  const text = typed.trim();
  const loan = await loanByNo(services.db.read, text);
  const asked = loan ? { loanId: loan.id } : { reference: text.toUpperCase() };
  return rowsOf(services, await findCases(services.db.read, asked));
}

async function rowsOf(services: Services, cases: readonly HardshipCase[]): Promise<QueueRow[]> {
  const names = await staffNames(
    services,
    cases.map(({ assigneeId }) => assigneeId),
  );
  const rows: QueueRow[] = [];
  for (const found of cases) {
    const person = await borrowerDetails(services.db.read, services.keyring, found.borrowerId);
    const { id, reference, reason, wish, situation, state, receivedAt, clockFrom, dueAt, lang } = found;
    const initial = [...(person?.name ?? "")][0];
    rows.push({
      ...{ id, reference, reason, wish, situation, state, receivedAt, clockFrom, dueAt, lang },
      name: initial ? `${initial} *` : "*",
      with: found.assigneeId === null ? null : (names.get(found.assigneeId) ?? null),
    });
  }
  return rows;
}

function parseKey(after: string | null): QueueKey | null {
  const found = /^(\d{1,16})\.([0-9a-z]{26})$/.exec(after ?? "");
  return found?.[1] && found[2] ? { dueAt: Number(found[1]), id: found[2] } : null;
}

/** Calendar days until a case is late, negative when it is; in the desk's zone. */
export function daysTo(dueAt: number, now: number, zone: string): number {
  return localDay(dueAt - 1, zone) - localDay(now, zone);
}

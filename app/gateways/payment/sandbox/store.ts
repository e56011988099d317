import { chmodSync } from "node:fs";
import Database from "better-sqlite3";

import type { Kind, Kinds } from "./objects.ts";

/**
 * The processor's own books, in its own file. The processor is somebody else's computer: when our database is full,
 * restored from yesterday or gone, it must still know what it did. Writes are whole requests: one transaction each.
 */
export interface SandboxStore {
  /** Runs one request's work in one immediate transaction; everything or nothing. */
  whole<Result>(work: () => Result): Result;
  get<Name extends Kind>(kind: Name, id: string): Kinds[Name] | null;
  put<Name extends Kind>(kind: Name, object: Kinds[Name], links?: Links): void;
  /** Newest first. */
  list<Name extends Kind>(kind: Name, filter: ListFilter): Kinds[Name][];
  remember(key: string, answer: RememberedAnswer): void;
  recall(key: string): RememberedAnswer | null;
  /** Drops remembered answers made before this second. */
  forgetBefore(second: number): void;
  enqueue(delivery: NewDelivery): void;
  /** Takes deliveries that are due and lets nobody else take them until `leaseUntil` (unix milliseconds). */
  takeDue(now: number, leaseUntil: number, limit: number): Delivery[];
  settleDelivery(id: number, outcome: DeliveryOutcome): void;
  deliveries(eventId: string): Delivery[];
  /** Milliseconds of the next delivery or chore, null when there is none. */
  nextDue(): number | null;
  plan(chore: NewChore): void;
  takeChores(now: number): Chore[];
  faults(scope: string): string | null;
  setFaults(scope: string, body: string | null): void;
  close(): void;
}

export interface Links {
  readonly intent?: string | null;
  readonly customer?: string | null;
  readonly type?: string | null;
}

export interface ListFilter {
  readonly limit: number;
  readonly after?: string;
  readonly before?: string;
  readonly createdFrom?: number;
  readonly createdBefore?: number;
  readonly intent?: string;
  readonly customer?: string;
  readonly types?: readonly string[];
}

export interface RememberedAnswer {
  readonly path: string;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
  readonly created: number;
}

export type DeliveryVariant = "genuine" | "forged" | "stale" | "tampered";

export interface NewDelivery {
  readonly eventId: string;
  readonly paymentRef: string | null;
  readonly dueAt: number;
  readonly variant: DeliveryVariant;
  readonly order: number;
}

export interface Delivery extends NewDelivery {
  readonly id: number;
  readonly attempts: number;
  readonly state: "pending" | "delivered" | "given_up";
  readonly lastStatus: number | null;
}

export type DeliveryOutcome =
  | { readonly kind: "delivered"; readonly status: number }
  | { readonly kind: "again"; readonly status: number | null; readonly dueAt: number }
  | { readonly kind: "given_up"; readonly status: number | null };

export interface NewChore {
  readonly dueAt: number;
  readonly work: "settle_delayed" | "fail_delayed" | "open_dispute" | "fail_refund" | "expire_session";
  readonly target: string;
}

export interface Chore extends NewChore {
  readonly id: number;
}

const tables = `
  CREATE TABLE IF NOT EXISTS sandbox_object (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, created INTEGER NOT NULL,
    intent TEXT, customer TEXT, type TEXT, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS sandbox_object_kind ON sandbox_object (kind, created, seq);
  CREATE INDEX IF NOT EXISTS sandbox_object_intent ON sandbox_object (intent) WHERE intent IS NOT NULL;
  CREATE TABLE IF NOT EXISTS sandbox_answer (
    key TEXT PRIMARY KEY, path TEXT NOT NULL, body TEXT NOT NULL, status INTEGER NOT NULL, answer TEXT NOT NULL,
    created INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sandbox_delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL, payment_ref TEXT, due_at INTEGER NOT NULL,
    position INTEGER NOT NULL, variant TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'pending', last_status INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS sandbox_delivery_due ON sandbox_delivery (due_at) WHERE state = 'pending';
  CREATE TABLE IF NOT EXISTS sandbox_chore (
    id INTEGER PRIMARY KEY AUTOINCREMENT, due_at INTEGER NOT NULL, work TEXT NOT NULL, target TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sandbox_fault (scope TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
`;

interface DeliveryRow {
  id: number;
  event_id: string;
  payment_ref: string | null;
  due_at: number;
  position: number;
  variant: DeliveryVariant;
  attempts: number;
  state: Delivery["state"];
  last_status: number | null;
}

/** Opens (and on first use makes) the processor's file. `:memory:` for tests that do not restart it. */
export function openSandboxStore(file: string): SandboxStore {
  const db = new Database(file);
  if (file !== ":memory:") chmodSync(file, 0o600);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("busy_timeout = 5000");
  db.exec(tables);

  const selectOne = db.prepare<[string, string], { body: string }>(
    "SELECT body FROM sandbox_object WHERE kind = ? AND id = ?",
  );
  const selectSeq = db.prepare<[string], { seq: number }>("SELECT seq FROM sandbox_object WHERE id = ?");
  const upsert = db.prepare(
    `INSERT INTO sandbox_object (id, kind, created, intent, customer, type, body) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, intent = coalesce(excluded.intent, intent),
       customer = coalesce(excluded.customer, customer)`,
  );
  const insertAnswer = db.prepare(
    "INSERT INTO sandbox_answer (key, path, body, status, answer, created) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const selectAnswer = db.prepare<[string], RememberedAnswer>(
    "SELECT path, body, status, answer, created FROM sandbox_answer WHERE key = ?",
  );
  const deleteAnswers = db.prepare("DELETE FROM sandbox_answer WHERE created < ?");
  const insertDelivery = db.prepare(
    "INSERT INTO sandbox_delivery (event_id, payment_ref, due_at, position, variant) VALUES (?, ?, ?, ?, ?)",
  );
  const selectDue = db.prepare<[number, number], DeliveryRow>(
    "SELECT * FROM sandbox_delivery WHERE state = 'pending' AND due_at <= ? ORDER BY position, id LIMIT ?",
  );
  const lease = db.prepare("UPDATE sandbox_delivery SET due_at = ? WHERE id = ?");
  const settle = db.prepare(
    "UPDATE sandbox_delivery SET state = ?, last_status = ?, due_at = coalesce(?, due_at), attempts = attempts + 1 WHERE id = ?",
  );
  const selectDeliveries = db.prepare<[string], DeliveryRow>(
    "SELECT * FROM sandbox_delivery WHERE event_id = ? ORDER BY id",
  );
  const selectNext = db.prepare<[], { at: number | null }>(
    `SELECT min(at) AS at FROM (SELECT min(due_at) AS at FROM sandbox_delivery WHERE state = 'pending'
     UNION ALL SELECT min(due_at) FROM sandbox_chore)`,
  );
  const insertChore = db.prepare("INSERT INTO sandbox_chore (due_at, work, target) VALUES (?, ?, ?)");
  const deleteChores = db.prepare<[number], { id: number; due_at: number; work: Chore["work"]; target: string }>(
    "DELETE FROM sandbox_chore WHERE due_at <= ? RETURNING id, due_at, work, target",
  );
  const selectFault = db.prepare<[string], { body: string }>("SELECT body FROM sandbox_fault WHERE scope = ?");
  const upsertFault = db.prepare(
    "INSERT INTO sandbox_fault (scope, body) VALUES (?, ?) ON CONFLICT (scope) DO UPDATE SET body = excluded.body",
  );
  const deleteFault = db.prepare("DELETE FROM sandbox_fault WHERE scope = ?");

  return {
    whole(work) {
      return db.transaction(work).immediate();
    },
    get(kind, id) {
      const row = selectOne.get(kind, id);
      return row ? parsed(row.body) : null;
    },
    put(kind, object, links = {}) {
      upsert.run(
        object.id,
        kind,
        object.created,
        links.intent ?? null,
        links.customer ?? null,
        links.type ?? null,
        JSON.stringify(object),
      );
    },
    list(kind, filter) {
      const { sql, values } = listQuery(kind, filter, (id) => selectSeq.get(id)?.seq ?? 0);
      const rows = db.prepare<(string | number)[], { body: string }>(sql).all(...values);
      return rows.map((row) => parsed(row.body));
    },
    remember(key, { path, body, status, answer, created }) {
      insertAnswer.run(key, path, body, status, answer, created);
    },
    recall(key) {
      return selectAnswer.get(key) ?? null;
    },
    forgetBefore(second) {
      deleteAnswers.run(second);
    },
    enqueue({ eventId, paymentRef, dueAt, order, variant }) {
      insertDelivery.run(eventId, paymentRef, dueAt, order, variant);
    },
    takeDue(now, leaseUntil, limit) {
      return db
        .transaction(() => {
          const rows = selectDue.all(now, limit);
          for (const row of rows) lease.run(leaseUntil, row.id);
          return rows.map(deliveryOf);
        })
        .immediate();
    },
    settleDelivery(id, outcome) {
      const state = outcome.kind === "again" ? "pending" : outcome.kind;
      settle.run(state, outcome.status, outcome.kind === "again" ? outcome.dueAt : null, id);
    },
    deliveries(eventId) {
      return selectDeliveries.all(eventId).map(deliveryOf);
    },
    nextDue() {
      return selectNext.get()?.at ?? null;
    },
    plan({ dueAt, work, target }) {
      insertChore.run(dueAt, work, target);
    },
    takeChores(now) {
      return deleteChores.all(now).map(({ id, due_at: dueAt, work, target }) => ({ id, dueAt, work, target }));
    },
    faults(scope) {
      return selectFault.get(scope)?.body ?? null;
    },
    setFaults(scope, body) {
      if (body === null) deleteFault.run(scope);
      else upsertFault.run(scope, body);
    },
    close() {
      db.close();
    },
  };
}

/** Rows are written by `put` only, so what comes back is what went in. */
function parsed<Shape>(body: string): Shape {
  return JSON.parse(body);
}

function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    eventId: row.event_id,
    paymentRef: row.payment_ref,
    dueAt: row.due_at,
    order: row.position,
    variant: row.variant,
    attempts: row.attempts,
    state: row.state,
    lastStatus: row.last_status,
  };
}

function listQuery(
  kind: Kind,
  filter: ListFilter,
  seqOf: (id: string) => number,
): { sql: string; values: (string | number)[] } {
  const clauses = ["kind = ?"];
  const values: (string | number)[] = [kind];
  const where = (clause: string, ...given: (string | number)[]): void => {
    clauses.push(clause);
    values.push(...given);
  };
  if (filter.createdFrom !== undefined) where("created >= ?", filter.createdFrom);
  if (filter.createdBefore !== undefined) where("created < ?", filter.createdBefore);
  if (filter.intent !== undefined) where("intent = ?", filter.intent);
  if (filter.customer !== undefined) where("customer = ?", filter.customer);
  if (filter.types !== undefined) where(`type IN (${filter.types.map(() => "?").join(", ")})`, ...filter.types);
  if (filter.after !== undefined) where("seq < ?", seqOf(filter.after));
  if (filter.before !== undefined) where("seq > ?", seqOf(filter.before));
  values.push(filter.limit);
  return { sql: `SELECT body FROM sandbox_object WHERE ${clauses.join(" AND ")} ORDER BY seq DESC LIMIT ?`, values };
}

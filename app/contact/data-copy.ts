import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { type CopyRow, copyRowsOf } from "#db/stores/contact-copy.ts";
import { type PersonalSeal, personalSeal } from "#db/stores/hardship-sealed.ts";
import type { Actor } from "./step-up.ts";

/** Why something is not in the copy, under the name of its column. */
export const leftOut: Readonly<Record<string, string>> = {
  "messages.contentSealed":
    "the text of a message that has not left: its link would be a key; it is forgotten when sent",
  "callbacks.phoneSealed": "a number that somebody typed without a session",
};

/**
 * Everything held about a borrower, as one JSON text: of every table each row that is theirs or their loans', sealed
 * columns opened. Keyed hashes and keys are left out, since they say nothing without us. Complaints are kept apart and
 * read in their own room. The fetching is written into the audit trail. Null when unknown or erased.
 */
export async function dataCopy(services: Services, actor: Actor): Promise<string | null> {
  const { db, keyring, clock } = services;
  const { borrowerId, requestId } = actor;
  const now = clock.now();
  const details = await borrowerDetails(db.read, keyring, borrowerId);
  const seal = await personalSeal(db.read, keyring, borrowerId);
  if (!details || !seal) return null;
  const { phoneIndex, ...person } = details;
  const rows = Object.entries(await copyRowsOf(db.read, borrowerId, phoneIndex)).map(([name, found]) => {
    return [name, found.map((row) => opened(name, row, seal, borrowerId))] as const;
  });
  const copy = {
    madeAt: new Date(now).toISOString(),
    note: "Amounts are in the smallest unit of the currency. Days count from 1 January 1970. Instants are milliseconds since then (UTC).",
    person,
    ...Object.fromEntries(rows),
  };
  await db.transact((tx) =>
    recordAudit(tx, {
      at: now,
      actor: `borrower:${borrowerId}`,
      category: "access",
      action: "data-copy.fetch",
      object: `borrower:${borrowerId}`,
      outcome: "given",
      requestId,
    }),
  );
  return JSON.stringify(copy, null, 2);
}

const secret = /(Hash|Index|Key|^hash|^prev|^subject)$/;

/** A row without hashes and keys, its sealed columns opened under the person's own key. */
function opened(table: string, row: CopyRow, seal: PersonalSeal, borrowerId: string): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (secret.test(name) || leftOut[`${table}.${name}`] !== undefined) continue;
    const word = /^(.*)Sealed$/.exec(name)?.[1];
    if (word === undefined) {
      if (!Buffer.isBuffer(value)) plain[name] = value;
    } else plain[word] = Buffer.isBuffer(value) ? open(table, name, value, row, seal, borrowerId) : null;
  }
  return plain;
}

/** Sealed text belongs to its table, its column and its row: by the row's id, or by whose it is where there is one each. */
function open(
  table: string,
  column: string,
  sealed: Buffer,
  row: CopyRow,
  seal: PersonalSeal,
  borrowerId: string,
): unknown {
  const snake = table.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const word = column.slice(0, -"Sealed".length);
  const name = word === "signedName" ? "name" : word;
  const text = (name: string) => (typeof row[name] === "string" ? row[name] : "");
  const keys = [
    text("id"),
    borrowerId,
    text("loanId"),
    `${text("loanId")}|${text("id")}`,
    `${text("loanId")}|${text("planId")}`,
    `${text("loanId")}|${borrowerId}`,
  ];
  for (const key of keys) {
    const found = tried(seal, `${snake}|${name}|${key}`, sealed);
    if (found !== null) return asJson(found);
  }
  throw new Error(`The data copy cannot open ${table}.${column}.`);
}

function tried(seal: PersonalSeal, place: string, sealed: Buffer): string | null {
  try {
    return seal.open(place, sealed);
  } catch {
    return null;
  }
}

function asJson(text: string): unknown {
  try {
    return /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : text;
  } catch {
    return text;
  }
}

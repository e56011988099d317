import type { Services } from "#app/services.ts";
import type { Opening } from "#app/lending/ledger.ts";
import type { Product } from "#app/lending/contract.ts";
import { preparedInsert } from "#db/engine/bulk.ts";
import type { SqliteDatabase } from "#db/engine/sqlite.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowers } from "#db/schema/borrowers.ts";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { loans } from "#db/schema/loans.ts";
import { knownBorrowers, type KnownLoan, knownLoans, openingsOf } from "#db/stores/book.ts";
import { type BorrowerDetails, borrowerDetails, sealedBorrower } from "#db/stores/borrowers.ts";
import { entryRow } from "#db/stores/ledger.ts";
import { ensureProduct, loanRow } from "#db/stores/loans.ts";
import type { BuiltLoan } from "./build-loan.ts";
import type { LoanTerms } from "./loan-terms.ts";
import type { CellProblem } from "./problems.ts";

/** What importing needs: the services of the house over SQLite, whose bare statements the bulk path uses. */
export type ImportServices = Omit<Services, "db"> & { readonly db: SqliteDatabase };

/** A loan that passed every check of its own row. */
export interface LoanUnit {
  readonly row: number;
  readonly terms: LoanTerms;
  readonly built: BuiltLoan;
}

/** What became of a unit. */
export type LoanOutcome =
  | { readonly unit: LoanUnit; readonly kind: "added" | "unchanged" }
  | { readonly unit: LoanUnit; readonly kind: "refused"; readonly problem: CellProblem };

/** Checks a batch against what is here and, unless it is a trial, writes what is new. One transaction for the batch. */
export type WriteLoans = (batch: readonly LoanUnit[]) => Promise<LoanOutcome[]>;

/**
 * The writer of one run.
 *
 * @param trial nothing is written, but everything is checked, also people that only earlier batches would have added.
 */
export function loanWriter(services: ImportServices, trial: boolean): WriteLoans {
  const { db } = services;
  const people: People = { trialPeople: new Map() };
  if (trial) return (batch) => settle(services, db.read, batch, people, null);
  const insert = {
    borrower: preparedInsert(db.writer, borrowers),
    loan: preparedInsert(db.writer, loans),
    entry: preparedInsert(db.writer, ledgerEntries),
    products: new Set<Product>(),
  };
  return (batch) => db.transact((tx) => settle(services, tx, batch, people, insert));
}

interface People {
  /** People that a trial would have added, by borrower number. */
  readonly trialPeople: Map<string, string>;
}

interface Inserts {
  readonly borrower: ReturnType<typeof preparedInsert<typeof borrowers>>;
  readonly loan: ReturnType<typeof preparedInsert<typeof loans>>;
  readonly entry: ReturnType<typeof preparedInsert<typeof ledgerEntries>>;
  /** Product versions that this run has put in already. */
  readonly products: Set<Product>;
}

async function settle(
  services: ImportServices,
  q: Queryable,
  batch: readonly LoanUnit[],
  people: People,
  insert: Inserts | null,
): Promise<LoanOutcome[]> {
  const here = await knownLoans(q, batch.map(({ terms }) => terms.loanNo)); // prettier-ignore
  const openings = here.size > 0 ? await openingsOf(q, [...here.values()].map(({ id }) => id)) : new Map<string, Opening>(); // prettier-ignore
  const borrowerIds = await knownBorrowers(q, batch.map(({ terms }) => terms.borrowerNo)); // prettier-ignore
  const identities = new Map<string, string>();
  const outcomes: LoanOutcome[] = [];
  for (const unit of batch) {
    const { terms } = unit;
    const known = here.get(terms.loanNo);
    const problem = known ? changeOf(unit, known, openings.get(known.id)) : null;
    if (known) {
      outcomes.push(problem ? { unit, kind: "refused", problem } : { unit, kind: "unchanged" });
      continue;
    }
    const identity = await knownIdentity(services, q, terms.borrowerNo, borrowerIds, identities, people);
    if (identity !== null && identity !== identityOf(terms.person)) {
      outcomes.push({ unit, kind: "refused", problem: otherPerson });
      continue;
    }
    if (insert) {
      borrowerIds.set(terms.borrowerNo, await write(services, q, unit, borrowerIds.get(terms.borrowerNo), insert));
      identities.set(terms.borrowerNo, identityOf(terms.person));
    } else {
      people.trialPeople.set(terms.borrowerNo, identityOf(terms.person));
    }
    outcomes.push({ unit, kind: "added" });
  }
  return outcomes;
}

const otherPerson: CellProblem = {
  column: null,
  code: "borrower_differs",
  message:
    "The borrower's number belongs to somebody with another name or date of birth. Two people under one number would see each other's loans.",
};

/** Why a loan that is here may not be imported again; null when nothing changed. */
function changeOf({ terms, built }: LoanUnit, known: KnownLoan, opening: Opening | undefined): CellProblem | null {
  if (known.termsHash !== built.termsHash) {
    return {
      column: null,
      code: "terms_changed",
      message: `Loan ${terms.loanNo} is here with other terms. Signed terms are not overwritten; agree new ones or use a new number.`,
    };
  }
  const held = opening ? JSON.stringify([opening.effective, opening.paid, opening.unpaid]) : null;
  const given = built.opening && JSON.stringify([built.opening.effective, built.opening.paid, built.opening.unpaid]);
  if (held === given) return null;
  return {
    column: null,
    code: "opening_changed",
    message: `Loan ${terms.loanNo} was taken over with other paid amounts or another day. Post what was paid since as payments.`,
  };
}

/** Name and date of birth under a borrower's number, as far as somebody is known by it. */
async function knownIdentity(
  { keyring }: ImportServices,
  q: Queryable,
  borrowerNo: string,
  ids: ReadonlyMap<string, string>,
  identities: Map<string, string>,
  { trialPeople }: People,
): Promise<string | null> {
  const seen = identities.get(borrowerNo) ?? trialPeople.get(borrowerNo);
  if (seen !== undefined) return seen;
  const id = ids.get(borrowerNo);
  if (id === undefined) return null;
  const details = await borrowerDetails(q, keyring, id);
  const identity = details ? identityOf(details) : null;
  if (identity !== null) identities.set(borrowerNo, identity);
  return identity;
}

function identityOf({ name, birthDate }: Pick<BorrowerDetails, "name" | "birthDate">): string {
  return `${name ?? ""}|${birthDate ?? ""}`;
}

/** Writes borrower (where new), product, loan and opening. @returns the borrower's id. */
async function write(
  { keyring, clock, ids }: ImportServices,
  tx: Queryable,
  { terms, built }: LoanUnit,
  knownBorrower: string | undefined,
  insert: Inserts,
): Promise<string> {
  const now = clock.now();
  const { contract, schedule, opening, termsHash } = built;
  // Ids in order of time lie beside each other in the file: a book is written, and walked at night, several times as fast.
  const borrowerId = knownBorrower ?? ids.ordered(now);
  if (knownBorrower === undefined) {
    const { borrowerNo, person, lang, timeZone } = terms;
    insert.borrower(sealedBorrower(keyring, { id: borrowerId, borrowerNo, ...person, lang, timeZone, createdAt: now }));
  }
  if (!insert.products.has(contract.product)) {
    await ensureProduct(tx, contract.product, now);
    insert.products.add(contract.product);
  }
  const id = ids.ordered(now);
  const { loanNo, profile } = terms;
  insert.loan(loanRow({ id, loanNo, borrowerId, profile, contract, schedule }, termsHash, now));
  if (opening) {
    const entry = { kind: "opening", id: ids.ordered(now), enteredAt: now, ...opening } as const;
    insert.entry(entryRow(id, entry, "opening", now));
  }
  return borrowerId;
}

import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Contract, Product } from "#app/lending/contract.ts";
import type { Schedule } from "#app/lending/schedule.ts";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { loans, products, type SignedTerms } from "#db/schema/loans.ts";
import { packSchedule, unpackSchedule } from "./packed-schedule.ts";

/** A loan as signed: everything the lending core needs except the ledger. */
export interface Loan {
  id: string;
  loanNo: string;
  borrowerId: string;
  /** Key of its policy profile. */
  profile: string;
  contract: Contract;
  schedule: Schedule;
}

/** The row of a new loan. */
export function loanRow(loan: Loan, termsHash: string, createdAt: number): typeof loans.$inferInsert {
  const { product, ...terms } = loan.contract;
  return {
    id: loan.id,
    loanNo: loan.loanNo,
    borrowerId: loan.borrowerId,
    profile: loan.profile,
    productId: product.id,
    productVersion: product.version,
    currency: terms.currency,
    principal: terms.principal,
    annualRatePpm: terms.annualRatePpm,
    startDay: terms.startDay,
    contract: terms,
    schedule: packSchedule(loan.schedule),
    termsHash,
    createdAt,
  };
}

/** Adds a loan; its product must be there. */
export async function insertLoan(tx: Queryable, loan: Loan, termsHash: string, createdAt: number): Promise<void> {
  await tx.insert(loans).values(loanRow(loan, termsHash, createdAt));
}

/** Adds a product version once. @throws when the same version exists with other conventions. */
export async function ensureProduct(tx: Queryable, product: Product, createdAt: number): Promise<void> {
  await tx
    .insert(products)
    .values({ id: product.id, version: product.version, conventions: product, createdAt })
    .onConflictDoNothing();
  const [kept] = await tx
    .select({ conventions: products.conventions })
    .from(products)
    .where(and(eq(products.id, product.id), eq(products.version, product.version)));
  if (JSON.stringify(kept?.conventions) !== JSON.stringify(product)) {
    throw new Error(
      `Product ${product.id} version ${product.version} exists with other conventions; give it a new version.`,
    );
  }
}

const loanColumns = {
  id: loans.id,
  loanNo: loans.loanNo,
  borrowerId: loans.borrowerId,
  profile: loans.profile,
  terms: loans.contract,
  schedule: loans.schedule,
  product: products.conventions,
};

const selectLoans = (q: Queryable) =>
  q
    .select(loanColumns)
    .from(loans)
    .innerJoin(products, and(eq(products.id, loans.productId), eq(products.version, loans.productVersion)));

const ofBorrower = prepared((q) =>
  selectLoans(q)
    .where(eq(loans.borrowerId, sql.placeholder("borrowerId")))
    .orderBy(asc(loans.startDay), asc(loans.id))
    .prepare(),
);
const ownLoan = prepared((q) =>
  selectLoans(q)
    .where(and(eq(loans.id, sql.placeholder("id")), eq(loans.borrowerId, sql.placeholder("borrowerId"))))
    .prepare(),
);
const byNo = prepared((q) =>
  selectLoans(q)
    .where(eq(loans.loanNo, sql.placeholder("loanNo")))
    .prepare(),
);
const byId = prepared((q) =>
  selectLoans(q)
    .where(eq(loans.id, sql.placeholder("id")))
    .prepare(),
);

/** All loans of a borrower, oldest first. */
export async function loansOfBorrower(q: Queryable, borrowerId: string): Promise<Loan[]> {
  return (await ofBorrower(q).execute({ borrowerId })).map(toLoan);
}

/** A loan, if it is this borrower's: foreign and missing look the same. */
export async function loanOfBorrower(q: Queryable, borrowerId: string, id: string): Promise<Loan | null> {
  const [row] = await ownLoan(q).execute({ id, borrowerId });
  return row ? toLoan(row) : null;
}

/** A loan by the lender's number, for staff and commands. */
export async function loanByNo(q: Queryable, loanNo: string): Promise<Loan | null> {
  const [row] = await byNo(q).execute({ loanNo });
  return row ? toLoan(row) : null;
}

/** A loan by its id, for staff, jobs and the payment inbox. */
export async function loanById(q: Queryable, id: string): Promise<Loan | null> {
  const [row] = await byId(q).execute({ id });
  return row ? toLoan(row) : null;
}

/** The next loans of the whole book in order of id, for jobs that walk it. */
export async function loansAfter(q: Queryable, afterId: string, limit: number): Promise<Loan[]> {
  return (await selectLoans(q).where(gt(loans.id, afterId)).orderBy(asc(loans.id)).limit(limit)).map(toLoan);
}

type LoanFields = Pick<Loan, "id" | "loanNo" | "borrowerId" | "profile"> & {
  terms: SignedTerms;
  schedule: Parameters<typeof unpackSchedule>[0];
  product: Product;
};

function toLoan({ terms, product, schedule, ...loan }: LoanFields): Loan {
  return { ...loan, contract: { ...terms, product }, schedule: unpackSchedule(schedule) };
}

/** Only the ids of a borrower's loans, oldest first. */
export async function loanIdsOfBorrower(q: Queryable, borrowerId: string): Promise<string[]> {
  const rows = await q
    .select({ id: loans.id })
    .from(loans)
    .where(eq(loans.borrowerId, borrowerId))
    .orderBy(asc(loans.startDay), asc(loans.id));
  return rows.map((row) => row.id);
}

/** Whether there is no loan at all. */
export async function bookIsEmpty(q: Queryable): Promise<boolean> {
  return (await q.select({ id: loans.id }).from(loans).limit(1)).length === 0;
}

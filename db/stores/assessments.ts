import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Contract, Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { Schedule } from "#app/lending/schedule.ts";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { assessments } from "#db/schema/assessments.ts";
import { borrowers } from "#db/schema/borrowers.ts";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { loans, products, type SignedTerms } from "#db/schema/loans.ts";
import type { BorrowerLang } from "./borrowers.ts";
import { type PackedSchedule, unpackSchedule } from "./packed-schedule.ts";

export type Assessment = typeof assessments.$inferSelect;

/** A loan with its ledger as they lie in the file: opened one by one, so that what was opened can be let go of again. */
export interface PackedLoan {
  readonly id: string;
  readonly borrowerId: string;
  readonly profile: string;
  readonly lang: BorrowerLang;
  open(): { contract: Contract; schedule: Schedule; entries: Entry[] };
}

/** The time zones that borrowers live in. One step down the index per zone, however many borrowers there are. */
export async function zonesOfBook(q: Queryable): Promise<string[]> {
  const zones: string[] = [];
  for (;;) {
    const [next] = await q
      .select({ timeZone: borrowers.timeZone })
      .from(borrowers)
      .where(gt(borrowers.timeZone, zones.at(-1) ?? ""))
      .orderBy(asc(borrowers.timeZone))
      .limit(1);
    if (!next) return zones;
    zones.push(next.timeZone);
  }
}

/** The run of a zone and day, begun if it is not there. */
export async function beginAssessment(
  tx: Queryable,
  run: { timeZone: string; day: EpochDay },
  now: number,
): Promise<Assessment> {
  await tx
    .insert(assessments)
    .values({ ...run, startedAt: now })
    .onConflictDoNothing();
  const [row] = await tx
    .select()
    .from(assessments)
    .where(and(eq(assessments.timeZone, run.timeZone), eq(assessments.day, run.day)));
  if (!row) throw new Error("An assessment that was begun is not there.");
  return row;
}

/** Moves a run on from where its holder believes it is. @returns false when somebody else has moved it. */
export async function advanceAssessment(
  tx: Queryable,
  run: Pick<Assessment, "timeZone" | "day" | "afterBorrower">,
  to: { borrower: string; loans: number; finishedAt: number | null },
): Promise<boolean> {
  const moved = await tx
    .update(assessments)
    .set({
      afterBorrower: to.borrower,
      loans: sql`${assessments.loans} + ${to.loans}`,
      finishedAt: to.finishedAt,
    })
    .where(
      and(
        eq(assessments.timeZone, run.timeZone),
        eq(assessments.day, run.day),
        eq(assessments.afterBorrower, run.afterBorrower),
      ),
    )
    .returning({ day: assessments.day });
  return moved.length > 0;
}

/** Takes runs from a day on up again from the first borrower: after an import there are loans that they have not seen. */
export async function reopenAssessments(tx: Queryable, from: EpochDay): Promise<void> {
  await tx.delete(assessments).where(gt(assessments.day, from - 1));
}

/** The latest runs, newest first. */
export async function latestAssessments(q: Queryable, limit: number): Promise<Assessment[]> {
  return q.select().from(assessments).orderBy(desc(assessments.day), asc(assessments.timeZone)).limit(limit);
}

const borrowersOfZone = prepared((q) =>
  q
    .select({ id: borrowers.id, lang: borrowers.lang })
    .from(borrowers)
    .where(and(eq(borrowers.timeZone, sql.placeholder("timeZone")), gt(borrowers.id, sql.placeholder("after"))))
    .orderBy(asc(borrowers.id))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

const listed = sql`(select value from json_each(${sql.placeholder("list")}))`;

// Texts, not objects: the column would be opened for a whole batch at once otherwise.
const asText = (column: SQLiteColumn) => sql<string>`${column}`;

const loansOfMany = prepared((q) =>
  q
    .select({
      id: loans.id,
      borrowerId: loans.borrowerId,
      profile: loans.profile,
      terms: asText(loans.contract),
      schedule: asText(loans.schedule),
      productId: loans.productId,
      productVersion: loans.productVersion,
    })
    .from(loans)
    .where(inArray(loans.borrowerId, listed))
    .prepare(),
);

const entriesOfMany = prepared((q) =>
  q
    .select({ loanId: ledgerEntries.loanId, entry: asText(ledgerEntries.entry) })
    .from(ledgerEntries)
    .where(inArray(ledgerEntries.loanId, listed))
    .orderBy(asc(ledgerEntries.loanId), asc(ledgerEntries.id))
    .prepare(),
);

/** Product conventions by id and version, each read once: many loans share one, and none ever changes. */
export type ProductShelf = Map<string, Product>;

/**
 * The next borrowers of a zone in order of id, with their loans and ledgers, in three queries.
 *
 * @returns the loans and the last borrower they belong to; null when nobody is left.
 */
export async function nextOfBook(
  q: Queryable,
  shelf: ProductShelf,
  from: { timeZone: string; after: string; limit: number },
): Promise<{ last: string; loans: PackedLoan[] } | null> {
  const people = await borrowersOfZone(q).execute(from);
  const last = people.at(-1);
  if (!last) return null;
  const langOf = new Map(people.map(({ id, lang }) => [id, lang]));
  const rows = await loansOfMany(q).execute({ list: JSON.stringify(people.map(({ id }) => id)) });
  const ledgers = new Map<string, string[]>(rows.map(({ id }) => [id, []]));
  const entries = await entriesOfMany(q).execute({ list: JSON.stringify([...ledgers.keys()]) });
  for (const { loanId, entry } of entries) ledgers.get(loanId)?.push(entry);
  const packed: PackedLoan[] = [];
  for (const row of rows) {
    const { id, borrowerId, profile, terms, schedule } = row;
    const product = await onShelf(q, shelf, row);
    const open = () => ({
      contract: { ...(JSON.parse(terms) as SignedTerms), product },
      schedule: unpackSchedule(JSON.parse(schedule) as PackedSchedule),
      entries: (ledgers.get(id) ?? []).map((entry) => JSON.parse(entry) as Entry),
    });
    packed.push({ id, borrowerId, profile, lang: langOf.get(borrowerId) ?? "en", open });
  }
  return { last: last.id, loans: packed };
}

async function onShelf(
  q: Queryable,
  shelf: ProductShelf,
  { productId, productVersion }: { productId: string; productVersion: string },
): Promise<Product> {
  const key = `${productId}|${productVersion}`;
  const known = shelf.get(key);
  if (known) return known;
  const [row] = await q
    .select({ conventions: products.conventions })
    .from(products)
    .where(and(eq(products.id, productId), eq(products.version, productVersion)));
  if (!row) throw new Error("A loan names a product that is not there.");
  shelf.set(key, row.conventions);
  return row.conventions;
}

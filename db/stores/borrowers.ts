import { asc, eq, gt, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import { prepared } from "#db/engine/prepared.ts";
import { borrowers } from "#db/schema/borrowers.ts";

export type BorrowerLang = "zh-CN" | "en";

/** What we know of a person, in the clear. Absent means the lender does not hold it. */
export interface BorrowerDetails {
  name: string | null;
  /** ISO date. */
  birthDate: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  postcode: string | null;
  /** Last characters of the identity document, as the lender holds them. */
  idTail: string | null;
}

export interface NewBorrower extends BorrowerDetails {
  id: string;
  borrowerNo: string;
  lang: BorrowerLang;
  timeZone: string;
  createdAt: number;
}

type SealedField = "name" | "birthDate" | "phone" | "email" | "postcode" | "idTail";

const keyPlace = (id: string) => `borrowers|data_key|${id}`;
const place = (id: string, field: SealedField) => `borrowers|${field}|${id}`;

/** The row of a new borrower, sealed under a data key of its own. */
export function sealedBorrower(keyring: Keyring, borrower: NewBorrower): typeof borrowers.$inferInsert {
  const sealer = keyring.newSealer(keyPlace(borrower.id));
  const seal = (field: SealedField): Buffer | null => {
    const text = borrower[field];
    return text === null ? null : sealer.seal(place(borrower.id, field), text);
  };
  return {
    id: borrower.id,
    borrowerNo: borrower.borrowerNo,
    dataKey: sealer.wrappedKey,
    nameSealed: seal("name"),
    birthDateSealed: seal("birthDate"),
    phoneSealed: seal("phone"),
    phoneIndex: borrower.phone === null ? null : phoneIndex(keyring, borrower.phone),
    emailSealed: seal("email"),
    emailIndex: borrower.email === null ? null : keyring.index("email", borrower.email.toLowerCase()),
    postcodeSealed: seal("postcode"),
    idTailSealed: seal("idTail"),
    lang: borrower.lang,
    timeZone: borrower.timeZone,
    createdAt: borrower.createdAt,
  };
}

export async function insertBorrower(tx: Queryable, keyring: Keyring, borrower: NewBorrower): Promise<void> {
  await tx.insert(borrowers).values(sealedBorrower(keyring, borrower));
}

/** Finds people by phone without the phone standing anywhere in the clear. @param phone E.164 */
export function phoneIndex(keyring: Keyring, phone: string): string {
  return keyring.index("phone", phone);
}

const byId = prepared((q) =>
  q
    .select()
    .from(borrowers)
    .where(eq(borrowers.id, sql.placeholder("id")))
    .prepare(),
);

/** Everything held about a borrower, opened; null when unknown or erased. */
export async function borrowerDetails(
  q: Queryable,
  keyring: Keyring,
  id: string,
): Promise<(BorrowerDetails & { lang: BorrowerLang; timeZone: string; phoneIndex: string | null }) | null> {
  const [row] = await byId(q).execute({ id });
  if (!row?.dataKey) return null;
  const { dataKey } = row;
  const open = (field: SealedField, sealed: Buffer | null) =>
    sealed === null ? null : keyring.open(dataKey, keyPlace(id), place(id, field), sealed);
  return {
    name: open("name", row.nameSealed),
    birthDate: open("birthDate", row.birthDateSealed),
    phone: open("phone", row.phoneSealed),
    email: open("email", row.emailSealed),
    postcode: open("postcode", row.postcodeSealed),
    idTail: open("idTail", row.idTailSealed),
    lang: row.lang,
    timeZone: row.timeZone,
    phoneIndex: row.phoneIndex,
  };
}

/** Borrowers reached under a phone number. */
export async function borrowersWithPhone(q: Queryable, index: string): Promise<Array<{ id: string }>> {
  return q.select({ id: borrowers.id }).from(borrowers).where(eq(borrowers.phoneIndex, index));
}

/** The borrower with the lender's number, if we hold one. */
export async function borrowerIdByNo(q: Queryable, borrowerNo: string): Promise<string | null> {
  const [row] = await q.select({ id: borrowers.id }).from(borrowers).where(eq(borrowers.borrowerNo, borrowerNo));
  return row?.id ?? null;
}

const settingsById = prepared((q) =>
  q
    .select({ lang: borrowers.lang, timeZone: borrowers.timeZone })
    .from(borrowers)
    .where(eq(borrowers.id, sql.placeholder("id")))
    .prepare(),
);

/** How a borrower reads and where they live, without opening anything personal. */
export async function borrowerSettings(
  q: Queryable,
  id: string,
): Promise<{ lang: BorrowerLang; timeZone: string } | null> {
  const [row] = await settingsById(q).execute({ id });
  return row ?? null;
}

/** The next borrowers of the whole book in order of id, for jobs that walk it. */
export async function borrowersAfter(
  q: Queryable,
  afterId: string,
  limit: number,
): Promise<Array<{ id: string; lang: BorrowerLang; timeZone: string }>> {
  return q
    .select({ id: borrowers.id, lang: borrowers.lang, timeZone: borrowers.timeZone })
    .from(borrowers)
    .where(gt(borrowers.id, afterId))
    .orderBy(asc(borrowers.id))
    .limit(limit);
}

/** Puts another number or address in place of the one on file. @param value E.164, or an e-mail address */
export async function changeBorrowerContact(
  tx: Queryable,
  keyring: Keyring,
  id: string,
  field: "phone" | "email",
  value: string,
): Promise<void> {
  const [row] = await byId(tx).execute({ id });
  if (!row?.dataKey) throw new Error("An erased borrower cannot be changed.");
  const sealed = keyring.seal(row.dataKey, keyPlace(id), place(id, field), value);
  const change =
    field === "phone"
      ? { phoneSealed: sealed, phoneIndex: phoneIndex(keyring, value) }
      : { emailSealed: sealed, emailIndex: keyring.index("email", value.toLowerCase()) };
  await tx.update(borrowers).set(change).where(eq(borrowers.id, id));
}

export async function changeBorrowerLang(tx: Queryable, id: string, lang: BorrowerLang): Promise<void> {
  await tx.update(borrowers).set({ lang }).where(eq(borrowers.id, id));
}

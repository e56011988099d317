import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type CsvItem, csvRecords } from "#app/imports/csv-records.ts";
import { readBookHeader } from "#app/imports/header.ts";
import { type Mapping, readMapping } from "#app/imports/mapping.ts";
import { type LoanRowReading, loanRowReader } from "#app/imports/read-loan-row.ts";
import { dayOf } from "#app/lending/calendar.ts";
import { ownBook, testFile } from "./support.ts";

const asOf = dayOf(2026, 11, 18);

function mappingOf(name: string): Mapping {
  const reading = readMapping(readFileSync(`app/imports/mappings/${name}.json`, "utf8"));
  if (!reading.ok) throw new Error(reading.problems.join("; "));
  return reading.mapping;
}

async function itemsOf(path: string): Promise<CsvItem[]> {
  const items: CsvItem[] = [];
  for await (const item of csvRecords(path)) items.push(item);
  return items;
}

async function readBook(path: string, mapping: Mapping, day = asOf): Promise<LoanRowReading[]> {
  let read: ReturnType<typeof loanRowReader> | null = null;
  const rows: LoanRowReading[] = [];
  for await (const item of csvRecords(path)) {
    if (item.kind === "header") {
      const header = readBookHeader(item.columns, mapping);
      if (!header.ok) throw new Error(header.problems.map(({ message }) => message).join(" "));
      read = loanRowReader(mapping, header.indexOf, day);
    } else if (item.kind === "row" && read) rows.push(read(item));
  }
  return rows;
}

async function problemsOf(row: Parameters<typeof ownBook>[0]): Promise<string[]> {
  const [reading] = await readBook(testFile(ownBook(row)), mappingOf("own-format"));
  if (!reading || reading.ok) return [];
  return reading.problems.map(({ column, code }) => `${column}: ${code}`);
}

test("a row of the own format is read to the minor unit", async () => {
  const [reading] = await readBook(testFile(`\uFEFF${ownBook({})}`), mappingOf("own-format"));
  expect(reading).toMatchObject({
    ok: true,
    terms: {
      loanNo: "A-1",
      person: { name: "陈示例", birthDate: "1990-01-31", phone: "+8613800138000", idTail: "12345X" },
      profile: "cn.licensed.loan",
      principal: 6_000_000,
      annualRatePpm: 120_000,
      firstDueDay: dayOf(2025, 10, 6),
      anchorDay: 6,
      count: 24,
      instalment: null,
      opening: {
        day: asOf,
        paid: { principal: 3_250_000, interest: 585_000, penalty: 0, fee: 0 },
        unpaid: { penalty: 0, fee: 0 },
      },
    },
  });
});

test.each([
  [{ loan_no: "" }, "loan_no: value_missing"],
  [{ loan_no: "=1+1" }, "loan_no: bad_text"],
  [{ principal: "-60000" }, "principal: negative_amount"],
  [{ principal: "0", paid_principal: "" }, "principal: bad_amount"],
  [{ principal: "60,000" }, "principal: bad_amount"],
  [{ principal: "60000.001" }, "principal: bad_amount"],
  [{ annual_rate: "twelve" }, "annual_rate: bad_rate"],
  [{ annual_rate: "-1" }, "annual_rate: bad_rate"],
  [{ start_date: "2025-02-30" }, "start_date: bad_date"],
  [{ start_date: "06/09/2025" }, "start_date: bad_date"],
  [{ first_due_date: "2025-09-06" }, "first_due_date: dates_out_of_order"],
  [{ count: "24.5" }, "count: bad_count"],
  [{ count: "0" }, "count: bad_count"],
  [{ phone: "12" }, "phone: bad_phone"],
  [{ email: "nobody" }, "email: bad_email"],
  [{ id_tail: "310101199001011234" }, "id_tail: bad_text"],
  [{ lang: "fr" }, "lang: value_unknown"],
  [{ time_zone: "Asia/Atlantis" }, "time_zone: value_unknown"],
  [{ profile: "xx.loan" }, "profile: value_unknown"],
  [{ product: "none-such" }, "product: value_unknown"],
  [{ currency: "yuan" }, "currency: value_unknown"],
  [{ paid_principal: "60000.01" }, "paid_principal: paid_too_much"],
  [{ paid_as_of: "2027-01-01" }, "paid_as_of: opening_in_future"],
  [{ birth_date: "", postcode: "", id_tail: "" }, "birth_date: no_identity_factor"],
  [{ name: "line\nbreak" }, "name: control_character"],
  [{ name: "x".repeat(10 * 1024 * 1024) }, "name: cell_too_long"],
])("a bad cell is named with its column: %#", async (row, expected) => {
  expect(await problemsOf(row)).toEqual([expected]);
});

test("all problems of a row are reported at once", async () => {
  expect(await problemsOf({ principal: "x", annual_rate: "y", birth_date: "z" })).toEqual([
    "principal: bad_amount",
    "annual_rate: bad_rate",
    "birth_date: bad_date",
  ]);
});

test("messages do not repeat personal data", async () => {
  const [reading] = await readBook(
    testFile(ownBook({ phone: "secret-phone", email: "secret-mail", id_tail: "secret-id", birth_date: "1990-13-01" })),
    mappingOf("own-format"),
  );
  expect(reading?.ok).toBe(false);
  expect(JSON.stringify(reading)).not.toMatch(/secret|1990-13-01/);
});

test("a cell in another encoding is refused with its row and column, the rows around it are read", async () => {
  const [header, row] = ownBook({ name: "NAME" }).split("\n");
  const gbk = Buffer.concat([Buffer.from(`${row?.split("NAME")[0]}`), Buffer.from([0xb3, 0xc2, 0xc1, 0xa2]), Buffer.from(`${row?.split("NAME")[1]}`)]); // prettier-ignore
  const path = testFile(Buffer.concat([Buffer.from(`${header}\n`), gbk, Buffer.from(`\n${row}\n`)]));
  const items = await itemsOf(path);
  expect(items[1]).toMatchObject({ kind: "row", row: 2, problems: [{ column: "name", code: "not_utf8" }] });
  expect(items[2]).toMatchObject({ kind: "row", row: 3, problems: [] });
});

test("UTF-16, nothing at all, no file and an open quote end the reading with a reason", async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ownBook({}), "utf16le")]);
  expect(await itemsOf(testFile(utf16))).toMatchObject([{ kind: "broken", problem: { code: "not_utf8" } }]);
  expect(await itemsOf(testFile(""))).toMatchObject([{ kind: "broken", row: null, problem: { code: "file_empty" } }]);
  expect(await itemsOf("/nowhere/book.csv")).toMatchObject([{ kind: "broken", problem: { code: "file_unreadable" } }]);
  const open = await itemsOf(testFile('a,b\n1,2\n3,"4\n5,6\n'));
  expect(open.at(-1)).toMatchObject({ kind: "broken", row: 3, problem: { code: "broken_quotes" } });
});

test("rows are counted as a spreadsheet counts them, blank lines included", async () => {
  const items = await itemsOf(testFile("a,b\n1,2\n\n3\n"));
  expect(items.slice(1)).toMatchObject([
    { row: 2, problems: [] },
    { row: 4, problems: [{ column: "b", code: "cell_count" }] },
  ]);
});

test("missing, unknown and doubled columns are named", () => {
  const mapping = mappingOf("lending-club-2018");
  const columns = ["loan_no", "loan_amount", "term", "interest_rate", "installment", "issue_month", "loan_status",
    "balance", "paid_total", "paid_principal", "paid_interest", "state", "annual_income", "grade", "grade"]; // prettier-ignore
  expect(readBookHeader(columns, mapping)).toMatchObject({
    ok: false,
    problems: [
      { column: "paid_late_fees", code: "column_missing" },
      { column: "grade", code: "column_unknown" },
      { column: "grade", code: "column_twice" },
    ],
  });
});

test("a mapping with a word that is not in the vocabulary is refused with its place", () => {
  const text = readFileSync("app/imports/mappings/own-format.json", "utf8").replace('"count": {', '"counted": {');
  const reading = readMapping(text);
  expect(reading.ok).toBe(false);
  expect(!reading.ok && reading.problems.join(" ")).toMatch(/fields.*count/);
  expect(readMapping("{").ok).toBe(false);
});

test("all 5,000 published loans are read, each with the same made-up person every time", async () => {
  const path = "../shared/data/lending_club_2018q1_a.csv";
  const mapping = mappingOf("lending-club-2018");
  const rows = await readBook(path, mapping, dayOf(2018, 6, 30));
  expect(rows).toHaveLength(5_000);
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
  const [first] = rows;
  expect(first).toMatchObject({
    ok: true,
    terms: {
      loanNo: "LC00001",
      timeZone: "America/New_York",
      principal: 2_800_000,
      annualRatePpm: 140_700,
      startDay: dayOf(2018, 3, 31),
      firstDueDay: dayOf(2018, 4, 30),
      anchorDay: 31,
      instalment: 65_253,
      opening: { paid: { principal: 98_414, interest: 101_519, penalty: 0, fee: 0 } },
    },
  });
  const again = await readBook(path, mapping, dayOf(2018, 6, 30));
  expect(again[4_999]).toEqual(rows[4_999]);
});

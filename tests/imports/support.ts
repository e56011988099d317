import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A file with this content, gone when the test ends. */
export function testFile(content: string | Buffer, name = "book.csv"): string {
  const folder = mkdtempSync(join(tmpdir(), "portal-import-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The columns of the product's own format, in order. */
export const ownColumns = [
  "loan_no", "borrower_no", "name", "birth_date", "phone", "email", "postcode", "id_tail", "lang", "time_zone",
  "profile", "product", "currency", "principal", "annual_rate", "start_date", "first_due_date", "count", "instalment",
  "paid_principal", "paid_interest", "paid_penalty", "paid_fee", "paid_as_of",
] as const; // prettier-ignore
type OwnColumn = (typeof ownColumns)[number];

/** ¥60,000.00 over 24 equal-principal months at 12 %, thirteen of them paid. */
export const sampleRow: Readonly<Record<OwnColumn, string>> = {
  loan_no: "A-1",
  borrower_no: "B-1",
  name: "陈示例",
  birth_date: "1990-01-31",
  phone: "138 0013 8000",
  email: "someone@example.com",
  postcode: "200000",
  id_tail: "12345X",
  lang: "zh-CN",
  time_zone: "Asia/Shanghai",
  profile: "cn.licensed.loan",
  product: "cn-equal-principal",
  currency: "CNY",
  principal: "60000.00",
  annual_rate: "12",
  start_date: "2025-09-06",
  first_due_date: "2025-10-06",
  count: "24",
  instalment: "",
  paid_principal: "32500.00",
  paid_interest: "5850.00",
  paid_penalty: "",
  paid_fee: "",
  paid_as_of: "",
};

/** A book in the product's own format; each row is the sample row with these cells replaced. */
export function ownBook(...rows: Partial<Record<OwnColumn, string>>[]): string {
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => ownColumns.map((column) => quoted({ ...sampleRow, ...row }[column])).join(","));
  return [ownColumns.join(","), ...lines, ""].join("\n");
}

// @ts-check
// The yardstick: a balance page as node:http and SQLite alone can make it, with the same questions to the database and
// about the same page. No framework, no escaping, no languages, no headers worth the name.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import Sqlite from "better-sqlite3";

const [file = "", port = "0", loanId = "", pageBytes = "8000"] = process.argv.slice(2);
const db = new Sqlite(file, { readonly: true });
const session = db.prepare("select * from sessions where id_hash = ? and ended_at is null");
const person = db.prepare("select lang, time_zone from borrowers where id = ?");
const loan = db.prepare(
  "select l.*, p.conventions from loans l join products p on p.id = l.product_id and p.version = l.product_version where l.id = ? and l.borrower_id = ?",
);
const ledger = db.prepare("select entry from ledger_entries where loan_id = ? order by id");
const filler = "x".repeat(Number(pageBytes));

createServer((request, response) => {
  const cookie = /b=([^;]+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
  const found = /** @type {any} */ (session.get(createHash("sha256").update(cookie).digest("hex")));
  const owner = /** @type {any} */ (person.get(found?.borrower_id));
  const row = /** @type {any} */ (loan.get(loanId, found?.borrower_id));
  const entries = /** @type {any[]} */ (ledger.all(loanId));
  const terms = JSON.parse(row.contract);
  const schedule = JSON.parse(row.schedule);
  JSON.parse(row.conventions);
  const paid = entries.map(({ entry }) => JSON.parse(entry)).reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const due = schedule.reduce(
    (/** @type {number} */ sum, /** @type {number[]} */ r) => sum + (r[3] ?? 0) + (r[4] ?? 0),
    0,
  );
  const body = `<!DOCTYPE html><html lang="${owner.lang}"><title>Your account</title><h1>${due - paid} ${terms.currency}</h1><!--${filler}--></html>`;
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(port), "127.0.0.1", () => console.log("listening"));

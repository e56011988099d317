import { expect, test } from "vitest";
import { startSession } from "#app/access/start-session.ts";
import type { RequestContext } from "#app/http/context.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { loader as breakdown } from "#app/routes/loans.$loanId.breakdown.tsx";
import { loader as home } from "#app/routes/loans.$loanId.tsx";
import { loader as list } from "#app/routes/loans.tsx";
import { openSqlite } from "#db/engine/sqlite.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { testContract, testProduct } from "#tests/support/loans.ts";
import { addBorrower, testServices } from "#tests/support/people.ts";

/** A borrower with so many loans, each with so many payments, in a book of so many others. */
async function book(size: { loans: number; payments: number; others: number }) {
  const services = testServices();
  const me = await addBorrower(services.db);
  const others = await Promise.all(Array.from({ length: size.others }, () => addBorrower(services.db)));
  const schedule = makeSchedule(testContract);
  await services.db.transact(async (tx) => {
    await ensureProduct(tx, testProduct, 0);
    const owners = [...Array.from({ length: size.loans }, () => me), ...others];
    for (const [nr, owner] of owners.entries()) {
      const loan = { id: `l${nr}`, loanNo: `L${nr}`, borrowerId: owner.id, profile: "cn.licensed.loan" };
      await insertLoan(tx, { ...loan, contract: testContract, schedule }, "hash", 0);
      for (let paid = 0; paid < size.payments; paid += 1) {
        const entry = { kind: "payment", id: `p${paid}`, effective: 20_400, enteredAt: paid, amount: 100 } as const;
        await appendEntry(tx, loan.id, entry, `r${paid}`, 0);
      }
    }
  });
  const cookie = await services.db.transact((tx) => startSession(tx, services, me.id));
  return { services, cookie };
}

async function statements(size: Parameters<typeof book>[0], path: string, loader: typeof home | typeof list) {
  const { services, cookie } = await book(size);
  const seen: string[] = [];
  const db = openSqlite(services.db.path, (sql) => seen.push(sql));
  const context = { ...services, db, env: { origin: "http://localhost" } } as unknown as RequestContext;
  const request = new Request(`http://localhost${path}`, { headers: { cookie: `b=${cookie}` } });
  seen.length = 0;
  await loader({ request, params: { loanId: "l0" }, context: context as never });
  await db.close();
  return seen.filter((sql) => !sql.startsWith("PRAGMA")).length;
}

test.each([
  // The session, the loan, its ledger, what is being paid, and the plan, promise, request, help and dispute that stand.
  ["home", "/loans/l0", home, 9],
  ["breakdown", "/loans/l0/breakdown", breakdown, 3],
  ["list", "/loans", list, 5],
] as const)("the %s page asks the same few questions of any book", async (_name, path, loader, most) => {
  const small = await statements({ loans: 1, payments: 0, others: 0 }, path, loader as typeof home);
  const large = await statements({ loans: 9, payments: 40, others: 60 }, path, loader as typeof home);
  expect(large).toBe(small);
  expect(small).toBeLessThanOrEqual(most);
});

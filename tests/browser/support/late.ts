import { mintLink } from "#app/access/mint-link.ts";
import type { HouseServices } from "#app/http/house.ts";
import { paths } from "#app/http/paths.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { testContract } from "#tests/support/loans.ts";

const birthDate = "1990-03-07";

/**
 * Somebody of one's own with a loan of which only the latest instalment is late, so that no other test meets what becomes
 * of it. ¥60,000.00 over 24 months; the 14th, of 6 November, was not paid.
 */
export async function somebodyALittleLate({ db, keyring, ids, clock }: HouseServices, lang: "zh-CN" | "en", loans = 1) {
  const borrowerId = ids.random();
  const loanIds = Array.from({ length: loans }, () => ids.random());
  const at = clock.now();
  const schedule = makeSchedule(testContract);
  const token = await db.transact(async (tx) => {
    const person = { name: "王小明", birthDate, phone: "+8613800009999", email: null, postcode: null, idTail: null };
    const place = { id: borrowerId, borrowerNo: borrowerId, lang, timeZone: "Asia/Shanghai", createdAt: at };
    await insertBorrower(tx, keyring, { ...person, ...place });
    await ensureProduct(tx, testContract.product, at);
    for (const id of loanIds) {
      const loanNo = `T-${id.slice(0, 6)}`;
      const loan = { loanNo, borrowerId, profile: "cn.licensed.loan", contract: testContract, schedule } as const;
      await insertLoan(tx, { id, ...loan }, "0".repeat(64), at);
      for (const row of schedule.rows.filter(({ nr }) => nr < 14)) {
        const amount = row.principal + row.interest;
        const entry: Entry = { kind: "payment", id: ids.ordered(at), effective: row.due, enteredAt: at, amount };
        await appendEntry(tx, id, entry, `test:${row.nr}`, at);
      }
    }
    return mintLink(tx, { clock, ids, keyring }, borrowerId);
  });
  const again = async () => ({
    path: paths.link({ locator: await db.transact((tx) => mintLink(tx, { clock, ids, keyring }, borrowerId)) }),
    birthDate,
  });
  const [loanId = "", second = ""] = loanIds;
  return { borrowerId, loanId, second, birthDate, path: paths.link({ locator: token }), again };
}

import { mintLink } from "#app/access/mint-link.ts";
import type { HouseServices } from "#app/http/house.ts";
import { paths } from "#app/http/paths.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { agreePlan } from "#app/plans/agree-plan.ts";
import { readPlanDesk } from "#app/plans/plan-desk.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { testContract } from "#tests/support/loans.ts";
import { openAMinute } from "#tests/support/reading.ts";

/** Somebody new who is one instalment behind and has agreed to a plan; and their link. */
export async function newPersonInPlan(
  services: HouseServices,
): Promise<{ borrowerId: string; loanId: string; path: string; birthDate: string }> {
  const { db, keyring, ids, clock } = services;
  const now = clock.now();
  const borrowerId = ids.random();
  const loanId = ids.random();
  const birthDate = "1987-06-05";
  const timeZone = "Asia/Shanghai";
  const token = await db.transact(async (tx) => {
    const person = { name: "赵宁", birthDate, phone: null, email: null, postcode: null, idTail: null };
    const place = { id: borrowerId, borrowerNo: `T-${borrowerId}`, lang: "zh-CN", timeZone, createdAt: now } as const;
    await insertBorrower(tx, keyring, { ...person, ...place });
    await ensureProduct(tx, testContract.product, now);
    const schedule = makeSchedule(testContract);
    const loan = { id: loanId, loanNo: `T-${loanId}`, borrowerId, profile: "cn.licensed.loan" };
    await insertLoan(tx, { ...loan, contract: testContract, schedule }, "test", now);
    for (const row of schedule.rows.filter(({ nr }) => nr < 14)) {
      const at = row.due * 86_400_000 + 36_000_000;
      const amount = row.principal + row.interest;
      const entry: Entry = { kind: "payment", id: ids.ordered(at), effective: row.due, enteredAt: at, amount };
      await appendEntry(tx, loanId, entry, `test:${entry.id}`, at);
    }
    return mintLink(tx, services, borrowerId);
  });
  const viewer = { borrowerId, timeZone };
  const first = localDay(now, timeZone) + 3;
  await savePlanAnswers(services, viewer, loanId, { wish: { amount: 60_000, every: "monthly", day: 16, first } });
  await savePlanAnswers(services, viewer, loanId, { choice: 6 });
  const shown = (await readPlanDesk(db.read, services, viewer, loanId))?.shown ?? "";
  const opened = openAMinute(services, loanId, shown);
  const agreed = await agreePlan(services, viewer, loanId, { shown, opened, consent: { kind: "tick" } });
  if (!agreed.ok) throw new Error(`No plan: ${agreed.reason}.`);
  return { borrowerId, loanId, path: paths.link({ locator: token }), birthDate };
}

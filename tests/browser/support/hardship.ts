import { expect, type Page } from "@playwright/test";
import { mintLink } from "#app/access/mint-link.ts";
import { paths } from "#app/http/paths.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import type { Services } from "#app/services.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { testContract } from "#tests/support/loans.ts";

export const birthDate = "1990-03-07";
/** As the contract has it: an agreement is signed with exactly this. */
export const nameOnFile = "王小明";

export interface Late {
  readonly path: string;
  readonly birthDate: string;
  readonly borrowerId: string;
  readonly loanId: string;
}

/** Somebody of one's own, so that no other test meets this pause. Nothing was ever paid: everything due is late. */
export async function somebodyLate(services: Services, lang: "zh-CN" | "en"): Promise<Late> {
  const { ids, clock } = services;
  const [id, loanId] = [ids.random(), ids.random()];
  const at = clock.now();
  const token = await services.db.transact(async (tx) => {
    const person = { name: nameOnFile, birthDate, phone: "+8613800009999", email: null, postcode: null, idTail: null };
    const place = { id, borrowerNo: id, lang, timeZone: "Asia/Shanghai", createdAt: at };
    await insertBorrower(tx, services.keyring, { ...person, ...place });
    await ensureProduct(tx, testContract.product, at);
    const schedule = makeSchedule(testContract);
    const loan = { id: loanId, loanNo: loanId, borrowerId: id, contract: testContract, schedule };
    await insertLoan(tx, { ...loan, profile: "cn.licensed.loan" }, "0".repeat(64), at);
    return mintLink(tx, services, id);
  });
  return { path: paths.link({ locator: token }), birthDate, borrowerId: id, loanId };
}

/** "I can't pay": the five questions, checked and sent. @returns the reference that the tracker shows */
export async function ask(page: Page, { loanId }: Late): Promise<string> {
  const go = () => page.locator("main form .btns button").first().click();
  await page.goto(paths.hardship({ loanId }));
  await page.locator('[value="income_fell"]').check();
  await page.locator("#more").fill("每周只有三班。");
  await go();
  await page.locator('[value="three_months"]').check();
  await go();
  await page.locator('[value="not_known"]').check();
  await go();
  await page.locator("#amount").fill("400");
  await go();
  await page.locator('[value="pay_less"]').check();
  await go();
  await page.locator("main form button").click();
  await expect(page).toHaveURL(paths.hardship({ loanId }));
  return (await page.locator(".hero .num").first().textContent()) ?? "";
}

/** Finds a case by what the borrower reads out, and opens it. */
export async function openCase(desk: Page, reference: string): Promise<void> {
  await desk.goto(`${paths.staffHardship()}?q=${reference}`);
  await desk.locator("main table a.num").click();
}

/** An agent proposes interest only first, an approver agrees: the offer goes to the borrower. */
export async function offer(agent: Page, approver: Page, reference: string): Promise<void> {
  await openCase(agent, reference);
  await agent.locator('button[value="claim"]').click();
  await agent.locator('.data thead a[href*="look=1"]').click();
  await agent.locator("#reasons").fill("收入下降，前三期只付利息。");
  await agent.locator('button[value="propose"]').click();
  await expect(agent.locator('button[value="approve"]')).toHaveCount(0);
  await approver.goto(agent.url());
  await approver.locator('button[value="approve"]').click();
}

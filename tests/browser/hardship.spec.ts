import { type Browser, expect, type Page } from "@playwright/test";
import { mintLink } from "#app/access/mint-link.ts";
import { paths } from "#app/http/paths.ts";
import { systemIds } from "#app/ids.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { startStaffSession } from "#app/staff/staff-session.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { staffUserByLogin } from "#db/stores/staff.ts";
import { testContract } from "#tests/support/loans.ts";
import { arrive, type Backstage, test } from "./support/portal.ts";

const birthDate = "1990-03-07";

/** Somebody of one's own, so that no other test meets this pause. Nothing was ever paid: everything due is late. */
async function somebodyLate({ services }: Backstage, lang: "zh-CN" | "en") {
  const id = systemIds.random();
  const loanId = systemIds.random();
  const at = services.clock.now();
  const token = await services.db.transact(async (tx) => {
    const person = { name: "王小明", birthDate, phone: "+8613800009999", email: null, postcode: null, idTail: null };
    const place = { id, borrowerNo: id, lang, timeZone: "Asia/Shanghai", createdAt: at };
    await insertBorrower(tx, services.keyring, { ...person, ...place });
    await ensureProduct(tx, testContract.product, at);
    const schedule = makeSchedule(testContract);
    const loan = {
      id: loanId,
      loanNo: loanId,
      borrowerId: id,
      profile: "cn.licensed.loan",
      contract: testContract,
      schedule,
    };
    await insertLoan(tx, loan, "0".repeat(64), at);
    return mintLink(tx, services, id);
  });
  return { path: paths.link({ locator: token }), birthDate, loanId };
}

/** A page of the desk for one of the sample staff, second factor just shown. */
async function atTheDesk({ services }: Backstage, browser: Browser, origin: string, login: string): Promise<Page> {
  const user = await staffUserByLogin(services.db.read, login);
  if (!user) throw new Error(`No sample staff ${login}.`);
  const started = { staffId: user.id, method: "totp", device: "Test", at: services.clock.now() } as const;
  const value = await services.db.transact((tx) => startStaffSession(tx, services, started));
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false });
  await context.addCookies([{ name: "s", value, url: origin }]);
  return context.newPage();
}

const go = (page: Page) => page.locator("main form .btns button").first().click();

test("asks, is offered terms by two people, agrees, and nothing is overdue any more", async ({
  page,
  backstage,
  browser,
  baseURL,
}, info) => {
  const who = await somebodyLate(backstage, info.project.name.endsWith("zh") ? "zh-CN" : "en");
  const origin = baseURL ?? "";
  await arrive(page, who);
  await page.goto(paths.hardship({ loanId: who.loanId }));
  await page.locator('[value="income_fell"]').check();
  await page.locator("#more").fill("每周只有三班。");
  await go(page);
  await page.locator('[value="three_months"]').check();
  await go(page);
  await page.locator('[value="not_known"]').check();
  await go(page);
  await page.locator("#amount").fill("400");
  await go(page);
  await page.locator('[value="pay_less"]').check();
  await go(page);
  await page.locator("main form button").click();
  await expect(page).toHaveURL(paths.hardship({ loanId: who.loanId }));
  const reference = (await page.locator(".hero .num").first().textContent()) ?? "";

  const agent = await atTheDesk(backstage, browser, origin, "agent");
  await agent.goto(`${paths.staffHardship()}?q=${reference}`);
  await agent.locator("main table a.num").click();
  await agent.locator('button[value="claim"]').click();
  await agent.locator("table small a").nth(1).click();
  await agent.locator("#reasons").fill("收入下降，前三期只付利息。");
  await agent.locator('button[value="propose"]').click();
  await expect(agent.locator('button[value="approve"]')).toHaveCount(0);

  const approver = await atTheDesk(backstage, browser, origin, "approver");
  await approver.goto(agent.url());
  await approver.locator('button[value="approve"]').click();

  await page.goto(paths.hardshipOffer({ loanId: who.loanId }));
  await page.locator("#name").fill("王小明");
  await page.locator("form:has(#name) button").click();
  await expect(page).toHaveURL(paths.hardshipAgreement({ loanId: who.loanId }));
  await expect(page.locator(".letter")).toContainText("王小明");
  await page.goto(paths.loan({ loanId: who.loanId }));
  await expect(page.locator("#hero .big")).toHaveCount(0);
});

import { expect, type Locator, type Page } from "@playwright/test";
import { paths } from "#app/http/paths.ts";
import { planRequestById, latestPlanRequest } from "#db/stores/plans-requests.ts";
import { somebodyALittleLate } from "./support/late.ts";
import { arrive, test } from "./support/portal.ts";
import { readsWell } from "./support/reads-well.ts";
import { atTheDesk } from "./support/seat.ts";

const langOf = (project: string) => (project.endsWith("zh") ? "zh-CN" : "en");

/** Says on the page of amounts how much it can be each time. */
async function sendWish(page: Page, each: string) {
  await page.locator("#each").fill(each);
  await page.locator('button[name="go"]:visible').last().click();
}

async function wish(page: Page, loanId: string, each: string) {
  await page.goto(paths.planAmount({ loanId }));
  await sendWish(page, each);
}

async function choose(page: Page, suggestion: Locator) {
  await suggestion.check();
  await page.locator('form:has([name="plan"]) > .btn').click();
}

/** Presses agree until the table of costs has been open for as long as the rules ask. */
async function agree(page: Page, loanId: string) {
  await page.locator("#agree").check();
  const button = page.locator('form:has([name="shown"]) button');
  await expect(async () => {
    await button.click();
    await expect(page).toHaveURL(paths.planAgreed({ loanId }), { timeout: 700 });
  }).toPass({ timeout: 20_000 });
}

test("from the text message to an agreement in five screens after identity, each of them good to read", async ({
  page,
  browser,
  backstage,
}, info) => {
  test.setTimeout(120_000);
  const who = await somebodyALittleLate(backstage.services, langOf(info.project.name));
  const { loanId } = who;
  const screens: string[] = [];
  page.on("framenavigated", (frame) => {
    const { pathname } = new URL(frame.url());
    if (screens.at(-1) !== pathname) screens.push(pathname);
  });
  await arrive(page, who);
  await expect(page).toHaveURL(paths.loan({ loanId }));
  screens.length = 0;
  screens.push(paths.loan({ loanId }));
  await readsWell(browser, page);

  await page
    .locator(`a[href="${paths.planAmount({ loanId })}"]`)
    .first()
    .click();
  await readsWell(browser, page);
  await sendWish(page, "600");
  await expect(page).toHaveURL(paths.planOptions({ loanId }));
  await readsWell(browser, page);
  await choose(page, page.locator('[name="plan"]').first());
  await expect(page).toHaveURL(paths.planCheck({ loanId }));
  await readsWell(browser, page);
  await agree(page, loanId);
  await readsWell(browser, page);

  expect(screens).toEqual([
    paths.loan({ loanId }),
    paths.planAmount({ loanId }),
    paths.planOptions({ loanId }),
    paths.planCheck({ loanId }),
    paths.planAgreed({ loanId }),
  ]);

  await page.goto(paths.planAgreement({ loanId }));
  await expect(page.locator(".letter table")).toHaveCount(4);
  await readsWell(browser, page);
  const pdf = await page.request.get(paths.planPdf({ loanId }));
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const calendar = await (await page.request.get(paths.planCalendar({ loanId }))).text();
  expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThanOrEqual(2);
  expect(calendar).not.toMatch(/¥|元|还款|逾期|loan|debt|pay|overdue/i);
  await page.goto(paths.plan({ loanId }));
  await readsWell(browser, page);
  await page.goto(paths.loan({ loanId }));
  await expect(page.locator("#hero .big")).toHaveCount(0);
});

test("two contracts in one plan: what goes where is listed before and after agreeing, and a date is moved for both", async ({
  page,
  browser,
  backstage,
}, info) => {
  test.setTimeout(120_000);
  const who = await somebodyALittleLate(backstage.services, langOf(info.project.name), 2);
  const { loanId, second } = who;
  await arrive(page, who);
  await page.goto(paths.planAmount({ loanId }));
  await page.locator(`[name="with"][value="${second}"]`).check();
  await sendWish(page, "1200");
  await choose(page, page.locator('[name="plan"]').first());
  await expect(page).toHaveURL(paths.planCheck({ loanId }));
  await readsWell(browser, page);
  const sum = (await page.locator("table").nth(1).locator("tbody tr").first().locator("td").last().innerText()).trim();
  await agree(page, loanId);
  // What comes first is the sum that was agreed, with the part of each contract.
  await expect(page.locator("main .bullets li").first()).toContainText(sum);
  await page.goto(paths.planAgreement({ loanId }));
  await expect(page.locator(".letter").first().locator("table")).toHaveCount(3);
  for (const id of [loanId, second]) {
    await page.goto(paths.plan({ loanId: id }));
    await readsWell(browser, page);
    await page.goto(paths.loan({ loanId: id }));
    await expect(page.locator("#hero .big")).toHaveCount(0);
  }

  // Moved together, the parts stay on one day; skipped alone, the page says that it is one part.
  await page.goto(paths.planMove({ loanId }));
  await readsWell(browser, page);
  await expect(page.locator(`[name="also"][value="${second}"]`)).toBeChecked();
  await page.locator("#move").selectOption({ index: 2 });
  await page.locator("form:has(#move) > .btn").click();
  await expect(page).toHaveURL(paths.plan({ loanId }));
  await expect(page.locator("table").nth(1).locator("tbody tr").first()).toContainText(sum);
  await expect(page.locator("table").first().locator(".tag")).toHaveCount(1);
  await page.goto(paths.plan({ loanId: second }));
  await expect(page.locator("table").first().locator(".tag")).toHaveCount(1);
  await page.goto(paths.planSkip({ loanId }));
  await expect(page.locator(`main .note a[href="${paths.planSkip({ loanId: second })}"]`)).toBeVisible();
  await readsWell(browser, page);
});

test("answers survive the session: a new link finds them, and they can be deleted", async ({
  page,
  backstage,
}, info) => {
  const who = await somebodyALittleLate(backstage.services, langOf(info.project.name));
  const { loanId } = who;
  await arrive(page, who);
  await wish(page, loanId, "333");
  await page.context().clearCookies();
  await arrive(page, await who.again());
  await page.goto(paths.planAmount({ loanId }));
  await expect(page.locator("#each")).toHaveValue("333.00");
  await page.locator(`form[action="${paths.planForget({ loanId })}"] button`).click();
  await page.goto(paths.planAmount({ loanId }));
  await expect(page.locator("#each")).not.toHaveValue("333.00");
});

test("more than the policy accepts: income and spending, a person, a second person, and then the borrower signs", async ({
  page,
  browser,
  backstage,
}, info) => {
  test.setTimeout(120_000);
  const who = await somebodyALittleLate(backstage.services, langOf(info.project.name));
  const { loanId } = who;
  await arrive(page, who);
  await wish(page, loanId, "85");
  await choose(page, page.locator('[name="plan"][value="asked"]'));
  await expect(page).toHaveURL(paths.planBudget({ loanId }));
  await readsWell(browser, page);
  for (const line of ["wages", "housing", "food"]) await page.locator(`[value="${line}"]`).check();
  await page.locator('form:has([value="wages"]) > .btn').click();
  await expect(page).toHaveURL(paths.planFigures({ loanId }));
  await readsWell(browser, page);
  for (const [line, amount] of Object.entries({ wages: "5000", housing: "1500", food: "1600" })) {
    await page.locator(`#${line}-amount`).fill(amount);
  }
  await page.locator("form:has(#wages-amount) > .btn").click();
  await expect(page).toHaveURL(paths.planSummary({ loanId }));
  await readsWell(browser, page);
  await page.locator("main form .btn").first().click();
  await expect(page).toHaveURL(paths.planCheck({ loanId }));
  await page.locator('form:has([name="shown"]) button').click();
  await expect(page).toHaveURL(paths.planRequest({ loanId }));
  await readsWell(browser, page);

  const asked = await latestPlanRequest(backstage.services.db.read, loanId);
  const desk = paths.staffPlanRequest({ loanId, requestId: asked?.id ?? "" });
  const agent = await atTheDesk(backstage, browser, ["agent"]);
  await agent.goto(`${desk}?look=0`);
  await agent.locator('button[value="propose"]').click();
  await expect(agent.locator('button[value="approve"]')).toHaveCount(0);
  const approver = await atTheDesk(backstage, browser, ["approver"]);
  await approver.goto(desk);
  await approver.locator('button[value="approve"]').click();
  expect((await planRequestById(backstage.services.db.read, loanId, asked?.id ?? ""))?.status).toBe("granted");

  await page.goto(paths.loan({ loanId }));
  await page
    .locator(`main a[href="${paths.planRequest({ loanId })}"]`)
    .first()
    .click();
  await readsWell(browser, page);
  await page.locator('button[value="see"]').click();
  await expect(page).toHaveURL(paths.planCheck({ loanId }));
  await agree(page, loanId);
});

test("none of these is an answer, and leads to help with everything kept", async ({
  page,
  browser,
  backstage,
}, info) => {
  const who = await somebodyALittleLate(backstage.services, langOf(info.project.name));
  const { loanId } = who;
  await arrive(page, who);
  await wish(page, loanId, "85");
  await choose(page, page.locator('[name="plan"][value="none"]'));
  await expect(page).toHaveURL(paths.planHelp({ loanId }));
  await readsWell(browser, page);
  await expect(page.locator(`a[href="${paths.hardship({ loanId })}"]`)).toBeVisible();
});

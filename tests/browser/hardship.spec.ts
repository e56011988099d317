import { expect } from "@playwright/test";
import { paths } from "#app/http/paths.ts";
import { stateWords } from "#app/words/hardship-tracker.ts";
import { ask, nameOnFile, offer, openCase, somebodyLate } from "./support/hardship.ts";
import { arrive, test } from "./support/portal.ts";
import { readsWell } from "./support/reads-well.ts";
import { atTheDesk } from "./support/seat.ts";

// A borrower on a phone without scripts, and the people at the desk who answer.

const langOf = (project: string) => (project.endsWith("zh") ? "zh-CN" : "en");

test("asks, is offered terms by two people, agrees, and nothing is overdue any more", async ({
  page,
  backstage,
  browser,
}, info) => {
  test.slow();
  const who = await somebodyLate(backstage.services, langOf(info.project.name));
  await arrive(page, who);
  const reference = await ask(page, who);
  await readsWell(browser, page);
  const agent = await atTheDesk(backstage, browser, ["agent"]);
  const approver = await atTheDesk(backstage, browser, ["approver"]);
  await offer(agent, approver, reference);

  await page.goto(paths.hardshipOffer({ loanId: who.loanId }));
  await readsWell(browser, page);
  const sign = page.locator("form:has(#name)");
  await sign.locator("#name").fill("李雷");
  await sign.locator("button").click();
  await expect(page.locator("#name-error")).toBeVisible();
  await sign.locator("#name").fill(nameOnFile);
  await sign.locator("button").click();
  await expect(page).toHaveURL(paths.hardshipAgreement({ loanId: who.loanId }));
  await expect(page.locator(".letter")).toContainText(nameOnFile);
  await readsWell(browser, page);
  // The schedule, the home page and the reminders are those of the agreement.
  const first = await page.locator(".letter tbody td").first().textContent();
  await page.goto(paths.loan({ loanId: who.loanId }));
  await expect(page.locator("#hero .big")).toHaveCount(0);
  await page.goto(paths.statement({ loanId: who.loanId }));
  await expect(page.locator("main")).toContainText((first ?? "").trim());
  await page.goto(paths.hardship({ loanId: who.loanId }));
  await expect(page.locator(".hero .tag")).toHaveText(
    langOf(info.project.name) === "en" ? stateWords.active.en : stateWords.active.zh,
  );
});

test("declines an offer, stays protected, and asks for something else", async ({ page, backstage, browser }, info) => {
  test.slow();
  const who = await somebodyLate(backstage.services, langOf(info.project.name));
  await arrive(page, who);
  const reference = await ask(page, who);
  const agent = await atTheDesk(backstage, browser, ["agent"]);
  await offer(agent, await atTheDesk(backstage, browser, ["approver"]), reference);
  await page.goto(paths.hardshipOffer({ loanId: who.loanId }));
  await page.locator('form:has([value="decline"]) button').click();
  await expect(page).toHaveURL(paths.hardship({ loanId: who.loanId }));
  // Fourteen days from the 22nd of November.
  await expect(page.locator(".hero")).toContainText(langOf(info.project.name) === "en" ? "6 December" : "12月6日");
  await readsWell(browser, page);
  await page.locator('form:has([value="ask_again"]) button').click();
  await openCase(agent, reference);
  await expect(agent.locator('button[value="claim"]')).toBeVisible();
});

test("is told no with reasons, and another person looks again", async ({ page, backstage, browser }, info) => {
  test.slow();
  const who = await somebodyLate(backstage.services, langOf(info.project.name));
  await arrive(page, who);
  const reference = await ask(page, who);
  const agent = await atTheDesk(backstage, browser, ["agent"]);
  await openCase(agent, reference);
  await agent.locator('button[value="claim"]').click();
  const refuse = agent.locator('details:has(button[value="refuse"])');
  await refuse.locator("summary").click();
  await refuse.locator("#code").selectOption("able_as_agreed");
  await refuse.locator("#refuse-words").fill("按您说的收入，原来的安排可以承担。");
  await refuse.locator('button[value="refuse"]').click();

  await page.goto(paths.hardship({ loanId: who.loanId }));
  await expect(page.locator("main")).toContainText("按您说的收入，原来的安排可以承担。");
  await readsWell(browser, page);
  await page.locator('form:has([value="ask_second_look"]) button').click();
  await openCase(agent, reference);
  await agent.locator('button[value="claim"]').click();
  await expect(agent.locator(".errors")).toBeVisible();
  const other = await atTheDesk(backstage, browser, ["agent"]);
  await openCase(other, reference);
  await other.locator('button[value="claim"]').click();
  await expect(other.locator('button[value="release"]')).toBeVisible();
});

test("says that things are not safe: everything stops, and only specialists' words and the safe way are used", async ({
  page,
  backstage,
  browser,
}, info) => {
  const who = await somebodyLate(backstage.services, langOf(info.project.name));
  await arrive(page, who);
  await page.goto(paths.tellUs());
  await page.locator('[value="abuse"]').check();
  await page.locator("#words").fill("有人控制我的钱。");
  await page.locator("#safe").fill("只发邮件");
  await page.locator("main form button").first().click();
  await expect(page).toHaveURL(paths.tellUsDone());
  await page.goto(paths.hardship({ loanId: who.loanId }));
  const reference = (await page.locator(".hero .num").first().textContent()) ?? "";
  await readsWell(browser, page);
  const agent = await atTheDesk(backstage, browser, ["agent"]);
  await agent.goto(`${paths.staffHardship()}?view=special`);
  await expect(agent.locator("main table")).toContainText(reference);
  await openCase(agent, reference);
  await expect(agent.locator(".case")).toContainText("有人控制我的钱。");
  await expect(agent.locator(".rules")).toContainText("只发邮件");
});

test("says on the phone that they cannot pay: the pause and the clock run before the call is over", async ({
  page,
  backstage,
  browser,
}, info) => {
  const who = await somebodyLate(backstage.services, langOf(info.project.name));
  const agent = await atTheDesk(backstage, browser, ["agent"]);
  await agent.goto(paths.staffHardshipNew());
  await agent.locator("#loanNo").fill("no such contract");
  await agent.locator("main form.card button").click();
  await expect(agent.locator(".errors")).toBeVisible();
  await agent.locator("#loanNo").fill(who.loanId);
  await agent.locator("#words").fill("这个月发不出工资，付不了。");
  await agent.locator("main form.card button").click();
  await expect(agent.locator(".case")).toContainText("这个月发不出工资，付不了。");
  await arrive(page, who);
  await page.goto(paths.hardship({ loanId: who.loanId }));
  await expect(page.locator(".hero .num").first()).toContainText("HS-");
});

test("the desk judges money in and out, compares options of its own, and reads the borrower's page without pressing anything", async ({
  backstage,
  browser,
  page,
}, info) => {
  test.slow();
  const who = await somebodyLate(backstage.services, langOf(info.project.name));
  await arrive(page, who);
  const reference = await ask(page, who);
  const agent = await atTheDesk(backstage, browser, ["agent"]);
  await openCase(agent, reference);
  await agent.locator('button[value="claim"]').click();
  await agent.locator('details:has(button[value="judge"]) summary').click();
  const wages = agent.locator('tr:has(input[value="wages"])');
  await wages.locator('[name="amount"]').fill("4600");
  await wages.locator('[name="accepted"]').selectOption("yes");
  await agent.locator('button[value="judge"]').click();
  await expect(agent.locator(".errors")).toBeVisible();
  // Unfolded, and as it was typed.
  await expect(wages.locator('[name="amount"]')).toHaveValue("4600");
  await expect(wages.locator('[name="accepted"]')).toHaveValue("yes");
  await wages.locator('[name="why"]').selectOption("plausible");
  await agent.locator('button[value="judge"]').click();
  await expect(agent.locator(".case")).toContainText("4,600.00");
  for (const [kind, count] of [
    ["interest-only", "6"],
    ["extension", "0"],
  ] as const) {
    await agent.locator("details:has(#kind) summary").click();
    await agent.locator("#kind").selectOption(kind);
    await agent.locator("#count").fill(count);
    await agent.locator("details:has(#kind) button").click();
  }
  await expect(agent.locator(".case table thead th b")).toHaveText(["A", "B", "C", "D", "E"]);
  await expect(agent.locator(".chart > svg")).toHaveCount(1);
  await readsWell(browser, agent);
  await agent.goto(`${agent.url().split("?")[0]}/borrower-view`);
  await expect(agent.locator("main")).toContainText(reference);
  await expect(agent.locator("main form")).toHaveCount(0);
  await readsWell(browser, agent);
});

import { expect } from "@playwright/test";
import { paths } from "#app/http/paths.ts";
import { answerBirthDate, arrive, test } from "./support/portal.ts";
import { readsWell } from "./support/reads-well.ts";

test("from the link to the cent, and out again", async ({ page, browser, backstage }, info) => {
  const zh = info.project.name === "phone-zh";
  const link = await backstage.link("chenLi");

  await page.goto(link.path);
  expect((await page.locator("body").innerText()).match(/debt|loan|overdue|repay|欠|贷|逾期|还款|陈/i)).toBeNull();
  await readsWell(browser, page);
  await page.locator("main a.btn").click();
  await readsWell(browser, page);

  await page.locator("main form button").click();
  await expect(page.locator(".errors")).toBeVisible();
  await answerBirthDate(page, "1988-05-21");
  await expect(page.locator(".errors")).toBeVisible();
  await expect(page.locator('[name="answer.day"]')).toHaveValue("21");
  await answerBirthDate(page, link.birthDate);

  await expect(page).toHaveURL(paths.loan({ loanId: link.loanId }));
  await expect(page.locator(".hero")).toContainText("¥2,289.12");
  await expect(page.locator(".hero")).toContainText("¥27,389.12");
  await expect(page.locator(".hero")).toContainText(zh ? "已过还款日 12 天" : "12 days past its date");
  await page.screenshot({ path: info.outputPath("home.png"), fullPage: true });

  for (const path of [paths.breakdown, paths.waiting, paths.history, paths.statement]) {
    await page.goto(path({ loanId: link.loanId }));
    await readsWell(browser, page);
    await page.screenshot({ path: info.outputPath(`${path.pattern.split("/").at(-1)}.png`), fullPage: true });
  }
  await page.goto(paths.loans());
  await readsWell(browser, page);

  await page.goto(paths.signOut());
  await readsWell(browser, page);
  await page.locator("main form button").click();
  await expect(page.locator("h1")).toHaveText(zh ? "已清除" : "All clear");
  await page.goto(paths.loan({ loanId: link.loanId }));
  await expect(page).toHaveURL(paths.start());
});

test("the breakdown's lines add up to the total, and each can be recomputed", async ({ page, backstage }) => {
  const link = await backstage.link("chenLi");
  await arrive(page, link);
  await page.goto(paths.breakdown({ loanId: link.loanId }));
  const minor = (text: string) => Number(text.replace(/[^0-9−-]/g, "").replace("−", "-"));
  const table = page.locator("table.ledger").first();
  const amounts = await table.locator("tbody tr:not(.how) td.num").allInnerTexts();
  const total = await table.locator("tfoot td.num").innerText();
  expect(amounts.map(minor).reduce((sum, amount) => sum + amount, 0)).toBe(minor(total));
  expect(minor(total)).toBe(228_912);
  const sums = await table.locator("tr.how").allInnerTexts();
  expect(sums.join(" ")).toContain("0.05%");
});

test("a code typed by hand leads to the same page as the link", async ({ page, backstage }) => {
  const link = await backstage.link("samSampleton");
  await page.goto(paths.start());
  await page.locator("#code").fill("hello");
  await page.locator("main form button").click();
  await expect(page.locator(".errors")).toBeVisible();
  await expect(page.locator("#code")).toHaveValue("hello");
  await page.locator("#code").fill(` ${link.token.slice(0, 4)} ${link.token.slice(4, 8).toUpperCase()} `);
  await page.locator("main form button").click();
  await page.locator("main a.btn").click();
  await answerBirthDate(page, link.birthDate);
  await expect(page).toHaveURL(/\/loans/);
});

test("the language switch keeps the page and is remembered", async ({ page, backstage }, info) => {
  const zh = info.project.name === "phone-zh";
  const link = await backstage.link("samSampleton");
  await page.goto(link.path);
  await page.locator(`.lang button[value="${zh ? "en" : "zh-CN"}"]`).click();
  await expect(page).toHaveURL(link.path);
  await expect(page.locator("html")).toHaveAttribute("lang", zh ? "en" : "zh-CN");
  await page.goto(paths.isThisReal());
  await expect(page.locator("html")).toHaveAttribute("lang", zh ? "en" : "zh-CN");
});

test("“this isn't me” and “is this real” work before identity and reveal nothing", async ({
  page,
  browser,
  backstage,
}) => {
  const link = await backstage.link("samSampleton");
  await page.goto(paths.isThisReal());
  await page.locator("#code").fill(link.token.slice(0, 8));
  await page.locator("main form button").click();
  await expect(page.locator('.note[data-tone="good"]')).toBeVisible();
  await page.locator("#code").fill("ZZZZ-ZZZZ");
  await page.locator("main form button").click();
  await expect(page.locator('.note[data-tone="warm"]')).toBeVisible();

  await page.goto(paths.notMe({ locator: "zzzzzzzzzzzzzzzzzzzzzzzzzz" }));
  await readsWell(browser, page);
  await page.locator("main form button").click();
  await expect(page.locator(".errors")).toBeVisible();
  await page.locator("#confirm").check();
  await page.locator("main form button").click();
  await expect(page).toHaveURL(paths.notMeThanks());
});

test("a session that has ended is handled kindly, and a stranger's loan looks missing", async ({ page, backstage }) => {
  const mine = await backstage.link("samSampleton");
  const foreign = await backstage.link("chenLi");
  await arrive(page, mine);
  const missing = await page.goto(paths.breakdown({ loanId: "0".repeat(26) }));
  const missingPage = await page.content();
  const other = await page.goto(paths.breakdown({ loanId: foreign.loanId }));
  expect([missing?.status(), other?.status()]).toEqual([404, 404]);
  const withoutNumbers = (html: string) =>
    html.replace(/[0-9A-Z]{5}-[0-9A-Z]{5}/g, "").replaceAll(foreign.loanId, "0".repeat(26));
  expect(withoutNumbers(await page.content())).toBe(withoutNumbers(missingPage));

  backstage.services.db.writer.exec("update sessions set last_seen_at = last_seen_at - 16 * 60000");
  await page.goto(paths.loans());
  await expect(page).toHaveURL(paths.expired());
});

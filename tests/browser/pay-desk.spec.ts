import { expect, type Page } from "@playwright/test";
import { paths } from "#app/http/paths.ts";
import { loanById } from "#db/stores/loans.ts";
import { newPersonWithLoan } from "./support/loans.ts";
import { type Backstage, test } from "./support/portal.ts";
import { readsWell } from "./support/reads-well.ts";
import { newStaff, seatBorrower, seatStaff } from "./support/seat.ts";

test.use({ viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false });

/** Somebody who has just paid ¥30.00: their loan, and the page of the payment. */
async function paidThirty(page: Page, backstage: Backstage) {
  const person = await newPersonWithLoan(backstage.services, (await backstage.link("chenLi")).loanId);
  await seatBorrower(page, backstage, person.borrowerId);
  await page.goto(paths.payCheck({ loanId: person.loanId, amount: "3000" }));
  await page.locator("main form button").click();
  await page.locator("button[value=wallet]").click();
  await expect(page.locator(".letter")).toBeVisible({ timeout: 20_000 });
  const loan = await loanById(backstage.services.db.read, person.loanId);
  return { person, receipt: page.url(), loanNo: loan?.loanNo ?? "" };
}

test("a refund through two people: found by contract, asked for, approved, and on the borrower's receipt", async ({
  page,
  browser,
  backstage,
}, info) => {
  const { receipt, loanNo, person } = await paidThirty(page, backstage);
  await seatStaff(page, backstage, await newStaff(backstage, ["agent"]));
  await page.goto(paths.staffPayments());
  await page.locator("#contract").fill("nothing like it");
  await page.locator("main form button").first().click();
  await expect(page.getByRole("status")).toBeVisible();
  await page.locator("#contract").fill(loanNo);
  await page.locator("main form button").first().click();
  await page.locator("tbody a").first().click();
  await readsWell(browser, page);
  await page.locator("#amount").fill("30.01");
  await page.locator("main form button").last().click();
  await expect(page.locator(".errors")).toBeVisible();
  await page.locator("#amount").fill("12.50");
  await page.locator("#reason").selectOption("paid_twice");
  await page.locator("main form button").last().click();
  await expect(page.locator('.note[data-tone="good"]')).toBeVisible();
  await page.screenshot({ path: info.outputPath("asked.png"), fullPage: true });
  await page.locator("main a[href*='/staff/approvals/']").click();
  await expect(page.locator("button[value=approve]")).toHaveCount(0);

  const request = page.url();
  await seatStaff(page, backstage, await newStaff(backstage, ["approver"]));
  await page.goto(request);
  await expect(page.locator(".note").first()).toContainText("¥12.50");
  await expect(page.locator(".note").first()).toContainText(loanNo);
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("approval.png"), fullPage: true });
  await page.locator("button[value=approve]").click();
  await expect(page).toHaveURL(paths.staffApprovals());

  await expect(async () => {
    await page.goto(receipt);
    await expect(page.locator(".letter")).toContainText(/Refunded to you|退款给您/);
  }).toPass({ timeout: 20_000 });
  await expect(page.locator(".letter")).toContainText("¥17.50");
  await page.goto(paths.history({ loanId: person.loanId }));
  await expect(page.locator(".timeline").first()).toContainText(/We refunded ¥12.50|退款 ¥12.50/);
});

test("money without a home: given to a contract by two people, on the day it came; its alert is settled", async ({
  page,
  browser,
  backstage,
}, info) => {
  const { services } = backstage;
  const person = await newPersonWithLoan(services, (await backstage.link("chenLi")).loanId);
  const loanNo = (await loanById(services.db.read, person.loanId))?.loanNo ?? "";
  const amount = 10_000 + Math.floor(services.clock.now() % 9_000);
  const start = await services.gateway.startCheckout({
    ...{ attemptId: services.ids.random(), amount, currency: "CNY", description: "x", language: "en", cards: "any" },
    ...{ expiresAt: services.clock.now() + 45 * 60_000, customerId: null },
    ...{ successUrl: `${services.site.origin}/`, cancelUrl: `${services.site.origin}/` },
  });
  if (start.kind !== "open") throw new Error(start.kind);
  await page.goto(start.url);
  await page.locator("button[value=wallet]").click();

  await seatStaff(page, backstage, await newStaff(backstage, ["agent"]));
  const written = `¥${(amount / 100).toFixed(2)}`;
  await expect(async () => {
    await page.goto(paths.staffUnplaced());
    await expect(page.locator("tbody tr", { hasText: written })).toHaveCount(1);
  }).toPass({ timeout: 20_000 });
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("unplaced.png"), fullPage: true });
  await page.locator("tbody tr", { hasText: written }).locator("a").click();
  await readsWell(browser, page);
  await page.locator("main form button").last().click();
  await expect(page.locator(".errors")).toBeVisible();
  await page.locator("input[value=match]").check();
  await page.locator("#contract").fill("no such contract");
  await page.locator("main form button").last().click();
  await expect(page.locator("#contract")).toHaveAttribute("aria-invalid", "true");
  await page.locator("input[value=match]").check();
  await page.locator("#contract").fill(loanNo);
  await page.screenshot({ path: info.outputPath("match.png"), fullPage: true });
  await page.locator("main form button").last().click();
  await page.locator("main a[href*='/staff/approvals/']").click();
  const request = page.url();
  await seatStaff(page, backstage, await newStaff(backstage, ["approver"]));
  await page.goto(request);
  await page.locator("button[value=approve]").click();
  await expect(page).toHaveURL(paths.staffApprovals());

  await page.goto(paths.staffUnplaced());
  await expect(page.locator("tbody tr", { hasText: written })).toHaveCount(0);
  await seatBorrower(page, backstage, person.borrowerId);
  await page.goto(paths.loan({ loanId: person.loanId }));
  await expect(page.locator(".timeline").first()).toContainText(written);
});

test("alerts: a chargeback is on the list with its payment, and is acknowledged once", async ({
  page,
  browser,
  backstage,
}, info) => {
  const { receipt } = await paidThirty(page, backstage);
  const attemptId = /payments\/(\w+)/.exec(receipt)?.[1] ?? "";
  const { sandbox } = backstage.services;
  const paid = sandbox?.payments(200).find(({ intent }) => intent.metadata["payment_ref"] === attemptId);
  sandbox?.openDispute(paid?.intent.id ?? "", "chargeback");
  await seatStaff(page, backstage, await newStaff(backstage, ["agent"]));
  const row = page.locator("tbody tr", { has: page.locator(`a[href$="/staff/payments/${attemptId}"]`) });
  await expect(async () => {
    await page.goto(paths.staffPaymentAlerts());
    await expect(row).toHaveCount(1);
  }).toPass({ timeout: 20_000 });
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("alerts.png"), fullPage: true });
  await row.locator("button").click();
  await expect(row).toHaveCount(0);
  await page.goto(receipt);
  await expect(page.locator(".letter")).toContainText(/while it looks into|正在核实/);
});

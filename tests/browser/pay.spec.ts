import { type Browser, expect, type Page } from "@playwright/test";
import { readStanding } from "#app/account/standing.ts";
import { paths } from "#app/http/paths.ts";
import { recordAttempt } from "#app/payments/open-attempt.ts";
import { updateAttempt } from "#db/stores/payments-attempts.ts";
import { arrive, type Backstage, test } from "./support/portal.ts";
import { newPersonWithLoan } from "./support/loans.ts";
import { seatBorrower } from "./support/seat.ts";
import { readsWell } from "./support/reads-well.ts";

// Each test has a person and a loan of its own, so that they can run beside each other.

async function open(page: Page, backstage: Backstage): Promise<{ id: string; borrowerId: string }> {
  const person = await newPersonWithLoan(backstage.services, (await backstage.link("chenLi")).loanId);
  await arrive(page, person);
  await page.goto(paths.pay({ loanId: person.loanId }));
  return { id: person.loanId, borrowerId: person.borrowerId };
}

/** Chooses a preset or types an amount, and goes on to the hosted page. */
async function goToPayment(page: Page, choice: "overdue" | { other: string }): Promise<void> {
  if (typeof choice === "string") await page.locator(`input[name=choice][value=${choice}]`).check();
  else {
    await page.locator("input[name=choice][value=other]").check();
    await page.locator("#other").fill(choice.other);
  }
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/\/pay\/\d+$/);
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/\/sandbox\/checkout\//);
}

async function payByCard(page: Page, number: string): Promise<void> {
  await page.locator("#number").fill(number);
  await page.locator("button[value=card]").click();
}

/** The page that waits updates by itself; here we press its button, as an impatient person does. */
async function untilReceipt(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/payments\//);
  await expect(page.locator(".letter")).toBeVisible({ timeout: 20_000 });
}

/** What the processor's money on a loan amounts to, payment by payment. */
const moneyOf = ({ services }: Backstage, loanId: string) =>
  services.db.reader.prepare("select amount from gateway_postings where loan_id = ? order by at").pluck().all(loanId);

const wellOnce = async (browser: Browser, page: Page, wanted: boolean) => {
  if (wanted) await readsWell(browser, page);
};

test("pay what is due with a good card: split, hosted page, receipt, and home is right at once", async ({
  page,
  browser,
  backstage,
}, info) => {
  const loan = await open(page, backstage);
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("pay.png"), fullPage: true });
  await page.locator("input[name=choice][value=overdue]").check();
  await page.locator("main form button").click();
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("check.png"), fullPage: true });
  const minor = (text: string) => Number(text.replace(/[^0-9]/g, ""));
  const split = await page.locator("table.ledger").first().locator("tbody td.num").allInnerTexts();
  const total = await page.locator("table.ledger").first().locator("tfoot td.num").innerText();
  expect(split.map(minor).reduce((sum, part) => sum + part, 0)).toBe(minor(total));
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/\/sandbox\/checkout\//);
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("hosted.png"), fullPage: true });
  await payByCard(page, "4242 4242 4242 4242");
  await untilReceipt(page);
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("receipt.png"), fullPage: true });
  await expect(page.locator(".letter")).toContainText(total);
  await page.goto(paths.loan({ loanId: loan.id }));
  await expect(page.locator(".hero")).toContainText(/You are up to date|现在没有要补的/);
  await page.goto(paths.payments({ loanId: loan.id }));
  await readsWell(browser, page);
  await expect(page.locator(".timeline li")).toHaveCount(1);
});

test("a declined card takes nothing; leaving says so; another card pays", async ({ page, browser, backstage }) => {
  const loan = await open(page, backstage);
  await goToPayment(page, "overdue");
  await payByCard(page, "4000000000009995");
  await expect(page.locator(".errors")).toBeVisible();
  await payByCard(page, "4539148803436467");
  await expect(page.locator(".errors")).toContainText(/not kept|没有保存/);
  await page.locator("main p a").last().click();
  await expect(page).toHaveURL(/\/payments\/\w+\?back=1/);
  await expect(page.locator("h1")).toHaveText(/Not paid yet|还没有付款/);
  await wellOnce(browser, page, true);
  await page.goto(paths.loan({ loanId: loan.id }));
  await expect(page.locator(".note")).toBeVisible();
  await page.locator(".note a").click();
  await page.locator(`a.btn[href*="/sandbox/checkout/"]`).click();
  await payByCard(page, "5555555555554444");
  await untilReceipt(page);
});

test("3-D Secure: refused, then passed", async ({ page, browser, backstage }) => {
  await open(page, backstage);
  await goToPayment(page, "overdue");
  await payByCard(page, "4000002760003184");
  await readsWell(browser, page);
  await page.locator("button[value=refuse]").click();
  await expect(page.locator(".errors")).toBeVisible();
  await payByCard(page, "4000002760003184");
  await page.locator("button[value=pass]").click();
  await untilReceipt(page);
});

test("a delayed payment is shown as being confirmed, on its page and at home", async ({ page, browser, backstage }) => {
  const loan = await open(page, backstage);
  await goToPayment(page, { other: "100" });
  await page.locator("button[value=arrives]").click();
  await expect(page.locator("h1")).toHaveText(/Being confirmed|Your bank is still working|正在确认|银行还在处理/);
  await page.goto(paths.loan({ loanId: loan.id }));
  await expect(page.locator(".note").first()).toContainText("¥100.00");
  await readsWell(browser, page);
});

test("the edges to the hundredth: the least and the most are taken, one less and one more are not", async ({
  page,
  backstage,
}) => {
  const loan = await open(page, backstage);
  const everything = Number(
    (await page.locator("input[value=everything] + span small").innerText()).replace(/[^0-9.]/g, ""),
  );
  const inMinor = Math.round(everything * 100);
  const written = (minor: number) => (minor / 100).toFixed(2);
  for (const wrong of ["0", "-5", "abc", "1.005", written(inMinor + 1)]) {
    await page.locator("input[name=choice][value=other]").check();
    await page.locator("#other").fill(wrong);
    await page.locator("main form button").click();
    await expect(page.locator(".errors")).toBeVisible();
    await expect(page.locator("#other")).toHaveValue(wrong);
  }
  for (const right of [inMinor, inMinor - 1, 2]) {
    await page.goto(paths.pay({ loanId: loan.id }));
    await page.locator("#other").fill(written(right));
    await page.locator("main form button").click();
    await expect(page).toHaveURL(new RegExp(`/pay/${right}$`));
  }
  await page.goto(paths.pay({ loanId: loan.id }));
  await goToPayment(page, { other: "0.01" });
  await page.locator("button[value=wallet]").click();
  await untilReceipt(page);
  await expect(page.locator(".letter")).toContainText("¥0.01");
});

test("double click and back button are one payment", async ({ page, backstage }) => {
  const loan = await open(page, backstage);
  await page.locator("input[name=choice][value=overdue]").check();
  await page.locator("main form button").click();
  await page.locator("main form button").dblclick();
  await expect(page).toHaveURL(/\/sandbox\/checkout\//);
  const first = page.url();
  await page.goBack();
  await page.locator("main form button").click();
  await expect(page).toHaveURL(first);
  await page.locator("button[value=wallet]").click();
  await untilReceipt(page);
  const count = backstage.services.db.reader
    .prepare("select count(*) from payment_attempts where loan_id = ?")
    .pluck()
    .get(loan.id);
  expect(count).toBe(1);
});

test("two tabs and two amounts: the page that was opened first can no longer be paid; one payment", async ({
  page,
  backstage,
}) => {
  const loan = await open(page, backstage);
  await goToPayment(page, { other: "10" });
  const other = await page.context().newPage();
  await other.goto(paths.pay({ loanId: loan.id }));
  await goToPayment(other, { other: "25" });
  await payByCard(other, "4242424242424242");
  await untilReceipt(other);
  await expect(other.locator(".letter")).toContainText("¥25.00");
  // The first tab still shows its card field; sending it leads back to a page that says that nothing was taken.
  await payByCard(page, "4242424242424242");
  if (page.url().includes("/sandbox/")) await page.locator("main p a").last().click();
  await expect(page).toHaveURL(/\/payments\//);
  await expect(page.locator("h1")).toHaveText(/No money was taken|没有扣款|Not paid yet|还没有付款/);
  expect(moneyOf(backstage, loan.id)).toEqual([2_500]);
});

test("the session ends on the hosted page: the money counts, and the way back leads through identity to the receipt", async ({
  page,
  browser,
  backstage,
}) => {
  const loan = await open(page, backstage);
  await goToPayment(page, { other: "15" });
  const pages = page.url();
  await page.context().clearCookies({ name: "b" });
  await payByCard(page, "4242424242424242");
  await expect(page).not.toHaveURL(/\/payments\//);
  await readsWell(browser, page);
  await expect(async () => expect(moneyOf(backstage, loan.id)).toEqual([1_500])).toPass({ timeout: 20_000 });
  await seatBorrower(page, backstage, loan.borrowerId);
  await page.goto(paths.loan({ loanId: loan.id }));
  await expect(page.locator(".timeline")).toContainText("¥15.00");
  // Going back to the hosted page with the browser finds it closed, and leads to the receipt.
  await page.goto(pages);
  await untilReceipt(page);
  expect(moneyOf(backstage, loan.id)).toEqual([1_500]);
});

test("after the receipt, back and the button again open a new payment page, and nothing more is taken", async ({
  page,
  backstage,
}) => {
  const loan = await open(page, backstage);
  await goToPayment(page, { other: "12" });
  await payByCard(page, "4242424242424242");
  await untilReceipt(page);
  await page.goBack();
  await page.goBack();
  if (/\/pay\/\d+$/.test(page.url())) await page.locator("main form button").first().click();
  await expect(page).toHaveURL(/\/(payments|sandbox)\//);
  expect(moneyOf(backstage, loan.id)).toEqual([1_200]);
});

test("a bank that asks for the borrower: an automatic charge fails, home says so, and paying it oneself clears it", async ({
  page,
  browser,
  backstage,
}) => {
  const loan = await open(page, backstage);
  const { services } = backstage;
  const standing = await readStanding(services, { borrowerId: loan.borrowerId, timeZone: "Asia/Shanghai" }, loan.id);
  const due = standing?.position.instalments.filter((row) => row.due <= standing.position.asOf).at(-1);
  await page.goto(paths.autopay({ loanId: loan.id }));
  await page.locator("#agree").check();
  await page.locator("main form button").click();
  await payByCard(page, "4000002760003184");
  await page.locator("button[value=pass]").click();
  await expect(page.locator('.note[data-tone="good"]')).toBeVisible({ timeout: 20_000 });
  // The agreement is of today; an instalment that fell due on an earlier day is paid by hand, so one is charged here.
  await services.db.transact((tx) =>
    recordAttempt(tx, services, {
      ...{ id: services.ids.ordered(services.clock.now()), loanId: loan.id, borrowerId: loan.borrowerId },
      ...{ kind: "autopay", lane: "loan", amount: 5_000, currency: "CNY", description: "x", language: "en" },
      ...{ cards: "any", successUrl: "", cancelUrl: "", expiresAt: services.clock.now() + 3_600_000 },
      ...{ dueDay: due?.due ?? 0, tryNo: 1 },
    }).then((attempt) =>
      updateAttempt(
        tx,
        attempt,
        { state: "failed", failureCode: "authentication_required", retryable: false },
        services.clock.now(),
      ),
    ),
  );
  await page.goto(paths.loan({ loanId: loan.id }));
  const note = page.locator('.note[data-tone="warm"]').first();
  await expect(note).toContainText(/confirm the payment yourself|本人确认/);
  await readsWell(browser, page);
  await page.screenshot({ path: test.info().outputPath("needs-you.png"), fullPage: true });
  await note.locator("a").click();
  await expect(page).toHaveURL(/\/pay\/5000$/);
});

test("somebody else pays: a link without a word about the debt", async ({ page, browser, backstage, baseURL }) => {
  const loan = await open(page, backstage);
  await page.goto(paths.shareLoan({ loanId: loan.id }));
  await readsWell(browser, page);
  await page.locator("#amount").fill("50");
  await page.locator("#nickname").fill("Sam");
  await page.locator("main form button").first().click();
  const link = await page.locator('.note[data-tone="good"] a').innerText();
  expect(link.startsWith(`${baseURL}/h/`)).toBe(true);
  await readsWell(browser, page);

  const helper = await (await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" })).newPage();
  await helper.goto(link);
  await readsWell(browser, helper);
  const text = await helper.locator("main").innerText();
  expect(text).not.toMatch(/debt|overdue|owe|late|instalment|contract|合同|逾期|欠|分期/i);
  await helper.locator("#amount").fill("50.01");
  await helper.locator("main form button").click();
  await expect(helper.locator(".errors")).toBeVisible();
  await helper.locator("#amount").fill("20");
  await helper.locator("main form button").click();
  await helper.locator("button[value=wallet]").click();
  await expect(helper.locator("h1")).toHaveText(/Received|Being confirmed/);
  await expect(helper.locator("h1")).toHaveText(/Received/, { timeout: 20_000 });
  await helper.context().close();

  await page.locator("main form button").last().click();
  const closed = await page.request.get(link);
  expect(await closed.text()).toMatch(/does not work any more|不能用了/);
});

test("a refund shows on the receipt and at home", async ({ page, browser, backstage }) => {
  const loan = await open(page, backstage);
  await goToPayment(page, { other: "30" });
  await page.locator("button[value=wallet]").click();
  await untilReceipt(page);
  const receipt = page.url();
  const { sandbox } = backstage.services;
  const intent = sandbox
    ?.payments(100)
    .find(({ intent: { amount, metadata } }) => amount === 3_000 && receipt.includes(metadata["payment_ref"] ?? "?"));
  sandbox?.refundOutside(intent?.intent.id ?? "", 1_000);
  await expect(async () => {
    await page.goto(receipt);
    await expect(page.locator(".letter")).toContainText(/Refunded to you|退款给您/);
  }).toPass({ timeout: 20_000 });
  await expect(page.locator(".letter")).toContainText("¥20.00");
  await readsWell(browser, page);
  expect(loan.id).not.toBe("");
});

test("automatic payments: agree, save a card, cancel in one tap", async ({ page, browser, backstage }) => {
  const loan = await open(page, backstage);
  await page.goto(paths.autopay({ loanId: loan.id }));
  await readsWell(browser, page);
  await page.locator("main form button").click();
  await expect(page.locator(".errors")).toBeVisible();
  await page.locator("#agree").check();
  await page.locator("main form button").click();
  await payByCard(page, "4242424242424242");
  await expect(page.locator('.note[data-tone="good"]')).toBeVisible({ timeout: 20_000 });
  await readsWell(browser, page);
  await page.locator("main form button").click();
  await expect(page.locator(".note")).toContainText(/cancelled|已取消/);
});

test("the demo panel and made-up messages", async ({ page, browser, request }) => {
  await page.goto(paths.sandboxPayments());
  await readsWell(browser, page);
  const forged = await request.post(paths.stripeWebhook(), {
    data: "{}",
    headers: { "stripe-signature": "t=1,v1=00" },
  });
  expect(forged.status()).toBe(400);
  const huge = await request.post(paths.stripeWebhook(), {
    data: "x".repeat(600 * 1024),
    headers: { "stripe-signature": "t=1,v1=00" },
  });
  expect(huge.status()).toBe(413);
});

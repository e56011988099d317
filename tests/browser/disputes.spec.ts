import { expect } from "@playwright/test";
import sharp from "sharp";
import { paths } from "#app/http/paths.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { newPersonWithLoan } from "./support/loans.ts";
import { arrive, test } from "./support/portal.ts";
import { readsWell } from "./support/reads-well.ts";
import { atTheDesk } from "./support/seat.ts";

/** A picture of a slip. */
const slip = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: "#ffffff" } })
    .png()
    .toBuffer();

test("“I already paid”: paused at once, checked with a slip, corrected by two people, in the breakdown", async ({
  page,
  backstage,
  browser,
}) => {
  test.slow();
  const { services } = backstage;
  const person = await newPersonWithLoan(services, (await backstage.link("chenLi")).loanId);
  const { loanId } = person;
  await arrive(page, person);
  await page.goto(paths.loan({ loanId }));
  await page
    .locator(`a[href="${paths.loanWrong({ loanId })}"]`)
    .first()
    .click();
  await readsWell(browser, page);
  await page.locator('a[href*="reason=already_paid"]').click();
  await readsWell(browser, page);
  await page.locator("#what").fill("银行转账付过了，态度也很差。");
  await page.locator("#amount").fill("500");
  await page.locator("#day").fill("2026-11-12");
  await page.locator("#file").setInputFiles({ name: "回单.png", mimeType: "image/png", buffer: await slip() });
  await page.locator("form:has(#what) > button").click();
  await expect(page).toHaveURL(/\/dispute\/[0-9a-z]{26}$/);
  await expect(page.locator("main")).toContainText("回单.png");
  await readsWell(browser, page);
  expect((await ledgerOf(services.db.read, loanId)).map(({ kind }) => kind)).toEqual(["hold-start"]);
  const disputeId = page.url().split("/").at(-1) ?? "";

  const agent = await atTheDesk(backstage, browser, ["agent"]);
  await agent.goto(paths.staffDispute({ disputeId }));
  await expect(agent.locator(`a[href^="${paths.staffHandOver()}"]`)).toBeVisible();
  await agent.locator('button[value="claim"]').click();
  await agent.locator("details:has(#kind) > summary").click();
  await agent.locator("#amount").fill("500.00");
  await agent.locator("#day").fill("2026-11-12");
  await agent.locator("#correction-text").fill("回单已找到，从 11 月 12 日入账。");
  await agent.locator('button[value="propose"]').click();
  await expect(agent.locator('button[value="carry_out"]')).toHaveCount(0);

  const approver = await atTheDesk(backstage, browser, ["approver"]);
  await approver.goto(paths.staffDispute({ disputeId }));
  await approver.locator('button[value="carry_out"]').click();

  await page.reload();
  await expect(page.locator("main")).toContainText("回单已找到，从 11 月 12 日入账。");
  await readsWell(browser, page);
  const entries = await ledgerOf(services.db.read, loanId);
  expect(entries.filter(({ kind }) => kind === "adjustment")).toMatchObject([{ amount: 50_000 }]);
  await page.goto(paths.history({ loanId }));
  await expect(page.locator("main")).toContainText("500.00");
});

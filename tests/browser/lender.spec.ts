import { expect, type Page } from "@playwright/test";
import { paths } from "#app/http/paths.ts";
import { borrowerIdByNo } from "#db/stores/borrowers.ts";
import { loanByNo } from "#db/stores/loans.ts";
import { ownBook } from "#tests/imports/support.ts";
import { arrive, test } from "./support/portal.ts";
import { checkReading } from "./support/reads-well.ts";
import { deskOf, newStaff, seatStaff } from "./support/seat.ts";
import { mintLink } from "#app/access/mint-link.ts";

/** Loads the page again until it says so: the work is done by a job, and scripts are off. */
async function until(page: Page, wanted: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(page.url());
        return page.locator(wanted).count();
      },
      { timeout: 60_000, intervals: [500] },
    )
    .toBeGreaterThan(0);
}

// The long walk is made in one language, the brand is the whole house's, and the other language looks at each page.
const onlyZh = { tag: "@only-zh" };
const onlyEn = { tag: "@only-en" };

test(
  "a lender brings its book: checked, imported once, its people arrive, and it stands in the figures",
  onlyZh,
  async ({ page, browser, backstage }) => {
    test.slow();
    const { services } = backstage;
    const admin = await deskOf(backstage, browser, await newStaff(backstage, ["admin"]));
    const mark = services.ids.random().slice(0, 8).toUpperCase();
    const row = (nr: number, principal: string) => ({
      ...{ loan_no: `${mark}-${nr}`, borrower_no: `${mark}-P${nr}`, name: `王示例${nr}`, principal },
      ...{ birth_date: "1991-04-09", phone: `139 0000 ${String(Math.floor(1000 + Math.random() * 8999))}` },
    });
    const buffer = Buffer.from(ownBook(row(1, "60000.00"), row(2, "twelve"), row(3, "60000.00")));
    const book = { name: "book.csv", mimeType: "text/csv", buffer };

    // Nothing chosen: the day that was typed stays, and the summary leads to the file.
    await admin.goto(paths.staffImports());
    await admin.locator("#asOf").fill("2026-11-20");
    await admin.locator("main form button").click();
    await expect(admin.locator('.errors a[href="#book"]')).toBeVisible();
    await expect(admin.locator("#asOf")).toHaveValue("2026-11-20");

    const upload = async () => {
      await admin.goto(paths.staffImports());
      await admin.locator("#book").setInputFiles(book);
      await admin.locator("#asOf").fill("2026-11-20");
      await admin.locator("main form button").click();
      await until(admin, 'button[value="start"]');
    };
    await upload();
    await expect(admin.locator("main table", { hasText: "principal" }).first()).toContainText(`${mark}-2`);
    expect(await loanByNo(services.db.read, `${mark}-1`)).toBeNull();
    await admin.locator('button[value="start"]').click();
    await until(admin, '.tag[data-tone="good"]');
    const loan = await loanByNo(services.db.read, `${mark}-1`);
    expect(loan).not.toBeNull();
    expect(await loanByNo(services.db.read, `${mark}-2`)).toBeNull();

    // The same file again adds nothing, and can be put away.
    await upload();
    await expect(admin.locator(".facts")).toContainText(/0/);
    await admin.locator('button[value="discard"]').click();
    await expect(admin.locator('button[value="start"]')).toHaveCount(0);

    // Somebody of the new book arrives and sees what they owe.
    const borrowerId = (await borrowerIdByNo(services.db.read, `${mark}-P1`)) ?? "";
    const token = await services.db.transact((tx) => mintLink(tx, services, borrowerId));
    await arrive(page, { path: paths.link({ locator: token }), birthDate: "1991-04-09" });
    await expect(page.locator("main")).toContainText("¥");

    // In the figures: a period, its file, and a text beside every picture.
    const auditor = await deskOf(backstage, browser, await newStaff(backstage, ["auditor"]));
    await auditor.goto(`${paths.staffReports()}?from=2026-11-01&to=2026-11-22`);
    await expect(auditor.locator("#from")).toHaveValue("2026-11-01");
    for (const chart of await auditor.locator("main svg[role=img]").all()) {
      expect((await chart.getAttribute("aria-label")) ?? "").not.toBe("");
    }
    const file = auditor.locator('main a[href*="/staff/reports/file"]').first();
    const answer = await auditor.request.get((await file.getAttribute("href")) ?? "");
    expect(answer.headers()["content-type"]).toContain("text/csv");
    expect((await answer.text()).split("\n").length).toBeGreaterThan(1);
    await auditor.goto(`${paths.staffReports()}?from=2026-11-22&to=2026-11-01`);
    await expect(auditor.locator('main [role="status"]').first()).toBeVisible();

    // Who did it is on record, without the names of people.
    await auditor.goto(paths.staffAudit());
    await expect(auditor.locator("main")).not.toContainText("王示例");

    // Every version of a policy has its day and its sources.
    await auditor.goto(paths.staffPolicies());
    await auditor.locator('main a[href*="/staff/policy/cn-licensed-loan/"]').last().click();
    await expect(auditor.locator("main")).toContainText("2026");
  },
);

test(
  "a colour nobody can read is refused and nothing typed is lost; new hours stand on the borrower's page at once",
  onlyZh,
  async ({ page, browser, backstage }) => {
    const admin = await deskOf(backstage, browser, await newStaff(backstage, ["admin"]));
    await admin.goto(paths.staffBrand());
    const hours = await admin.locator("#hoursZh").inputValue();
    const colour = await admin.locator("#colour").inputValue();
    await admin.locator("#hoursZh").fill("每天 9:00–18:00");
    await admin.locator("#colour").fill("#ffff00");
    await admin.locator("main form button").last().click();
    await expect(admin.locator("#colour-error")).toBeVisible();
    await expect(admin.locator("#hoursZh")).toHaveValue("每天 9:00–18:00");
    await admin.locator("#colour").fill(colour);
    await admin.locator("main form button").last().click();
    await expect(admin.locator('main [role="status"]')).toBeVisible();
    const { path } = await backstage.link("chenLi");
    await page.goto(path);
    await expect(page.locator("body")).toContainText("9:00–18:00");
    await admin.goto(paths.staffBrand());
    await admin.locator("#hoursZh").fill(hours);
    await admin.locator("main form button").last().click();
    await expect(admin.locator('main [role="status"]')).toBeVisible();
  },
);

test.describe("a look at each page of the lender's side", () => {
  test.use({ javaScriptEnabled: true });

  test("on a phone every room opens from the menu and reads well", onlyEn, async ({ page, backstage }) => {
    test.slow();
    await seatStaff(page, backstage, await newStaff(backstage, ["admin", "auditor"]));
    await page.goto(paths.staffHome());
    const rooms = await page.locator(".rail nav a").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    expect(rooms).toContain(paths.staffImports());
    for (const room of rooms) {
      await test.step(room, async () => {
        await page.locator(".rail > .menu").click();
        await page.locator(`.rail nav a[href="${room}"]`).click();
        await expect(page).toHaveURL(room);
        await expect(page.locator("h1")).toBeVisible();
        await checkReading(page);
      });
    }
  });
});

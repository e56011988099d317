import { expect, test as base } from "@playwright/test";
import { everyPath, type Path, paths } from "#app/http/paths.ts";
import { staffRoles } from "#db/schema/staff-roles.ts";
import { newPersonWithLoan } from "./support/loans.ts";
import { test } from "./support/portal.ts";
import { checkReading } from "./support/reads-well.ts";
import { newStaff, seatBorrower, seatStaff } from "./support/seat.ts";

// Every page of the list of URLs, in both languages, light and dark, at 320 px. Pages of one case (an id other than the
// loan's) are opened by the journeys that make the case. The checker is a script, so scripts are on here; that the page
// brings none is part of what is checked.
base.use({ javaScriptEnabled: true });

const swept = everyPath.filter((path) => path.kind === "page" && path.sweep);
const open = swept.filter((path) => path.audience === "public" && !path.pattern.includes(":"));
/** Not there until somebody has asked, been offered or agreed; their journeys read them. */
const afterACase: ReadonlySet<Path> = new Set<Path>([
  paths.hardshipOffer,
  paths.hardshipAgreement,
  paths.hardshipUpload,
  paths.planAgreement,
]);
const ofBorrowers = swept.filter(
  (path) => path.audience === "borrower" && !/:(?!loanId)/.test(path.pattern) && !afterACase.has(path),
);
const ofStaff = swept.filter((path) => Array.isArray(path.audience) && !path.pattern.includes(":"));

for (const path of open) {
  base(`${path.pattern} reads well without scripts`, async ({ page }, info) => {
    const answer = await page.goto(path.pattern);
    expect(answer?.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", info.project.name.endsWith("zh") ? "zh-CN" : "en");
    // Nobody has to look for the way to complain, whoever they are and wherever they stand.
    if (!path.pattern.startsWith("/staff")) await expect(page.locator('a[href="/complaint"]').first()).toBeAttached();
    await checkReading(page);
  });
}

test.describe("behind identity", () => {
  test.use({ javaScriptEnabled: true });
  for (const [part, pages] of inParts(ofBorrowers, 4)) {
    test(`every page of a borrower reads well, part ${part}`, async ({ page, backstage }) => {
      test.slow();
      const sample = await backstage.link("chenLi");
      const person = await newPersonWithLoan(backstage.services, sample.loanId);
      await seatBorrower(page, backstage, person.borrowerId);
      for (const { pattern } of pages) {
        await test.step(pattern, async () => {
          const answer = await page.goto(pattern.replace(":loanId", person.loanId));
          expect(answer?.status(), pattern).toBe(200);
          await expect(page.locator('a[href="/complaint"]').first()).toBeAttached();
          await checkReading(page);
        });
      }
    });
  }
});

test.describe("at the desk", () => {
  test.use({ javaScriptEnabled: true, viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false });
  for (const role of staffRoles) {
    // Each page once, as the first of the roles that may open it.
    const pages = ofStaff.filter(({ audience }) => audience[0] === role);
    if (pages.length === 0) continue;
    test(`every page that ${role} opens reads well`, async ({ page, backstage }) => {
      test.slow();
      await seatStaff(page, backstage, await newStaff(backstage, [role]));
      for (const { pattern } of pages) {
        await test.step(pattern, async () => {
          const answer = await page.goto(pattern);
          expect(answer?.status(), pattern).toBe(200);
          await checkReading(page);
        });
      }
    });
  }
});

/** Pages dealt out to tests that can run side by side. */
function inParts(pages: readonly Path[], parts: number): Array<[number, Path[]]> {
  return Array.from({ length: parts }, (_, part) => [part + 1, pages.filter((_, index) => index % parts === part)]);
}

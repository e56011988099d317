import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";

/** Rules that a colour scheme can break; all others are the same in light and dark. */
const ofColour = ["color-contrast", "link-in-text-block"];

/**
 * What every page must be: one heading, no script of ours but those of the desk's key pages, nothing that axe finds in
 * light or dark, no sideways scroll at 320 px. Scripts must be allowed in the page: the checker is one.
 */
export async function checkReading(page: Page): Promise<void> {
  await expect(page.locator("h1"), page.url()).toHaveCount(1);
  const ownScripts = page.locator("script:not([src='/passkeys.js'])");
  expect(await ownScripts.count(), page.url()).toBe(0);
  // At its end, where the band with the phone number covers nothing.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page });
    const asked =
      colorScheme === "dark"
        ? axe.withRules(ofColour)
        : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
    const { violations } = await asked.analyze();
    expect(violations.map(({ id, nodes }) => [page.url(), id, nodes.map((node) => node.html)])).toEqual([]);
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(320);
  if (size) await page.setViewportSize(size);
}

/** The same for a page of a journey without scripts: it is opened once more, in a window that allows them and shares its cookies. */
export async function readsWell(browser: Browser, page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  const locale = await page.locator("html").getAttribute("lang");
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    javaScriptEnabled: true,
    viewport: { width: 360, height: 740 },
    ...(locale ? { locale } : {}),
  });
  const again = await context.newPage();
  const answer = await again.goto(page.url());
  expect(answer?.status(), page.url()).toBe(200);
  expect(again.url().startsWith(origin)).toBe(true);
  await checkReading(again);
  await context.close();
}

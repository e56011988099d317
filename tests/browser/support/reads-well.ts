import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";

/**
 * What every page must be: one heading, no script, nothing that axe finds in light or dark, no sideways scroll at 320 px.
 * The checker is a script itself, so the page is opened once more, in a window that allows scripts and shares its cookies.
 */
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
  await expect(again.locator("h1")).toHaveCount(1);
  expect(await again.locator("script").count()).toBe(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await again.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: again })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => [page.url(), id, nodes.map((node) => node.html)])).toEqual([]);
  }
  await again.setViewportSize({ width: 320, height: 640 });
  expect(await again.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(320);
  await context.close();
}

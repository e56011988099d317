import { type Browser, expect, type Page } from "@playwright/test";
import axe from "axe-core";

const everyRule = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } as const;
/** Rules that a colour scheme can break; all others are the same in light and dark. */
const rulesOfColour = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;

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
  await page.emulateMedia({ colorScheme: "light" });
  await page.evaluate(axe.source);
  await expectNothingFound(page, everyRule);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNothingFound(page, rulesOfColour);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(320);
  if (size) await page.setViewportSize(size);
}

/** The checker is in the page already. Our pages hold no other pages, so one look sees all there is. */
async function expectNothingFound(page: Page, runOnly: typeof everyRule | typeof rulesOfColour): Promise<void> {
  const found = await page.evaluate(async (only) => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const asked = { type: only.type, values: [...only.values] };
    const { violations } = await checker.run({ runOnly: asked, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
  }, runOnly);
  expect(found, page.url()).toEqual([]);
}

/** The same for a page of a journey without scripts: it is opened once more, in a window that allows them and has its cookies. */
export async function readsWell(browser: Browser, page: Page): Promise<void> {
  await openOnceMore(browser, page, { width: 360, height: 740 });
}

/** The same for a page of the desk. */
export async function deskReadsWell(browser: Browser, page: Page): Promise<void> {
  await openOnceMore(browser, page, { width: 1280, height: 900 });
}

async function openOnceMore(browser: Browser, page: Page, viewport: { width: number; height: number }): Promise<void> {
  const { origin } = new URL(page.url());
  const locale = (await page.locator("html").getAttribute("lang")) ?? "";
  const again = await windowOf(browser, locale);
  await again.context().clearCookies();
  await again.context().addCookies(await page.context().cookies());
  await again.setViewportSize(viewport);
  const answer = await again.goto(page.url());
  expect(answer?.status(), page.url()).toBe(200);
  expect(again.url().startsWith(origin)).toBe(true);
  await checkReading(again);
}

const windows = new WeakMap<Browser, Map<string, Promise<Page>>>();

/** One window of each language stays open: opening one takes as long as looking at the page. */
function windowOf(browser: Browser, locale: string): Promise<Page> {
  const open = windows.get(browser) ?? new Map<string, Promise<Page>>();
  windows.set(browser, open);
  const known = open.get(locale);
  if (known) return known;
  const page = browser.newPage({ javaScriptEnabled: true, locale });
  open.set(locale, page);
  return page;
}

import type { Browser, Page } from "@playwright/test";
import { checkReading } from "./reads-well.ts";

/** What axe says of a page of the desk. */
export async function deskReads(browser: Browser, page: Page): Promise<void> {
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    ...{ javaScriptEnabled: true, isMobile: false, hasTouch: false, viewport: { width: 1280, height: 900 } },
  });
  const again = await context.newPage();
  await again.goto(page.url());
  await checkReading(again);
  await context.close();
}

/** Unfolds and sends the form of a deed on the case page. */
export async function deed(page: Page, name: string): Promise<void> {
  const form = page.locator(`form:has(input[name="deed"][value="${name}"])`).first();
  const folded = page.locator(`details:not([open]):has(input[name="deed"][value="${name}"]) > summary`);
  if ((await folded.count()) > 0) await folded.first().click();
  await form.locator("button").click();
}

/** "Yes": after what a deed does was shown once more. */
export async function sure(page: Page): Promise<void> {
  await page.locator('form:has(input[name="sure"]) button').first().click();
}

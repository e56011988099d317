import type { Page } from "@playwright/test";

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

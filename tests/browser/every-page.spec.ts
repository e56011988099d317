import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { everyPath } from "#app/http/paths.ts";

// The checker itself is a script; that the page has none is part of what it checks.
test.use({ javaScriptEnabled: true });

const open = everyPath.filter((path) => path.sweep && path.audience === "public" && !path.pattern.includes(":"));

for (const path of open) {
  test(`${path.pattern} reads well without scripts`, async ({ page }, info) => {
    const answer = await page.goto(path.pattern);
    expect(answer?.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", info.project.name.endsWith("zh") ? "zh-CN" : "en");
    await expect(page.locator("h1")).toHaveCount(1);
    expect(await page.locator("script").count()).toBe(0);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
  });
}

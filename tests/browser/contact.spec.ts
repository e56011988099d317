import { expect, type Page } from "@playwright/test";
import { paths } from "#app/http/paths.ts";
import { arrive, type Backstage, test } from "./support/portal.ts";
import { readsWell } from "./support/reads-well.ts";
import { demoOutbox } from "#app/contact/demo-outbox.ts";

/** The code in the newest text of this language; texts leave within seconds, and other journeys get theirs meanwhile. */
async function codeFrom(backstage: Backstage, zh: boolean, seen: string | null): Promise<string> {
  const wording = zh ? /验证码 (\d{6})/ : /code is (\d{6})/;
  let found: string | undefined;
  await expect
    .poll(
      async () => {
        const texts = await demoOutbox(backstage.services, null, 20);
        const fresh = texts.filter(({ id }) => seen === null || id > seen);
        found = fresh.flatMap(({ text }) => wording.exec(text)?.[1] ?? [])[0];
        return found;
      },
      { timeout: 20_000 },
    )
    .toMatch(/^\d{6}$/);
  return found ?? "";
}

const send = (page: Page) => page.locator("main form button").first().click();

test("hours, ways and a note are kept; the data copy opens with a code", async ({ page, browser, backstage }, info) => {
  test.slow();
  const zh = info.project.name === "phone-zh";
  const person = zh ? "chenLi" : "samSampleton";
  await arrive(page, await backstage.link(person));
  await page.goto(paths.contact());
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("contact.png"), fullPage: true });

  await page.locator('[name="hours"][value="own"]').check();
  await page.locator('[name="from"]').selectOption("1200");
  await page.locator('[name="to"]').selectOption("540");
  await page.locator("main form button").click();
  await expect(page.locator(".errors")).toBeVisible();
  await readsWell(browser, page);
  await page.locator('[name="from"]').selectOption("1080");
  await page.locator('[name="to"]').selectOption("1200");
  await page.locator('[name="optOuts"][value="before_due"]').check();
  await page.locator('[name="note"]').fill("afternoons only");
  await page.locator("main form button").click();
  await expect(page.locator(".note[role=status]")).toBeVisible();
  await expect(page.locator('[name="from"]')).toHaveValue("1080");
  await expect(page.locator('[name="note"]')).toHaveValue("afternoons only");

  for (const path of [paths.contactMessages(), paths.contactPin(), paths.contactPhone(), paths.contactEmail()]) {
    await page.goto(path);
    await readsWell(browser, page);
    await page.screenshot({ path: info.outputPath(`${path.split("/").at(-1)}.png`), fullPage: true });
  }

  const [before] = await demoOutbox(backstage.services, null, 1);
  await page.goto(paths.contactCopy());
  await readsWell(browser, page);
  await send(page);
  await expect(page).toHaveURL(/\/contact\/code\//);
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("code.png"), fullPage: true });
  await page.locator('[name="code"]').fill(await codeFrom(backstage, zh, before?.id ?? null));
  await send(page);
  await expect(page).toHaveURL(paths.contactCopy());
  await readsWell(browser, page);
  const download = page.waitForEvent("download");
  await page.locator(`a[href="${paths.contactCopyFile()}"]`).click();
  expect((await download).suggestedFilename()).toBe("my-data.json");

  // A PIN asks for a code too. It is not given: the sample person keeps their date of birth for other journeys.
  await page.goto(paths.contactPin());
  await page.locator('[name="pin"]').fill("730518");
  await page.locator('[name="again"]').fill("730518");
  await send(page);
  await expect(page).toHaveURL(/\/contact\/code\//);
});

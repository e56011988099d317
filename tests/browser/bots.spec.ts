import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { paths } from "#app/http/paths.ts";
import { answerBirthDate, type Backstage, test } from "./support/portal.ts";

// What previews, scanners and prefetchers do to links in messages.
test.describe.configure({ mode: "serial" });

const agents = [
  "facebookexternalhit/1.1 Facebot Twitterbot/1.0",
  "Mozilla/5.0 (Linux; Android 10) MicroMessenger/8.0.40",
  "Google-PageRenderer Google (+https://developers.google.com/+/web/snippet/)",
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120 Safari/537.36 Microsoft SafeLinks",
  "curl/8.5.0",
  "WhatsApp/2.23",
  "Slackbot-LinkExpanding 1.0",
  "",
];

/** The database as bytes: file and write-ahead log. */
function fingerprint(): string {
  const folder = process.env.PORTAL_TEST_DATA ?? "";
  const hash = createHash("sha256");
  for (const name of ["portal.db", "portal.db-wal"]) hash.update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}

/** A person whom no other journey touches, one for each language: both run side by side. */
const person = (project: string) => (project.endsWith("zh") ? "heYuan" : "noraTesterly");

/** What the database holds of one person: links, sessions, texts, lines of the trail, and whether the number is left alone. */
function tracesOf({ services }: Backstage, borrowerId: string) {
  const count = (from: string, param: string) =>
    services.db.reader.prepare(`select count(*) from ${from}`).pluck().get(param);
  return {
    links: count("links where borrower_id = ?", borrowerId),
    revoked: count("links where revoked_at is not null and borrower_id = ?", borrowerId),
    sessions: count("sessions where borrower_id = ?", borrowerId),
    messages: count("messages where borrower_id = ?", borrowerId),
    trail: count("audit_events where actor || object like ?", `%${borrowerId}%`),
    left: count("suppressions where phone_index = (select phone_index from borrowers where id = ?)", borrowerId),
  };
}

test("GET and HEAD by any program leave no cookie and no trace, and the person still gets in", async ({
  page,
  request,
  backstage,
}, { project }) => {
  const link = await backstage.link(person(project.name));
  const counts = () => tracesOf(backstage, link.borrowerId);
  const before = counts();
  for (const agent of agents) {
    const headers = { "User-Agent": agent, Purpose: "prefetch" };
    for (const path of [link.path, `${link.path}/identity`, `${link.path}/not-me`]) {
      for (const method of ["GET", "HEAD"]) {
        const answer = await request.fetch(path, { method, headers });
        expect(answer.status()).toBe(200);
        expect(answer.headers()["set-cookie"]).toBeUndefined();
        expect(answer.headers()["cache-control"]).toContain("no-store");
        expect(answer.headers()["x-robots-tag"]).toContain("noindex");
        expect(answer.headers()["referrer-policy"]).toBe("same-origin");
      }
    }
  }
  expect(counts()).toEqual(before);

  await page.goto(`${link.path}/identity`);
  await answerBirthDate(page, link.birthDate);
  await expect(page).toHaveURL(/\/loans/);
});

test("a scanner that opens the link, presses everything and sends rubbish ends with no session and a living link", async ({
  browser,
  backstage,
  baseURL,
}, { project }) => {
  const link = await backstage.link(person(project.name));
  const granted = () => {
    const { sessions, left, revoked } = tracesOf(backstage, link.borrowerId);
    return [sessions, left, revoked];
  };
  const before = granted();
  const context = await browser.newContext({ javaScriptEnabled: true });
  const page = await context.newPage();
  for (const path of [link.path, `${link.path}/identity`, `${link.path}/not-me`, paths.isThisReal(), paths.newLink()]) {
    await page.goto(`${baseURL}${path}`);
    const buttons = await page.locator("main button").count();
    for (let nr = 0; nr < buttons; nr += 1) {
      await page.goto(`${baseURL}${path}`);
      await page.locator("main button").nth(nr).click();
    }
    await page.goto(`${baseURL}${path}`);
    for (const field of await page.locator("main input:not([type=hidden]):not([type=checkbox])").all())
      await field.fill("1");
    if (buttons > 0) await page.locator("main button").first().click();
  }
  await context.close();
  expect(granted()).toEqual(before);

  const herself = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await herself.goto(`${baseURL}${link.path}/identity`);
  await answerBirthDate(herself, link.birthDate);
  await expect(herself).toHaveURL(/\/loans/);
  await herself.context().close();
});

test("a known, a spent and a made-up link get the same bytes", async ({ request, backstage }, { project }) => {
  const known = (await backstage.link(person(project.name))).token;
  const { token: spent, borrowerId } = await backstage.link(person(project.name));
  const { services } = backstage;
  const latest = "created_at = (select max(created_at) from links where borrower_id = :id)";
  services.db.writer
    .prepare(`update links set revoked_at = 1 where borrower_id = :id and ${latest}`)
    .run({ id: borrowerId });
  const made = services.ids.random();
  const body = async (token: string, rest: string) => {
    const answer = await request.get(paths.link({ locator: token }) + rest);
    expect(answer.status()).toBe(200);
    const code = `${token.slice(0, 4)}-${token.slice(4, 8)}`.toUpperCase();
    return (await answer.text()).replaceAll(token, "TOKEN").replaceAll(code, "CODE");
  };
  for (const rest of ["", "/not-me"]) {
    const page = await body(known, rest);
    expect(await body(spent, rest)).toBe(page);
    expect(await body(made, rest)).toBe(page);
  }
});

test("reading a page without a session changes not one byte of the database", async ({ request, backstage }, {
  project,
}) => {
  const { path } = await backstage.link(person(project.name));
  // Background jobs note their runs; between two notes the file must stand still while pages are read.
  let still = 0;
  for (let rounds = 0; rounds < 20 && still < 3; rounds += 1) {
    const before = fingerprint();
    for (const page of [path, `${path}/identity`, paths.start(), paths.isThisReal()]) await request.get(page);
    if (fingerprint() === before) still += 1;
  }
  expect(still).toBe(3);
});

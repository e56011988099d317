import { expect, type Page } from "@playwright/test";
import { paths } from "#app/http/paths.ts";
import { createStaff } from "#app/staff/create-staff.ts";
import { readInvite } from "#app/staff/accept-invite.ts";
import { totpCode, totpStep } from "#app/staff/totp.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { type Backstage, test } from "./support/portal.ts";
import { readsWell } from "./support/reads-well.ts";
import { seatStaff } from "./support/seat.ts";

const password = "tidy otters fold blue maps";
const wide = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };

test.use(wide);

/** Somebody new, so that tests that run at once never use up each other's codes. */
async function somebody({ services }: Backstage, roles: StaffRole[]) {
  const login = `t${services.ids.random().slice(0, 10)}`;
  const created = await createStaff(services, { login, name: `何静 ${login}`, roles });
  if (!created.ok) throw new Error(created.reason);
  const read = await readInvite(services, created.invite.token);
  if (!read.ok || !read.invite.totpSecret) throw new Error("no invite");
  const secret = read.invite.totpSecret;
  const code = (stepsAhead: number) => totpCode(secret, totpStep(services.clock.now()) + stepsAhead);
  return { login, staffId: created.staffId, join: paths.staffJoin({ token: created.invite.token }), code };
}

test("somebody joins with a link and signs in with password and code", async ({ page, browser, backstage }, info) => {
  const zh = info.project.name === "phone-zh";
  const admin = await somebody(backstage, ["admin"]);
  const send = page.locator("main form .btn").last();

  await page.goto(admin.join);
  await readsWell(browser, page);
  await page.fill("#password", "too short");
  await page.fill("#code", admin.code(0));
  await send.click();
  await expect(page.locator("#password-error")).toContainText(zh ? "至少 15 个字" : "at least 15 characters");
  await expect(page.locator("#password")).toHaveValue("");
  await page.fill("#password", password);
  await page.fill("#code", admin.code(0));
  await send.click();
  await expect(page.locator("ol code")).toHaveCount(10);

  await page.goto(paths.staffSignIn());
  await readsWell(browser, page);
  await page.fill("#login", admin.login);
  await page.fill("#password", "not the password at all");
  await send.click();
  await expect(page.locator("#login-error")).toBeVisible();
  await page.fill("#login", admin.login);
  await page.fill("#password", password);
  await send.click();
  await expect(page).toHaveURL(paths.staffSignInCode());
  await page.fill("#code", "000000");
  await send.click();
  await expect(page.locator("#code-error")).toBeVisible();
  await page.fill("#code", admin.code(1));
  await send.click();
  await expect(page).toHaveURL(paths.staffHome());
  await page.screenshot({ path: info.outputPath("desk.png"), fullPage: true });
});

for (const path of [
  paths.staffHome,
  paths.staffAccount,
  paths.staffPassword,
  paths.staffRecoveryCodes,
  paths.staffPeople,
  paths.staffInvite,
  paths.staffApprovals,
  paths.staffAudit,
  paths.staffConfirm,
]) {
  test(`${path.pattern} reads well`, async ({ page, browser, backstage }, info) => {
    const admin = await somebody(backstage, ["admin"]);
    await seatStaff(page, backstage, admin.staffId);
    await page.goto(path());
    await readsWell(browser, page);
    await page.screenshot({ path: info.outputPath("page.png"), fullPage: true });
  });
}

test("an admin invites a colleague, and another admin agrees to the role", async ({
  page,
  browser,
  backstage,
}, info) => {
  const zh = info.project.name === "phone-zh";
  const admin = await somebody(backstage, ["admin"]);
  await seatStaff(page, backstage, admin.staffId);
  const login = `n${admin.login}`;
  await page.goto(paths.staffInvite());
  const send = page.locator("main form .btn").last();
  await send.click();
  await expect(page.locator(".errors")).toBeVisible();
  await page.fill("#login", login);
  await page.fill("#name", "New Colleague");
  await page.check("#role-agent");
  await send.click();
  await expect(page.locator("main code")).toContainText("/staff/join/");
  await readsWellAfterwards(page);

  const other = await somebody(backstage, ["admin"]);
  await page.goto(paths.staffApprovals());
  await page.locator(".queue a").last().click();
  await expect(page.locator("main")).toContainText(zh ? "这是您自己提出的" : "You asked for this");
  await page.context().clearCookies({ name: "s" });
  await seatStaff(page, backstage, other.staffId);
  await page.reload();
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("approval.png"), fullPage: true });
  await page.locator('button[value="approve"]').click();
  await expect(page).toHaveURL(paths.staffApprovals());
  await page.goto(`${paths.staffPeople()}?after=${login.slice(0, -1)}`);
  await expect(page.locator("tr", { hasText: login })).toContainText(zh ? "还款支持专员" : "Support agent");
  await page.locator("tr", { hasText: login }).locator("a").click();
  await readsWell(browser, page);
  await page.screenshot({ path: info.outputPath("person.png"), fullPage: true });

  await page.locator(".rail .me form[action$='sign-out'] button").click();
  await expect(page).toHaveURL(paths.staffSignIn());
  await page.goto(paths.staffPeople());
  await expect(page).toHaveURL(paths.staffSignIn());
});

/** A page that answers a POST cannot be opened again: at least its heading and its width are looked at here. */
async function readsWellAfterwards(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  await page.setViewportSize({ width: 320, height: 640 });
  const width = () => page.locator("html").evaluate((html) => html.scrollWidth);
  expect(await width().catch(() => 320)).toBeLessThanOrEqual(320);
  await page.setViewportSize(wide.viewport);
}

test("an agent sees neither people nor the audit trail", async ({ page, backstage }) => {
  const agent = await somebody(backstage, ["agent"]);
  await seatStaff(page, backstage, agent.staffId);
  await page.goto(paths.staffHome());
  await expect(page.locator(".rail nav a")).not.toHaveCount(0);
  for (const path of [paths.staffPeople, paths.staffAudit]) {
    await expect(page.locator(`.rail a[href="${path()}"]`)).toHaveCount(0);
    expect((await page.goto(path()))?.status()).toBe(404);
    await page.goto(paths.staffHome());
  }
});

test.describe("with scripts", () => {
  test.use({ javaScriptEnabled: true });

  test("a passkey is added, signs in, and confirms", async ({ page, backstage }) => {
    const violations: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") violations.push(message.text());
    });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    const approver = await somebody(backstage, ["approver"]);
    await seatStaff(page, backstage, approver.staffId);
    await page.goto(paths.staffPasskey());
    await page.fill("#label", "Test key");
    await page.locator("form[data-passkey] button").click();
    await expect(page).toHaveURL(paths.staffAccount());
    await expect(page.locator("th", { hasText: "Test key" })).toBeVisible();

    await page.context().clearCookies({ name: "s" });
    await page.goto(paths.staffSignInPasskey());
    await page.locator("form[data-passkey] button").click();
    await expect(page).toHaveURL(paths.staffHome());

    await page.goto(`${paths.staffConfirm()}?to=${encodeURIComponent(paths.staffAccount())}`);
    await page.locator("form[data-passkey] button").click();
    await expect(page).toHaveURL(paths.staffAccount());
    expect(violations).toEqual([]);
  });
});

import type { Browser, Page } from "@playwright/test";
import { startSession } from "#app/access/start-session.ts";
import { createStaff } from "#app/staff/create-staff.ts";
import { startStaffSession } from "#app/staff/staff-session.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import type { Backstage } from "./portal.ts";

/** Gives the page a borrower's session, without the way through link and identity. */
export async function seatBorrower(page: Page, { services }: Backstage, borrowerId: string): Promise<void> {
  const value = await services.db.transact((tx) => startSession(tx, services, borrowerId));
  await page.context().addCookies([{ name: "b", value, url: services.site.origin, sameSite: "Lax", httpOnly: true }]);
}

/** Gives the page a session at the desk, second factor just shown, without the way through the door. */
export async function seatStaff(page: Page, { services }: Backstage, staffId: string): Promise<void> {
  const started = { staffId, method: "totp", device: "Test", at: services.clock.now() } as const;
  const value = await services.db.transact((tx) => startStaffSession(tx, services, started));
  await page
    .context()
    .addCookies([{ name: "s", value, url: services.site.origin, sameSite: "Strict", httpOnly: true }]);
}

/** Somebody new at the desk, so that tests that run at once stay out of each other's way. @returns their id */
export async function newStaff({ services }: Backstage, roles: StaffRole[]): Promise<string> {
  const login = `t${services.ids.random().slice(0, 10)}`;
  const created = await createStaff(services, { login, name: `何静 ${login}`, roles });
  if (!created.ok) throw new Error(created.reason);
  return created.staffId;
}

/** A wide page of the desk, without scripts, for somebody who is there. */
export async function deskOf(backstage: Backstage, browser: Browser, staffId: string): Promise<Page> {
  const { origin } = backstage.services.site;
  const viewport = { width: 1280, height: 900 };
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false, viewport });
  const page = await context.newPage();
  await seatStaff(page, backstage, staffId);
  return page;
}

/** A wide page of the desk, without scripts, for somebody new with these roles. */
export async function atTheDesk(backstage: Backstage, browser: Browser, roles: StaffRole[]): Promise<Page> {
  return deskOf(backstage, browser, await newStaff(backstage, roles));
}

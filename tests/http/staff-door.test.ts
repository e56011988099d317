import { expect, test } from "vitest";
import { deviceOf } from "#app/http/device.ts";
import { returnPath } from "#app/http/redirects.ts";
import { clearedStaffCookie, readStaffCookie, staffCookie } from "#app/http/staff-cookie.ts";

const site = "https://pay.example.com";

test("the staff cookie is bound to the host, strict, and out of reach of scripts", () => {
  expect(staffCookie("session", "v", site)).toBe("__Host-s=v; Path=/; HttpOnly; SameSite=Strict; Secure");
  expect(clearedStaffCookie("ticket", site)).toContain(
    "__Host-st=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0",
  );
  expect(staffCookie("session", "v", "http://localhost:3000")).toBe("s=v; Path=/; HttpOnly; SameSite=Strict");
});

test("a staff cookie is read by its exact name: a borrower's cookie is none", () => {
  const request = new Request(site, { headers: { cookie: "__Host-b=borrower; s=plain; __Host-st=t1; __Host-s=s1" } });
  expect(readStaffCookie(request, "session", site)).toBe("s1");
  expect(readStaffCookie(request, "ticket", site)).toBe("t1");
  const borrower = new Request(site, { headers: { cookie: "__Host-b=borrower" } });
  expect(readStaffCookie(borrower, "session", site)).toBe(null);
});

test("after the second factor one is returned to pages of the desk only", () => {
  expect(returnPath("/staff/people", "/staff")).toBe("/staff/people");
  for (const asked of [
    "//evil.test",
    "https://evil.test/staff",
    "/staff\\evil",
    "/staff/sign-out",
    "/staff/nothing",
    "",
  ]) {
    expect(returnPath(asked, "/staff")).toBe("/staff");
  }
});

test("a session is known by browser and system, nothing finer", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Safari/537.36";
  const safari =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile Safari/604.1";
  expect(deviceOf(chrome)).toBe("Chrome · Windows");
  expect(deviceOf(`${chrome} Edg/139.0`)).toBe("Edge · Windows");
  expect(deviceOf(safari)).toBe("Safari · iOS");
  expect(deviceOf(null)).toBe("?");
});

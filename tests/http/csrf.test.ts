import { expect, test } from "vitest";
import { mayChange } from "#app/http/csrf.ts";

const ours = "https://pay.example.com";

/** Eight combinations of what a browser, or someone who is none, may send. */
const combinations = [
  { secFetchSite: "same-origin", origin: ours, may: true },
  { secFetchSite: "same-origin", origin: "null", may: true },
  { secFetchSite: "cross-site", origin: "https://evil.test", may: false },
  { secFetchSite: "same-site", origin: "https://shop.example.com", may: false },
  { secFetchSite: "none", origin: undefined, may: false },
  { secFetchSite: undefined, origin: ours, may: true },
  { secFetchSite: undefined, origin: "null", may: false },
  { secFetchSite: undefined, origin: undefined, may: false },
] as const;

for (const pathname of ["/verify", "/verify.data", "/language"]) {
  test.each(combinations)(`POST ${pathname} with %j`, ({ secFetchSite, origin, may }) => {
    expect(mayChange({ method: "POST", pathname, secFetchSite, origin }, ours)).toBe(may);
  });
}

test("every method but GET and HEAD is a change", () => {
  const foreign = { pathname: "/", secFetchSite: "cross-site", origin: undefined };
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"]) {
    expect(mayChange({ ...foreign, method }, ours), method).toBe(false);
  }
  expect(mayChange({ ...foreign, method: "GET" }, ours)).toBe(true);
  expect(mayChange({ ...foreign, method: "HEAD" }, ours)).toBe(true);
});

test("only signed webhooks are exempt, and nothing that merely looks like one", () => {
  const machine = { method: "POST", secFetchSite: undefined, origin: undefined };
  expect(mayChange({ ...machine, pathname: "/webhooks/stripe" }, ours)).toBe(true);
  for (const pathname of [
    "/webhooks/",
    "/webhooks/a/b",
    "/x/webhooks/stripe",
    "/webhooks/../verify",
    "/verify?/webhooks/x",
  ]) {
    expect(mayChange({ ...machine, pathname }, ours), pathname).toBe(false);
  }
});

test("an origin must be equal, not similar", () => {
  for (const origin of [
    "http://pay.example.com",
    "https://pay.example.com:443",
    "https://pay.example.com.evil.test",
    "",
  ]) {
    expect(mayChange({ method: "POST", pathname: "/", secFetchSite: undefined, origin }, ours), origin).toBe(false);
  }
});

import { expect, test } from "vitest";
import { z } from "zod";
import { addressKey, clientAddress } from "#app/http/client-address.ts";
import { readFields } from "#app/http/forms.ts";
import { chooseLanguage, languageCookie } from "#app/http/language.ts";
import { everyPath, findPath, paths, routeFile } from "#app/http/paths.ts";
import { returnPath } from "#app/http/redirects.ts";
import { say } from "#app/words/words.ts";

test("paths are built with their values escaped, and found again", () => {
  expect(paths.home()).toBe("/home");
  expect(paths.breakdown({ loanId: "a/b ?" })).toBe("/loans/a%2Fb%20%3F/breakdown");
  expect(() => paths.loan({ loanId: "" })).toThrow("loanId");
  expect(findPath("/")).toBe(paths.start);
  expect(findPath("/loans/ln_1/breakdown")).toBe(paths.breakdown);
  for (const unknown of ["", "/loans/", "/home/", "/home.data", "/l/", "/l/a/b", "//", "/Home"]) {
    expect(findPath(unknown), unknown).toBeNull();
  }
  expect(routeFile("/loans/:loanId/breakdown")).toBe("loans.$loanId.breakdown.tsx");
  expect(routeFile("/")).toBe("index.tsx");
});

test("every path is written once, and every change is a POST", () => {
  expect(new Set(everyPath.map((path) => path.pattern)).size).toBe(everyPath.length);
  for (const path of everyPath) {
    expect(path.methods.length, path.pattern).toBeGreaterThan(0);
    if (path.sweep) expect(path.methods, path.pattern).toContain("GET");
  }
});

test("a return path is one of our pages or the fallback", () => {
  expect(returnPath("/home", "/")).toBe("/home");
  expect(returnPath("/loans/ln_1/breakdown", "/")).toBe("/loans/ln_1/breakdown");
  const evil = [
    "//evil.test",
    "///evil.test",
    "/\\evil.test",
    "\\evil.test",
    "\\\\evil.test",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "https://evil.test/home",
    "//evil.test/home",
    "/home?next=//evil.test",
    "/home#x",
    "/home/../sign-out",
    "/%2F/evil.test",
    "/%5Cevil.test",
    "/\tevil",
    "/\u0000home",
    "home",
    " /home",
    "/sign-out",
    "/language",
    "/webhooks/stripe",
    "/loans//",
    "/l/",
    "/homе",
    "",
  ];
  for (const asked of evil) expect(returnPath(asked, "/fallback"), JSON.stringify(asked)).toBe("/fallback");
  expect(returnPath(null, "/fallback")).toBe("/fallback");
});

test("random return paths never leave the site", () => {
  const pieces = [
    "/",
    "\\",
    "evil.test",
    "home",
    "loans",
    ":",
    "javascript",
    "@",
    "%2f",
    ".",
    "..",
    "?",
    "#",
    "\n",
    " ",
  ];
  let seed = 7;
  const next = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n;
  for (let i = 0; i < 20_000; i++) {
    const asked = Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)]).join("");
    const given = returnPath(asked, "/fallback");
    expect(new URL(given, "https://pay.example.com").origin, JSON.stringify(asked)).toBe("https://pay.example.com");
    expect(given === "/fallback" || findPath(given) !== null).toBe(true);
  }
});

test("the language is the link's, then the cookie's, then the browser's, else English", () => {
  const choose = (link: string | null, cookie?: string, acceptLanguage?: string) =>
    chooseLanguage({ link, cookie, acceptLanguage });
  expect(choose("zh-CN", "lang=en", "en")).toBe("zh-CN");
  expect(choose("fr", "x=1; lang=zh-CN", "en")).toBe("zh-CN");
  expect(choose(null, "slang=zh-CN", "en")).toBe("en");
  for (const chinese of ["zh", "zh-TW", "zh-Hans-CN", "ZH-cn,en;q=0.9", "fr, en;q=0.2, zh;q=0.4"]) {
    expect(choose(null, undefined, chinese), chinese).toBe("zh-CN");
  }
  for (const other of ["", "fr", "en-GB,zh;q=0.5", "zh;q=0", "zhx", "en;q=oops, zh;q=oops"]) {
    expect(choose(null, undefined, other), other).toBe("en");
  }
});

test("the language cookie is a plain preference, secure on https", () => {
  expect(languageCookie("zh-CN", "http://localhost:3000")).toBe(
    "lang=zh-CN; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
  );
  expect(languageCookie("en", "https://pay.example.com")).toMatch(/; Secure$/);
});

test("messages are said in either language, with values", () => {
  expect(say("zh-CN", { zh: "你好", en: "Hello" })).toBe("你好");
  const dated = { zh: (v: { day: string }) => `${v.day}到期`, en: (v: { day: string }) => `due ${v.day}` };
  expect(say("en", dated, { day: "1 May" })).toBe("due 1 May");
  // @ts-expect-error a message without its Chinese must not compile
  expect(say("en", { en: "Hello" })).toBe("Hello");
});

test("addresses count by IPv4 or by IPv6 /64", () => {
  expect(addressKey("203.0.113.9")).toBe("203.0.113.9");
  expect(addressKey("::ffff:203.0.113.9")).toBe("203.0.113.9");
  expect(addressKey("::ffff:cb00:7109")).toBe("203.0.113.9");
  expect(addressKey("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(addressKey("2001:db8:1:2::99")).toBe("2001:db8:1:2::/64");
  expect(addressKey("[2001:0DB8:1:2::]")).toBe("2001:db8:1:2::/64");
  expect(addressKey("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  expect(addressKey("::1")).toBe("0:0:0:0::/64");
  for (const odd of ["", "localhost", "1.2.3", "1.2.3.4.5", "2001:db8"]) expect(addressKey(odd), odd).toBeNull();
});

test("only what trusted proxies wrote is believed", () => {
  expect(clientAddress("10.0.0.1", "6.6.6.6", 0)).toBe("10.0.0.1");
  expect(clientAddress("10.0.0.1", "6.6.6.6, 203.0.113.9", 1)).toBe("203.0.113.9");
  expect(clientAddress("10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2", 2)).toBe("203.0.113.9");
  expect(clientAddress("10.0.0.1", "203.0.113.9", 2)).toBe("10.0.0.1");
  expect(clientAddress("10.0.0.1", "rubbish", 1)).toBe("10.0.0.1");
  expect(clientAddress(undefined, undefined, 0)).toBe("unknown");
});

const shape = z.object({
  day: z.string("missing").regex(/^\d+$/, "not_a_number"),
  note: z.string().optional(),
  boxes: z.array(z.string()).default([]),
});

test("a form gives its typed value, trimmed, empty meaning absent", () => {
  const fields = [
    ["day", " 12 "],
    ["note", "  "],
    ["boxes", "a"],
    ["boxes", "b"],
  ] as const;
  expect(readFields(fields, shape)).toEqual({ ok: true, value: { day: "12", boxes: ["a", "b"] } });
});

test("a form tells its problems by field and keeps what was typed", () => {
  expect(
    readFields(
      [
        ["day", "x"],
        ["note", "hi"],
      ],
      shape,
    ),
  ).toEqual({
    ok: false,
    reason: "invalid",
    status: 422,
    errors: { day: ["not_a_number"] },
    typed: { day: "x", note: "hi" },
  });
  expect(readFields([["day", ""]], shape)).toMatchObject({ reason: "invalid", errors: { day: ["missing"] } });
});

test("unknown and repeated fields mean that the form is not ours", () => {
  expect(
    readFields(
      [
        ["day", "1"],
        ["admin", "1"],
      ],
      shape,
    ),
  ).toMatchObject({ reason: "unknown_field", status: 400 });
  expect(
    readFields(
      [
        ["day", "1"],
        ["day", "2"],
      ],
      shape,
    ),
  ).toMatchObject({ reason: "repeated_field", status: 400 });
  expect(
    readFields(
      [
        ["__proto__", "1"],
        ["day", "1"],
      ],
      shape,
    ),
  ).toMatchObject({ reason: "unknown_field" });
});

import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Answer } from "#tests/support/door.ts";
import { ask, bigText, ownForm, state, useSmallDesk } from "./small-desk.ts";

// What leaves the front desk: protections on every answer, languages, errors, files, probes and log lines.

useSmallDesk();

/** Each kind of answer the desk can give. */
const kinds: readonly [string, () => Promise<Answer>, number][] = [
  ["page", () => ask("/home"), 200],
  ["HEAD", () => ask("/home", { method: "HEAD" }), 200],
  ["redirect", () => ask("/is-this-real", { method: "POST", headers: ownForm, body: "a=1" }), 303],
  ["resource", () => ask("/language", { method: "POST", headers: ownForm, body: "a=1" }), 200],
  ["file", () => ask("/assets/x-abc.css"), 200],
  ["missing file", () => ask("/assets/none.css"), 404],
  ["unknown address", () => ask("/nowhere"), 404],
  ["foreign object", () => ask("/loans/ln_1"), 404],
  ["failing loader", () => ask("/loans"), 500],
  ["failing component", () => ask("/expired"), 500],
  [
    "cross-site change",
    () => ask("/is-this-real", { method: "POST", headers: { ...ownForm, "sec-fetch-site": "cross-site" } }),
    403,
  ],
  ["odd method", () => ask("/home", { method: "TRACE" }), 405],
  ["method of another", () => ask("/home", { method: "POST", headers: ownForm }), 405],
  ["odd address", () => ask("//evil.test/"), 400],
  ["wrong host", () => ask("/home", { headers: { host: "evil.test" } }), 421],
  [
    "wrong body",
    () =>
      ask("/is-this-real", { method: "POST", headers: { ...ownForm, "content-type": "application/json" }, body: "{}" }),
    415,
  ],
  ["large body", () => ask("/is-this-real", { method: "POST", headers: ownForm, body: "a".repeat(65_537) }), 413],
  ["probe", () => ask("/healthz"), 200],
];

test.each(kinds)("%s carries every protection", async (name, make, status) => {
  const { headers, status: given } = await make();
  expect(given).toBe(status);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("same-origin");
  expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
  expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
  expect(headers["permissions-policy"]).toBe("camera=(self), geolocation=(), microphone=(), payment=(self)");
  expect(headers["x-robots-tag"]).toBe("noindex, nofollow, noarchive");
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["cache-control"]).toBe(name === "file" ? "public, max-age=31536000, immutable" : "no-store");
  expect(headers["strict-transport-security"]).toBeUndefined();
  for (const chatter of ["server", "x-powered-by", "access-control-allow-origin"])
    expect(headers[chatter]).toBeUndefined();
});

test("a page's policy lets only its own nonce run, and each answer has another", async () => {
  const policies = await Promise.all([ask("/home"), ask("/home")]);
  const nonces = policies.map(
    (each) => /'nonce-([A-Za-z0-9+/]{22}==)'/.exec(String(each.headers["content-security-policy"]))?.[1],
  );
  expect(new Set(nonces).size).toBe(2);
  expect(policies[0]?.headers["content-security-policy"]).toBe(
    `default-src 'none'; script-src 'nonce-${nonces[0]}' 'strict-dynamic'; style-src 'self'; img-src 'self' data:; ` +
      "font-src 'self'; connect-src 'self'; form-action 'self' https://checkout.stripe.com; base-uri 'none'; " +
      "object-src 'none'; frame-ancestors 'none'; report-to csp",
  );
});

test("borrower pages carry no script and no cookie", async () => {
  const { text, headers } = await ask("/home");
  expect(text).toContain("<p>page</p>");
  expect(text).not.toMatch(/<script|modulepreload|javascript:|\son\w+=/i);
  expect(headers["set-cookie"]).toBeUndefined();
});

test("pages come in the language asked for, and asking sets nothing", async () => {
  const chinese = await ask("/home", { headers: { "accept-language": "zh-TW" } });
  expect(chinese.text).toContain('<html lang="zh-CN"');
  expect(chinese.text).toContain("<title>标题</title>");
  const linked = await ask("/home?lang=en", { headers: { "accept-language": "zh" } });
  expect(linked.text).toContain('<html lang="en"');
  expect(linked.headers["set-cookie"]).toBeUndefined();
});

test("errors show words and a request number, never the cause; the log has its place, never its text", async () => {
  for (const path of ["/loans", "/expired"]) {
    state.lines.length = 0;
    const { text } = await ask(path, { headers: { "accept-language": "zh" } });
    expect(text).toContain("我们这边出了问题");
    const number = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0];
    expect(number).toBeDefined();
    expect(text).not.toMatch(/CANARY|\.tsx?:|at Object|node_modules/);
    const failure = state.lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find((line) => line.event === "page_failed");
    expect(failure).toMatchObject({ level: 50, requestId: number, error: "Error" });
    expect(JSON.stringify(failure)).toContain("small-desk.ts");
    expect(state.lines.join("")).not.toContain("CANARY");
  }
});

test("what is not there and what is foreign look alike", async () => {
  const seen = async (path: string) => {
    const { status, text } = await ask(path);
    return [status, text.replace(/[0-9A-Z]{5}-[0-9A-Z]{5}/, "").replace(`value="${path}"`, "")];
  };
  expect(await seen("/loans/ln_1")).toEqual(await seen("/loans/ln_1/nothing"));
});

test("data requests of the framework do not exist", async () => {
  for (const path of ["/home.data", "/home.data?_routes=home", "/_root.data", "/__manifest?p=/home&version=1"]) {
    expect((await ask(path)).status, path).toBe(404);
  }
  expect((await ask("/home?_data=home")).text).toContain("<html");
});

test("files are packed once and cached for good; nothing else in the folder is served", async () => {
  const packed = await ask("/assets/x-abc.css", { headers: { "accept-encoding": "gzip, br" } });
  expect(packed.headers).toMatchObject({
    "content-encoding": "br",
    vary: "Accept-Encoding",
    "content-type": "text/css; charset=utf-8",
  });
  expect(packed.body.length).toBeLessThan(200);
  const head = await ask("/assets/x-abc.css", { method: "HEAD" });
  expect(head.headers["content-length"]).toBe("1200");
  for (const path of [
    "/assets/.hidden.css",
    "/assets/x.map",
    "/assets/../assets/x-abc.css",
    "/assets/%2e%2e/x-abc.css",
    "/assets/",
  ]) {
    expect((await ask(path)).status, path).toBe(404);
  }
});

test("long pages are packed for those who take it", async () => {
  const page = await ask("/privacy", { headers: { "accept-encoding": "gzip" } });
  expect(page.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(page.body).toString()).toContain(bigText);
  expect((await ask("/privacy")).text).toContain(bigText);
});

test("readiness follows the house, health only the process", async () => {
  expect((await ask("/readyz", { headers: { host: "10.0.0.7:8080" } })).text).toBe("ready\n");
  state.ready = false;
  const notReady = await ask("/readyz");
  state.ready = true;
  expect([notReady.status, notReady.text]).toEqual([503, "migrations_pending\n"]);
});

test("demo pages do not exist elsewhere", async () => {
  expect((await ask("/demo/outbox")).status).toBe(404);
});

test("log lines name the route and never the address", async () => {
  state.lines.length = 0;
  const token = "0123456789abcdefghjkmnpqrs";
  await ask(`/l/${token}?phone=13800000000`, {
    headers: { cookie: "__Host-b=secretcookie", "user-agent": "agent007" },
  });
  await ask(`/L/${token}`);
  await ask(`/l/${token}/extra`, { method: "POST", headers: ownForm, body: "day=1&name=LiLei" });
  await expect.poll(() => state.lines.filter((line) => line.includes('"request"')).length).toBe(3);
  const all = state.lines.join("");
  expect(all).toContain('"route":"/l/:locator"');
  for (const secret of [token, "13800000000", "secretcookie", "agent007", "LiLei"]) expect(all).not.toContain(secret);
});

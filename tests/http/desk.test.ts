import { once } from "node:events";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type LoaderFunctionArgs, redirect, type ServerBuild } from "@remix-run/server-runtime";
import { createElement } from "react";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixedClock } from "#app/clock.ts";
import { openDesk } from "#app/http/desk.ts";
import { openMetrics } from "#app/http/metrics.ts";
import { readEnv } from "#app/http/env.ts";
import type { HouseServices } from "#app/http/house.ts";
import { openLog } from "#app/http/log.ts";
import { systemIds } from "#app/ids.ts";
import * as root from "#app/root.tsx";

const canary = "CANARY-7f3a-李雷-13800000000";
const bigText = "words ".repeat(2_000);
let effects = 0;
let ready = true;
let mayWrite = true;
let server: Server;
let port = 0;
const lines: string[] = [];

const handle = { title: { zh: "标题", en: "Title" } };
const Page = () => createElement("p", null, "page");

/** A small house of routes at real addresses, so that the desk is tested without the product's pages. */
const modules: Record<string, ServerBuild["routes"][string]["module"]> = {
  home: { default: Page, handle, loader: () => ({ fine: true }) },
  "is-this-real": { default: Page, handle, action: () => ((effects += 1), redirect("/home", 303)) },
  language: {
    default: undefined,
    action: () => ((effects += 1), new Response("done", { headers: { "Set-Cookie": "lang=en" } })),
  },
  "webhooks/stripe": {
    default: undefined,
    action: async ({ request: posted }: LoaderFunctionArgs) => new Response(String((await posted.text()).length)),
  },
  loans: {
    default: Page,
    handle,
    loader: () => {
      throw new Error(canary);
    },
  },
  expired: {
    default: () => {
      throw new Error(canary);
    },
    handle,
  },
  "loans/:loanId": {
    default: Page,
    handle,
    loader: () => {
      throw new Response("no such loan", { status: 404 });
    },
  },
  privacy: { default: () => createElement("p", null, bigText), handle },
} as never;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "files-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "assets", "x-abc.css"), "a{color:red}".repeat(100));
  writeFileSync(join(folder, "assets", ".hidden.css"), "secret");
  writeFileSync(join(folder, "assets", "x.map"), "secret");

  server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;

  const reading = readEnv({ ORIGIN: `http://localhost:${port}`, DEMO: "0" });
  if (!reading.ok) throw new Error(reading.problems.join());
  const routes = Object.entries(modules).map(([path, module]) => [path, { id: path, parentId: "root", path, module }]);
  const answer = openDesk({
    metrics: openMetrics(),
    env: reading.env,
    log: openLog({ logLevel: "info", mode: "production" }, { write: (line) => void lines.push(line) }),
    house: {
      // The routes below ask nothing of the house.
      services: { clock: fixedClock(0), ids: systemIds } as unknown as HouseServices,
      ready: async () => (ready ? { ok: true } : { ok: false, reason: "migrations_pending" }),
      mayWrite: () => mayWrite,
      close: async () => {},
    },
    build: {
      routes: { root: { id: "root", path: "", module: root }, ...Object.fromEntries(routes) },
      future: { v3_singleFetch: true },
      entry: { module: { default: () => new Response() } },
    } as unknown as ServerBuild,
    filesFolder: folder,
    closing: () => false,
  });
});

afterAll(() => void server.close());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const asking = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method: options.method ?? "GET",
        headers: { host: `localhost:${port}`, ...options.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const body = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() });
        });
      },
    );
    asking.on("error", reject);
    asking.end(options.body);
  });
}

const ownForm = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };

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
    lines.length = 0;
    const { text } = await ask(path, { headers: { "accept-language": "zh" } });
    expect(text).toContain("我们这边出了问题");
    const number = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0];
    expect(number).toBeDefined();
    expect(text).not.toMatch(/CANARY|\.tsx?:|at Object|node_modules/);
    const failure = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find((line) => line.event === "page_failed");
    expect(failure).toMatchObject({ level: 50, requestId: number, error: "Error" });
    expect(JSON.stringify(failure)).toContain("desk.test.ts");
    expect(lines.join("")).not.toContain("CANARY");
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

/** What a browser, or someone who is none, may send, and whether it may change something. */
const senders: readonly [Record<string, string>, boolean][] = [
  [{ "sec-fetch-site": "same-origin", origin: "OURS" }, true],
  [{ "sec-fetch-site": "same-origin", origin: "null" }, true],
  [{ "sec-fetch-site": "cross-site", origin: "https://evil.test", "x-forwarded-host": "evil.test" }, false],
  [{ "sec-fetch-site": "same-site", origin: "http://other.localhost" }, false],
  [{ "sec-fetch-site": "none" }, false],
  [{ origin: "OURS" }, true],
  [{ origin: "null" }, false],
  [{}, false],
];

for (const [path, worked] of [
  ["/is-this-real", 303],
  ["/language", 200],
  ["/is-this-real.data", 404],
] as const) {
  test.each(senders)(`POST ${path} from %j runs: %s`, async (headers, may) => {
    const before = effects;
    const sent = Object.fromEntries(
      Object.entries({ ...headers, "content-type": ownForm["content-type"] }).map(([name, value]) => [
        name,
        value === "OURS" ? `http://localhost:${port}` : value,
      ]),
    );
    const { status } = await ask(path, { method: "POST", headers: sent, body: "a=1" });
    expect(status).toBe(may ? worked : 403);
    expect(effects - before).toBe(may && worked !== 404 ? 1 : 0);
  });
}

test("a webhook needs no browser but has its own limit", async () => {
  const post = (size: number) =>
    ask("/webhooks/stripe", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "a".repeat(size),
    });
  expect((await post(200_000)).text).toBe("200000");
  expect((await post(1_048_577)).status).toBe(413);
});

test("150 MB are refused without being taken in, declared or not", async () => {
  const before = process.memoryUsage().rss;
  for (const declared of [true, false]) {
    const socket = connect(port, "127.0.0.1");
    const size = 150 * 1_048_576;
    const framing = declared ? `content-length: ${size}` : "transfer-encoding: chunked";
    socket.write(
      `POST /is-this-real HTTP/1.1\r\nhost: localhost:${port}\r\nsec-fetch-site: same-origin\r\n` +
        `content-type: application/x-www-form-urlencoded\r\n${framing}\r\n\r\n`,
    );
    const block = Buffer.alloc(65_536, 97);
    const frame = declared ? block : Buffer.concat([Buffer.from("10000\r\n"), block, Buffer.from("\r\n")]);
    let sent = 0;
    let answered = "";
    socket.on("data", (chunk) => (answered += chunk.toString()));
    socket.on("error", () => {});
    const closed = new Promise((resolve) => socket.on("close", resolve));
    while (sent < size && !socket.destroyed && !answered) {
      sent += block.length;
      if (!socket.write(frame))
        await Promise.race([once(socket, "drain").catch(() => {}), closed, once(socket, "data")]);
    }
    socket.end();
    expect(answered.slice(0, 12)).toBe("HTTP/1.1 413");
    expect(sent).toBeLessThan(20 * 1_048_576);
    socket.destroy();
    await closed;
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1_048_576);
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
  ready = false;
  const notReady = await ask("/readyz");
  ready = true;
  expect([notReady.status, notReady.text]).toEqual([503, "migrations_pending\n"]);
});

test("demo pages do not exist elsewhere", async () => {
  expect((await ask("/demo/outbox")).status).toBe(404);
});

test("log lines name the route and never the address", async () => {
  lines.length = 0;
  const token = "0123456789abcdefghjkmnpqrs";
  await ask(`/l/${token}?phone=13800000000`, {
    headers: { cookie: "__Host-b=secretcookie", "user-agent": "agent007" },
  });
  await ask(`/L/${token}`);
  await ask(`/l/${token}/extra`, { method: "POST", headers: ownForm, body: "day=1&name=LiLei" });
  await expect.poll(() => lines.filter((line) => line.includes('"request"')).length).toBe(3);
  const all = lines.join("");
  expect(all).toContain('"route":"/l/:locator"');
  for (const secret of [token, "13800000000", "secretcookie", "agent007", "LiLei"]) expect(all).not.toContain(secret);
});

test("while the audit trail does not add up, pages are shown and nothing is changed", async () => {
  mayWrite = false;
  const before = effects;
  const posted = await ask("/is-this-real", { method: "POST", headers: ownForm, body: "a=1" });
  expect([posted.status, posted.headers["retry-after"], effects]).toEqual([503, "600", before]);
  expect((await ask("/home")).status).toBe(200);
  mayWrite = true;
  expect((await ask("/is-this-real", { method: "POST", headers: ownForm, body: "a=1" })).status).toBe(303);
});

import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { ask, deskPort, ownForm, state, useSmallDesk } from "./small-desk.ts";

// What the front desk takes in: who may change something, how much it reads, and when it changes nothing at all.

useSmallDesk();

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
    const before = state.effects;
    const sent = Object.fromEntries(
      Object.entries({ ...headers, "content-type": ownForm["content-type"] }).map(([name, value]) => [
        name,
        value === "OURS" ? `http://localhost:${deskPort()}` : value,
      ]),
    );
    const { status } = await ask(path, { method: "POST", headers: sent, body: "a=1" });
    expect(status).toBe(may ? worked : 403);
    expect(state.effects - before).toBe(may && worked !== 404 ? 1 : 0);
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
    const socket = connect(deskPort(), "127.0.0.1");
    const size = 150 * 1_048_576;
    const framing = declared ? `content-length: ${size}` : "transfer-encoding: chunked";
    socket.write(
      `POST /is-this-real HTTP/1.1\r\nhost: localhost:${deskPort()}\r\nsec-fetch-site: same-origin\r\n` +
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

test("while the audit trail does not add up, pages are shown and nothing is changed", async () => {
  state.mayWrite = false;
  const before = state.effects;
  const posted = await ask("/is-this-real", { method: "POST", headers: ownForm, body: "a=1" });
  expect([posted.status, posted.headers["retry-after"], state.effects]).toEqual([503, "600", before]);
  expect((await ask("/home")).status).toBe(200);
  state.mayWrite = true;
  expect((await ask("/is-this-real", { method: "POST", headers: ownForm, body: "a=1" })).status).toBe(303);
});

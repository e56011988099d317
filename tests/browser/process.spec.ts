import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { get } from "node:http";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";

const project = resolve(import.meta.dirname, "../..");
const started: ChildProcess[] = [];

test.afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** The built server in a process of its own, with what it says on both outputs. */
function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, ["server.js"], {
    cwd: project,
    env: { PATH: process.env.PATH, DATA_DIR: mkdtempSync(join(tmpdir(), "portal-")), GREET: "1", ...environment },
  });
  started.push(child);
  const said = { text: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.text += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.text += chunk.toString()));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return { child, said, ended };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

test("a bad configuration is told in sentences, and nothing starts", async () => {
  const { said, ended } = start({ PORT: "http", STRIPE_SECRET_KEY: "secret-of-ours" });
  expect(await ended).toBe(1);
  expect(said.text.trim().split("\n")).toEqual([
    "PORT must be a whole number from 1 to 65535.",
    "STRIPE_SECRET_KEY must start with sk_test_, sk_live_, rk_test_ or rk_live_.",
  ]);
});

test("a taken port is told in a sentence", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const { said, ended } = start({ PORT: String(port) });
  expect(await ended).toBe(1);
  expect(said.text).toContain(`Cannot listen on 127.0.0.1:${port}; is another instance running? Choose another PORT.`);
  taken.close();
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`on ${signal} what has begun is answered, then the process ends by itself`, async () => {
    const port = await freePort();
    const { child, said, ended } = start({ PORT: String(port), DEMO: "0" });
    await expect.poll(() => said.text).toContain(`The portal is at http://localhost:${port}/`);

    const socket = connect(port, "127.0.0.1");
    let answered = "";
    socket.on("data", (chunk) => (answered += chunk.toString()));
    socket.write(
      `POST /language HTTP/1.1\r\nHost: localhost:${port}\r\nSec-Fetch-Site: same-origin\r\nExpect: 100-continue\r\n` +
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\n",
    );
    // The invitation to send the body shows that the request is in the server's hands.
    await expect.poll(() => answered).toContain("100 Continue");
    child.kill(signal);
    await expect.poll(() => refusesConnections(port)).toBe(true);
    socket.write("lang=en");
    expect(await ended).toBe(0);
    expect(answered).toContain("HTTP/1.1 303");
    expect(answered).toMatch(/Set-Cookie: lang=en/i);
    expect(answered).toMatch(/Connection: close/i);
  });
}

function refusesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = get({ port, host: "127.0.0.1", path: "/healthz", agent: false }, (response) => {
      response.resume();
      resolve(false);
    });
    asking.on("error", () => resolve(true));
  });
}

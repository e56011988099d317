import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { resolve } from "node:path";

const project = resolve(import.meta.dirname, "../../..");

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** The built server in a process of its own, with all that it says; waits until it is ready. */
export async function startServer(environment: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, ["server.js"], {
    cwd: project,
    env: { PATH: process.env.PATH, ...environment },
  });
  const said = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (said.text += chunk.toString()));
  }
  const ended = once(child, "exit").then(([code]) => code as number | null);
  const address = `http://localhost:${environment.PORT}`;
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.status === 200) break;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return {
    said,
    address,
    kill: () => child.kill("SIGKILL"),
    /** Ends it as an operator would. @returns its exit code */
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

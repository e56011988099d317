import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { ServerBuild } from "@remix-run/server-runtime";
import type { openDesk } from "#app/http/desk.ts";
import * as root from "#app/root.tsx";

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** What is sent besides the address; a GET of our own host where nothing is said. */
export interface Knock {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A server on a port of its own. */
export interface Door {
  readonly port: number;
  ask(path: string, knock?: Knock): Promise<Answer>;
  close(): void;
}

/** Listens on a free port. What answers is made once the port is known, since addresses are built from it. */
export async function openDoor(
  answering: (port: number) => ReturnType<typeof openDesk> | Promise<ReturnType<typeof openDesk>>,
): Promise<Door> {
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const answer = await answering(port);
  return {
    port,
    ask: (path, knock = {}) => askAt(port, path, knock),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function askAt(port: number, path: string, { method = "GET", headers, body }: Knock): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = { host: "127.0.0.1", port, path, method, headers: { host: `localhost:${port}`, ...headers } };
    const asking = request(asked, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const whole = Buffer.concat(chunks);
        resolve({
          ...{ status: response.statusCode ?? 0, headers: response.headers },
          ...{ body: whole, text: whole.toString() },
        });
      });
    });
    asking.on("error", reject);
    asking.end(body);
  });
}

/** A browser on a page of ours, in English: it opens an address, or sends it an empty form. */
export function asBrowser(method: "GET" | "POST", cookie?: string | null): Knock {
  return {
    method,
    headers: {
      ...{ "accept-language": "en", "sec-fetch-site": "same-origin" },
      ...(cookie ? { cookie } : {}),
      ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded", "content-length": "0" } : {}),
    },
  };
}

/** The server's half of a build, of these modules at these addresses; pages of scripts are one line of text. */
export function buildOf(modules: Iterable<readonly [pattern: string, module: object | undefined]>): ServerBuild {
  const routes = [...modules].map(([id, module]) => [
    id,
    { id, parentId: "root", path: id.replace(/^\//, ""), module },
  ]);
  return {
    routes: { root: { id: "root", path: "", module: root }, ...Object.fromEntries(routes) },
    assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "" },
    future: { v3_singleFetch: true },
    entry: { module: { default: () => new Response("drawn by the script lane") } },
  } as unknown as ServerBuild;
}

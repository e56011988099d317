import { createServer, type IncomingHttpHeaders } from "node:http";
import { onTestFinished } from "vitest";

export interface CarrierRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer; `hangUp` closes the line after the request was read, so that nobody knows what became of it. */
export type CarrierAnswer = { readonly status: number; readonly body: string } | "hangUp";

/** A carrier on a port of its own that answers as it is told and remembers what it was asked. */
export async function carrier(answer: (request: CarrierRequest) => CarrierAnswer) {
  const requests: CarrierRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const url = new URL(incoming.url ?? "/", "http://carrier.test");
      const { method = "", headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks).toString() };
      requests.push(request);
      const given = answer(request);
      if (given === "hangUp") return void incoming.socket.destroy();
      response.writeHead(given.status, { "Content-Type": "application/json" }).end(given.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(close);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { requests, close, api: `http://127.0.0.1:${port}` };
}

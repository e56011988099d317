import { createServer, type ServerResponse } from "node:http";
import type { ServerBuild } from "@remix-run/server-runtime";
import { welcome } from "#app/cli/welcome.ts";
import { openDesk } from "./desk.ts";
import { type Env, readEnv } from "./env.ts";
import { openMetrics } from "./metrics.ts";
import { openLog } from "./log.ts";
import { type HouseServices, openHouse } from "./house.ts";

/** How long a running request may finish after the signal to stop. */
const drainMilliseconds = 10_000;

/**
 * Runs an instance until it is told to stop: reads the configuration, opens the house, listens, and on SIGTERM or
 * SIGINT answers what has begun, closes the house and ends. Problems of the configuration are printed, one sentence
 * each, and nothing is started.
 */
export async function serve(options: { readonly build: ServerBuild; readonly filesFolder: string }): Promise<void> {
  const reading = readEnv(process.env);
  if (!reading.ok) {
    for (const problem of reading.problems) console.error(problem);
    process.exitCode = 1;
    return;
  }
  const { env } = reading;
  const log = openLog(env);
  const metrics = openMetrics();
  const house = await openHouse(env, log, metrics);
  let closing = false;
  const unanswered = new Set<ServerResponse>();

  const answer = openDesk({ ...options, metrics, env, log, house, closing: () => closing });
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 30_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 },
    (request, response) => {
      unanswered.add(response);
      void answer(request, response).finally(() => unanswered.delete(response));
    },
  );
  server.maxConnections = 2_000;
  server.listen(env.port, env.host, () => {
    log.info("listening", { port: env.port });
    if (process.env.GREET) void greet(env, house.services);
  });
  server.on("error", (error) => {
    log.error("cannot_listen", error);
    console.error(`Cannot listen on ${env.host}:${env.port}; is another instance running? Choose another PORT.`);
    process.exit(1);
  });

  const stop = () => {
    if (closing) return;
    closing = true;
    log.info("closing");
    for (const response of unanswered) response.shouldKeepAlive = false;
    const cut = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
    server.close(() => {
      clearTimeout(cut);
      house.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error("close_failed", error);
          process.exit(1);
        },
      );
    });
    server.closeIdleConnections();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** Tells the person at the screen where to go; for `npm start`, not for a service whose output is a log. */
async function greet(env: Env, services: HouseServices): Promise<void> {
  for (const line of await welcome(env, services)) console.log(line);
}

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/server-runtime";
import { openDesk } from "#app/http/desk.ts";
import { type Env, readEnv } from "#app/http/env.ts";
import type { HouseServices } from "#app/http/house.ts";
import { openLog } from "#app/http/log.ts";
import { openMetrics } from "#app/http/metrics.ts";

/** The settings of an instance whose data lies in a folder of the test. */
export function houseEnv(folder: string, variables: Record<string, string>): Env {
  const reading = readEnv({ DATA_DIR: join(folder, "data"), ...variables });
  if (!reading.ok) throw new Error(reading.problems.join(" "));
  return reading.env;
}

/** The desk of an instance, in front of these services. @param log takes each line that is written */
export function deskBefore(
  services: HouseServices,
  given: { env: Env; build: ServerBuild; folder: string; logLevel: "error" | "info"; log: (line: string) => void },
): ReturnType<typeof openDesk> {
  const filesFolder = join(given.folder, "client");
  mkdirSync(filesFolder);
  return openDesk({
    ...{ env: given.env, build: given.build, filesFolder, metrics: openMetrics(), closing: () => false },
    log: openLog({ logLevel: given.logLevel, mode: "production" }, { write: given.log }),
    house: { services, ready: async () => ({ ok: true }), mayWrite: () => true, close: async () => {} },
  });
}

import type { Env } from "#app/http/env.ts";
import type { HouseServices } from "#app/http/house.ts";
import { paths } from "#app/http/paths.ts";

/** What `npm start` prints once the portal answers: where to go first. */
export async function welcome(env: Env, _services: HouseServices): Promise<readonly string[]> {
  return [
    `The portal is at ${env.origin}${paths.start()}`,
    ...(env.demo ? [`Messages that would have been sent: ${env.origin}${paths.outbox()}`] : []),
  ];
}

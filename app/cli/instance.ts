import { readEnv } from "#app/http/env.ts";
import { openServices } from "#app/http/house.ts";

/** Opens the instance that the environment describes, or ends with one sentence per problem. */
export function openInstance() {
  const reading = readEnv(process.env);
  if (!reading.ok) {
    for (const problem of reading.problems) console.error(problem);
    process.exit(2);
  }
  return { env: reading.env, services: openServices(reading.env) };
}

import { readEnv, type Env } from "#app/http/env.ts";

/** Ends a command with what is wrong, one sentence a line. */
export function giveUp(...sentences: readonly string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** The configuration of a command, from the environment like the server's; ends with one sentence per problem. */
export function envOrGiveUp(): Env {
  const reading = readEnv(process.env);
  return reading.ok ? reading.env : giveUp(...reading.problems);
}

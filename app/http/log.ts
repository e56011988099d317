import pino from "pino";
import type { Env } from "./env.ts";
import { findPath } from "./paths.ts";

/**
 * Everything a log line may hold. The list is closed: names, phones, dates of birth, cookies, tokens, form fields and
 * free text have no place to go, and `write` drops whatever is not on it, whatever its caller's types said.
 */
export interface LogFields {
  readonly requestId?: string;
  readonly method?: string;
  /** A URL pattern such as `/l/:token`, never the URL. */
  readonly route?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly bytes?: number;
  readonly reason?: string;
  readonly loanId?: string;
  readonly staffId?: string;
  readonly job?: string;
  readonly count?: number;
  readonly port?: number;
  /** Kind and place of an error, never its message: messages quote data. */
  readonly error?: string;
  readonly stack?: readonly string[];
}

const allowed: { readonly [Name in keyof Required<LogFields>]: true } = {
  requestId: true,
  method: true,
  route: true,
  status: true,
  milliseconds: true,
  bytes: true,
  reason: true,
  loanId: true,
  staffId: true,
  job: true,
  count: true,
  port: true,
  error: true,
  stack: true,
};

/** The instance's log: named events with a closed list of fields. */
export interface Log {
  /** Something happened, named in snake_case, such as `request` or `link_locked`. */
  info(event: string, fields?: LogFields): void;
  /** Someone should look. */
  warn(event: string, fields?: LogFields): void;
  /** A bug or a broken machine; the error gives its kind, code and stack frames. */
  error(event: string, error: unknown, fields?: LogFields): void;
}

/** The pattern a path belongs to; paths that are not ours may hold anything and are not repeated. */
export function routeOf(pathname: string): string {
  if (pathname.startsWith("/assets/")) return "/assets/*";
  return findPath(pathname)?.pattern ?? "(unknown)";
}

const frame = /^\s+at .*?\(?((?:file:\/\/|node:|\/)[^()\s]*:\d+:\d+)\)?$/;

/** What may be said about an error: its class, its code, and where it came from. */
export function describeError(error: unknown): Pick<LogFields, "error" | "stack"> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" && /^[\w-]+$/.test(error.code) ? ` ${error.code}` : "";
  const kind = /^\w+$/.test(error.name) ? error.name : "Error";
  // The stack begins with the message, and a message may itself look like a stack.
  const whole = error.stack ?? "";
  const messageAt = whole.indexOf(error.message);
  const places = messageAt < 0 ? whole : whole.slice(messageAt + error.message.length);
  const stack = places.split("\n").flatMap((line) => frame.exec(line)?.[1] ?? []);
  return { error: kind + code, stack: stack.slice(0, 12) };
}

/** Standard output, in blocks: a write per request would cost as much as a small page. Ends are flushed by pino. */
function standardOutput() {
  return pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 500 });
}

/** A log that writes JSON lines (time in unix milliseconds) to standard output, or to `destination`. */
export function openLog(
  env: Pick<Env, "logLevel" | "mode">,
  destination: { write(line: string): void } = standardOutput(),
): Log {
  const level = env.mode === "test" ? "silent" : env.logLevel;
  const logger = pino({ level, base: null }, destination);
  const keep = (fields: LogFields) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(allowed, name)));
  return {
    info: (event, fields = {}) => logger.info({ event, ...keep(fields) }),
    warn: (event, fields = {}) => logger.warn({ event, ...keep(fields) }),
    error: (event, error, fields = {}) => logger.error({ event, ...keep(fields), ...describeError(error) }),
  };
}

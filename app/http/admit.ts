import type { IncomingHttpHeaders } from "node:http";
import { mayChange } from "./csrf.ts";
import type { Env } from "./env.ts";
import { findPath, type Path } from "./paths.ts";

/** A request that no route sees, and the status it is answered with. */
export interface Refusal {
  readonly ok: false;
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 421;
  readonly reason:
    "bad_address" | "cross_site" | "not_found" | "bad_method" | "body_too_large" | "bad_body" | "wrong_host";
  /** For 405: what the address takes. */
  readonly allow?: string;
}

/** The path a request may go to, or the refusal it gets. */
export type Admission = { readonly ok: true; readonly path: Path } | Refusal;

/** As much of a request as is looked at before its body. */
export interface Arrival {
  readonly method: string;
  readonly pathname: string;
  readonly headers: IncomingHttpHeaders;
}

/** Load balancers probe by address and know no host name. */
const probes = new Set(["/healthz", "/readyz", "/metrics"]);

/**
 * Decides from the request line and headers whether a request may go on, before its body is read: the right host, a
 * plain address that exists, a method that it takes, and for changes our own page as the sender.
 */
export function admit(arrival: Arrival, env: Pick<Env, "origin" | "demo">): Admission {
  const { method, pathname, headers } = arrival;
  const verb = method === "HEAD" ? "GET" : method;
  if (verb !== "GET" && verb !== "POST") {
    return { ok: false, status: 405, reason: "bad_method", allow: findPath(pathname)?.methods.join(", ") ?? "GET" };
  }
  if (!probes.has(pathname) && headers.host !== env.origin.slice(env.origin.indexOf("//") + 2)) {
    return { ok: false, status: 421, reason: "wrong_host" };
  }
  const question = { method, pathname, secFetchSite: one(headers["sec-fetch-site"]), origin: headers.origin };
  if (!mayChange(question, env.origin)) return { ok: false, status: 403, reason: "cross_site" };
  if (!pathname.startsWith("/") || pathname.startsWith("//") || /[\\\0]/.test(pathname)) {
    return { ok: false, status: 400, reason: "bad_address" };
  }
  const path = findPath(pathname);
  if (!path || (path.demo && !env.demo)) return { ok: false, status: 404, reason: "not_found" };
  if (!path.methods.includes(verb)) {
    return { ok: false, status: 405, reason: "bad_method", allow: path.methods.join(", ") };
  }
  return { ok: true, path };
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value;
}

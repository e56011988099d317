import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import { base32 } from "#app/ids.ts";
import { countStep } from "./count-step.ts";
import { admit } from "./admit.ts";
import { bodyLimit, readBody, takesBodyOf } from "./body.ts";
import { clientAddress } from "./client-address.ts";
import type { RequestContext } from "./context.ts";
import type { Env } from "./env.ts";
import { type BuiltFiles, loadFiles } from "./files.ts";
import { mayReadMetrics, type Metrics } from "./metrics.ts";
import { commonHeaders, type HeaderSet, newNonce, pageHeaders } from "./headers.ts";
import { chooseLanguage } from "./language.ts";
import { type Log, routeOf } from "./log.ts";
import { openPageLane, type PageAnswer, type PageLane } from "./page-lane.tsx";
import type { Path } from "./paths.ts";
import { randomPart } from "./randomness.ts";
import { sendPage, sendResponse, sendText } from "./respond.ts";
import type { House } from "./house.ts";

/** Everything that stands behind the front desk. */
export interface Desk {
  readonly env: Env;
  readonly log: Log;
  readonly house: House;
  readonly build: ServerBuild;
  /** The folder of built files, `build/client`. */
  readonly filesFolder: string;
  /** True once the instance is going down: probes are told, and connections are not kept. */
  readonly closing: () => boolean;
  readonly metrics: Metrics;
}

/** Ten letters that can be read out on the phone. */
function newRequestId(): string {
  const letters = base32(randomPart(7), 10).toUpperCase();
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** The function that answers every request of an instance: files, probes, refusals, then pages and resources. */
export function openDesk(desk: Desk): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const common = commonHeaders(desk.env.origin);
  const tools: Tools = {
    common,
    files: loadFiles(desk.filesFolder, common),
    built: new Set(Object.values(desk.build.routes).map((route) => `/${route.path ?? ""}`)),
    pages: openPageLane(desk.build.routes),
    remix: createRequestHandler(desk.build, desk.env.mode),
  };

  return async (request, response) => {
    const startedAt = performance.now();
    const requestId = newRequestId();
    const target = request.url ?? "/";
    const queryAt = target.indexOf("?");
    const pathname = queryAt < 0 ? target : target.slice(0, queryAt);
    response.on("close", () => {
      desk.log.info(response.writableFinished ? "request" : "request_cut_off", {
        requestId,
        method: /^[A-Z]{3,7}$/.test(request.method ?? "") ? (request.method ?? "") : "(odd)",
        route: routeOf(pathname),
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - startedAt),
      });
      const method = request.method === "GET" || request.method === "POST" ? request.method : "other";
      desk.metrics.request(routeOf(pathname), method, response.statusCode, (performance.now() - startedAt) / 1000);
    });
    try {
      if (desk.closing()) response.shouldKeepAlive = false;
      await answer(desk, tools, {
        request,
        response,
        requestId,
        pathname,
        query: queryAt < 0 ? "" : target.slice(queryAt),
      });
    } catch (error) {
      desk.log.error("request_failed", error, { requestId, route: routeOf(pathname) });
      if (response.headersSent) response.destroy();
      else sendText(response, pageHeaders(common, newNonce()), 500, `500 ${requestId}\n`);
    }
  };
}

interface Tools {
  readonly common: HeaderSet;
  readonly files: BuiltFiles;
  /** The patterns that have a route in this build. */
  readonly built: ReadonlySet<string>;
  readonly pages: PageLane;
  readonly remix: ReturnType<typeof createRequestHandler>;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly pathname: string;
  readonly query: string;
}

async function answer(desk: Desk, tools: Tools, call: Call): Promise<void> {
  const { request, response, requestId, pathname, query } = call;
  const method = request.method ?? "GET";
  const reading = method === "GET" || method === "HEAD";
  const nonce = newNonce();
  const base = pageHeaders(tools.common, nonce);
  const context: RequestContext = {
    ...desk.house.services,
    env: desk.env,
    log: desk.log,
    requestId,
    nonce,
    lang: chooseLanguage({
      link: query === "" ? null : new URLSearchParams(query).get("lang"),
      cookie: request.headers.cookie,
      acceptLanguage: request.headers["accept-language"],
    }),
    clientAddress: clientAddress(
      request.socket.remoteAddress,
      request.headers["x-forwarded-for"]?.toString(),
      desk.env.trustProxy,
    ),
    pathname,
  };
  const refuse = async (status: number, extra: HeaderSet = {}) => {
    // Whatever body is still coming is not read: the connection ends with this answer.
    if (!reading) response.shouldKeepAlive = false;
    await send(response, { ...base, ...extra }, await tools.pages.refuse(status, context));
  };

  if (reading && pathname.includes(".") && (await tools.files.answer(pathname, request, response))) return;
  const admission = admit({ method, pathname, headers: request.headers }, desk.env);
  if (!admission.ok) {
    desk.log.info("refused", { requestId, reason: admission.reason });
    return refuse(admission.status, admission.allow ? { Allow: admission.allow } : {});
  }
  const { path } = admission;
  if (path.kind === "server") return answerProbe(desk, base, path, request, response);

  if (!tools.built.has(path.pattern)) return refuse(404);

  let body: Buffer | null = null;
  if (!reading && !desk.house.mayWrite()) return refuse(503, { "Retry-After": "600" });
  if (!reading) {
    if (!takesBodyOf(path, request.headers["content-type"])) return refuse(415);
    const taken = await readBody(request, bodyLimit(path));
    if (!taken.ok) return taken.reason === "aborted" ? void response.destroy() : refuse(413);
    body = taken.body;
  }
  const webRequest = new Request(desk.env.origin + pathname + query, {
    method,
    headers: webHeaders(request),
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
  if (tools.pages.takes(path)) {
    const answered = await tools.pages.answer(path, webRequest, context);
    countStep(context, path, webRequest, answered.kind === "page" ? answered.status : answered.response.status);
    return send(response, base, answered);
  }
  const resource = await tools.remix(webRequest, { ...context });
  // A document that is not there, or not for this visitor, looks like an address that does not exist.
  if (resource.status === 404) return refuse(404);
  return sendResponse(response, base, resource);
}

async function send(response: ServerResponse, base: HeaderSet, answered: PageAnswer): Promise<void> {
  if (answered.kind === "page") await sendPage(response, base, answered);
  else await sendResponse(response, base, answered.response);
}

function webHeaders(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

async function answerProbe(
  desk: Desk,
  base: HeaderSet,
  path: Path,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (path.pattern === "/healthz") return sendText(response, base, 200, "ok\n");
  if (path.pattern === "/readyz") {
    const ready = desk.closing() ? { ok: false as const, reason: "closing" } : await desk.house.ready();
    return sendText(response, base, ready.ok ? 200 : 503, ready.ok ? "ready\n" : `${ready.reason}\n`);
  }
  if (path.pattern === "/metrics") {
    if (!mayReadMetrics(request, desk.env)) return sendText(response, base, 404, "not found\n");
    const { db, clock } = desk.house.services;
    return sendText(response, base, 200, await desk.metrics.text(db, clock.now()));
  }
  const report = await readBody(request, 16 * 1024);
  if (report.ok) desk.log.warn("content_policy_violated", { bytes: report.body.length });
  sendText(response, base, 204, "");
}

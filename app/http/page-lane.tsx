import { isRouteErrorResponse } from "@remix-run/react";
import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/server-runtime";
import type { ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { DataStrategyResult, NonIndexRouteObject } from "react-router-dom";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server.js";
import type { RequestContext } from "./context.ts";
import { asPageHandle } from "./page-handle.ts";
import type { Path } from "./paths.ts";
import { RequestViewProvider } from "./request-view.tsx";

/** A page as text, or a Response (a redirect, mostly) that goes out as it is. */
export type PageAnswer =
  | { readonly kind: "page"; readonly status: number; readonly headers: Headers; readonly html: string }
  | { readonly kind: "response"; readonly response: Response };

/** Answers the pages that ship no script. */
export interface PageLane {
  /** Whether this lane answers the path: it has a component, and its handle does not ask for scripts. */
  takes(path: Path): boolean;
  /** Runs action and loaders and renders. Never throws: what goes wrong becomes the error page, and a log line. */
  answer(path: Path, request: Request, context: RequestContext): Promise<PageAnswer>;
  /** The error page for a request that reaches no route. */
  refuse(status: number, context: RequestContext): Promise<PageAnswer>;
}

type Routes = ServerBuild["routes"];
type Route = Routes[string];
type Handler = ReturnType<typeof createStaticHandler>;
type Outcome = Exclude<Awaited<ReturnType<Handler["query"]>>, Response>;

/** One page: its route, and the handler that knows this route and the root alone. */
interface Lane {
  readonly route: Route;
  readonly handler: Handler;
}

/**
 * The lane for pages without scripts, on React Router's documented server API (`createStaticHandler`,
 * `StaticRouterProvider`). Remix's own handler would do the same work and more that such a page does not need: two
 * copies of the request per loader, a manifest of all routes per render, and the loader data encoded once again for
 * hydration. Each path has its own two-route table, so that the price of a page does not grow with the route table, and
 * a page that is only read skips the matching of its address, which the front desk has done.
 * Unlike Remix's handler this sends the headers of `data(value, { headers })` without a `headers` export.
 */
export function openPageLane(routes: Routes): PageLane {
  const root = routes.root;
  if (!root) throw new Error("The build has no root route.");
  if (root.module.loader) throw new Error("The root route has a loader; pages without scripts would not see its data.");
  const lanes = new Map<string, Lane>();
  for (const route of Object.values(routes)) {
    if (route === root || !route.module.default || asPageHandle(route.module.handle)?.scripts) continue;
    const path = `/${route.path ?? ""}`;
    const handler = createStaticHandler([{ ...asObject(root), children: [{ ...asObject(route), path }] }]);
    lanes.set(path, { route, handler });
  }
  const refusals = new Map<number, Handler>();
  const refusing = (status: number) => {
    let handler = refusals.get(status);
    if (!handler) refusals.set(status, (handler = refusingHandler(root, status)));
    return handler;
  };

  return {
    takes: (path) => lanes.has(path.pattern),
    answer(path, request, context) {
      const lane = lanes.get(path.pattern);
      return lane ? run(lane.handler, context, ask(lane, path, request, context)) : refuse(404, context);
    },
    refuse,
  };

  function refuse(status: number, context: RequestContext): Promise<PageAnswer> {
    const handler = refusing(status);
    const outcome = handler.query(new Request(context.env.origin), { requestContext: context });
    return run(handler, context, outcome);
  }
}

function refusingHandler(root: Route, status: number): Handler {
  const loader = () => {
    throw new Response(null, { status });
  };
  return createStaticHandler([{ ...asObject(root), children: [{ path: "*", loader, Component: () => null }] }]);
}

/** A route of the build as React Router wants it, without its path: the root must have none, or it would match alone. */
function asObject(route: Route): NonIndexRouteObject {
  const { loader, action, default: Component, ErrorBoundary, handle } = route.module;
  return {
    id: route.id,
    ...(loader ? { loader: (input) => loader(input as Parameters<LoaderFunction>[0]) } : {}),
    ...(action ? { action: (input) => action(input as Parameters<ActionFunction>[0]) } : {}),
    ...(Component ? { Component } : {}),
    ...(ErrorBoundary ? { ErrorBoundary: ErrorBoundary as ComponentType } : {}),
    handle,
  };
}

/** Addresses that mean the same before and after decoding. */
const plainAddress = /^[\w/-]+$/;

/**
 * Runs the loader, and the action of a form. React Router's `query` costs as much as the loader of a page does; for the
 * one plain case, data for a GET, there is nothing to decide, so that its answer is written down here. Whatever else a
 * loader gave or threw is handed to `query` to judge.
 */
async function ask(lane: Lane, path: Path, request: Request, context: RequestContext): Promise<Outcome | Response> {
  const { route, handler } = lane;
  const requestContext = context;
  if (request.method === "POST" || !plainAddress.test(context.pathname))
    return handler.query(request, { requestContext });
  const params = valuesIn(context.pathname, path);
  const loaded = await load(route, { request, params, context });
  if (loaded.type === "data" && isPlain(loaded.result))
    return plainOutcome(handler, request, params, context, loaded.result);
  return handler.query(request, { requestContext, dataStrategy: async () => ({ [route.id]: loaded }) });
}

async function load(
  { module }: Route,
  input: { request: Request; params: Record<string, string>; context: RequestContext },
): Promise<DataStrategyResult> {
  try {
    return { type: "data", result: (await module.loader?.(input as Parameters<LoaderFunction>[0])) ?? null };
  } catch (error) {
    return { type: "error", result: error };
  }
}

/** Not a Response, not `data(…)`, nothing deferred. */
function isPlain(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype);
}

function valuesIn(pathname: string, path: Path): Record<string, string> {
  const given = pathname.split("/");
  const named = path.pattern
    .split("/")
    .flatMap((part, index) => (part.startsWith(":") ? [[part.slice(1), given[index] ?? ""]] : []));
  return Object.fromEntries(named);
}

function plainOutcome(
  handler: Handler,
  request: Request,
  params: Record<string, string>,
  { pathname }: RequestContext,
  result: unknown,
): Outcome {
  const [root] = handler.dataRoutes;
  const page = root?.children?.[0];
  if (!root || !page) throw new Error("A lane has a root and a page.");
  const queryAt = request.url.indexOf("?");
  return {
    basename: "/",
    location: {
      pathname,
      search: queryAt < 0 ? "" : request.url.slice(queryAt),
      hash: "",
      state: null,
      key: "default",
    },
    matches: [
      { route: root, params, pathname: "/", pathnameBase: "/" },
      { route: page, params, pathname, pathnameBase: pathname },
    ],
    loaderData: { [root.id]: null, [page.id]: result },
    actionData: null,
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
    activeDeferreds: null,
  };
}

async function run(handler: Handler, context: RequestContext, asked: Promise<Outcome | Response>): Promise<PageAnswer> {
  const outcome = await asked;
  if (outcome instanceof Response) return { kind: "response", response: outcome };
  report(Object.values(outcome.errors ?? {}), context);
  const headers = new Headers();
  for (const set of [...Object.values(outcome.loaderHeaders), ...Object.values(outcome.actionHeaders)]) {
    for (const [name, value] of set) headers.append(name, value);
  }
  try {
    return { kind: "page", status: outcome.statusCode, headers, html: draw(handler, outcome, context) };
  } catch (error) {
    report([error], context);
    const failed = { ...outcome, statusCode: 500, errors: { [handler.dataRoutes[0]?.id ?? "root"]: error } };
    return { kind: "page", status: 500, headers: new Headers(), html: draw(handler, failed, context) };
  }
}

function draw(handler: Handler, outcome: Outcome, context: RequestContext): string {
  const router = createStaticRouter(handler.dataRoutes as NonIndexRouteObject[], outcome);
  return `<!DOCTYPE html>${renderToStaticMarkup(
    <RequestViewProvider value={context}>
      <StaticRouterProvider router={router} context={outcome} hydrate={false} />
    </RequestViewProvider>,
  )}`;
}

/** Logs what is a fault; a thrown 404 is an answer. */
function report(errors: readonly unknown[], context: RequestContext): void {
  for (const error of errors) {
    if (!isRouteErrorResponse(error) || error.status >= 500) {
      context.log.error("page_failed", error, { requestId: context.requestId });
    }
  }
}

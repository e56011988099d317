import { RemixServer } from "@remix-run/react";
import type { AppLoadContext, EntryContext } from "@remix-run/server-runtime";
import { renderToString } from "react-dom/server";
import { RequestViewProvider } from "./http/request-view.tsx";

// server.js starts the instance with this, so that everything but two lines of it is typed and bundled.
export { serve } from "./http/serve.ts";

/** Renders the pages that run scripts. Pages without scripts are rendered by `http/page-lane.tsx`. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: AppLoadContext,
): Response {
  headers.set("Content-Type", "text/html; charset=utf-8");
  const html = renderToString(
    <RequestViewProvider value={context}>
      <RemixServer context={entry} url={request.url} nonce={context.nonce} />
    </RequestViewProvider>,
  );
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

/** Remix tells of a fault in a loader, an action or a rendering. */
export function handleError(error: unknown, { context }: { context: AppLoadContext }): void {
  context.log.error("route_failed", error, { requestId: context.requestId });
}

import type { SandboxContext } from "./context.ts";
import { answerRequest, LostOnTheWay } from "./wire.ts";

/** A `fetch` that never leaves the process: the SDK's requests go straight to the embedded processor. */
export function inProcessFetch(
  context: SandboxContext,
  apiKey: string,
): (url: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const request = new Request(url, init);
    const { pathname, search } = new URL(request.url);
    try {
      const answer = answerRequest(context, apiKey, {
        method: request.method,
        path: pathname,
        query: search.slice(1),
        headers: request.headers,
        body: await request.text(),
      });
      return new Response(answer.body, {
        status: answer.status,
        headers: { "content-type": "application/json", ...answer.headers },
      });
    } catch (error) {
      if (error instanceof LostOnTheWay) throw new TypeError("fetch failed", { cause: error });
      throw error;
    }
  };
}

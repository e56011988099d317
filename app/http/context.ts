import type { Lang } from "#app/words/words.ts";
import type { Env } from "./env.ts";
import type { Log } from "./log.ts";
import type { HouseServices } from "./house.ts";

/** What every loader and action gets as `context`: this request's facts and the house's services. */
export interface RequestContext extends HouseServices {
  readonly env: Env;
  readonly log: Log;
  /** Shown on error pages and written in every log line of this request. */
  readonly requestId: string;
  /** For inline scripts of this response; never put it into loader data. */
  readonly nonce: string;
  readonly lang: Lang;
  /** Who is calling, as a key for limits: an IPv4 address, an IPv6 /64, or `unknown`. */
  readonly clientAddress: string;
  /** Path without query. */
  readonly pathname: string;
}

declare module "@remix-run/server-runtime" {
  // Remix hands this to loaders and actions; declaring it here types `context` everywhere.
  interface AppLoadContext extends RequestContext {}
}

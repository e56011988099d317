import { existsSync, readdirSync } from "node:fs";
import { index, type RouteConfig, route } from "@remix-run/route-config";
import { everyPath, routeFile } from "./http/paths.ts";

// One URL, one file, no nesting: a page's guard is its own, never a parent's. The table follows app/http/paths.ts.
const folder = new URL("./routes/", import.meta.url);
const served = everyPath.filter((path) => path.kind !== "server");
const stray = readdirSync(folder).filter((file) => !served.some((path) => routeFile(path.pattern) === file));
if (stray.length > 0)
  throw new Error(`app/routes holds files without an entry in app/http/paths.ts: ${stray.join(", ")}`);

export default served
  .filter((path) => existsSync(new URL(routeFile(path.pattern), folder)))
  .map(({ pattern }) =>
    pattern === "/" ? index(`routes/${routeFile(pattern)}`) : route(pattern.slice(1), `routes/${routeFile(pattern)}`),
  ) satisfies RouteConfig;

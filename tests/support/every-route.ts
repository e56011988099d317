import type { ServerBuild } from "@remix-run/server-runtime";
import { everyPath, type Path, routeFile } from "#app/http/paths.ts";
import { buildOf } from "./door.ts";

const modules = import.meta.glob<object>("/app/routes/*.tsx", { eager: true });
const moduleOf = (path: Path) => modules[`/app/routes/${routeFile(path.pattern)}`];

/** Every address that a file of the product answers. */
export const servedPaths: readonly Path[] = everyPath.filter((path) => path.kind !== "server" && moduleOf(path));

/** All of the product's pages and resources, at their addresses. */
export function wholeBuild(): ServerBuild {
  return buildOf(servedPaths.map((path) => [path.pattern, moduleOf(path)]));
}

// @ts-check
// `npm start`: from a fresh clone to a running portal. Every step is skipped when there is nothing to do.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { giveUp, needBuild, needNode, needPackages, project, run } from "./setup.js";

process.chdir(project);
needNode();
needPackages();
if (!needBuild()) giveUp("The build failed; the lines above say where.");
loadSampleBook();

process.env.GREET ??= "1";
process.env.LOG_LEVEL ??= "warn";
await import("../../server.js");

/**
 * Fills an empty database with the sample book, once. The script refuses by itself to touch a book that has loans,
 * and does nothing on an instance that is no demonstration.
 */
function loadSampleBook() {
  const dataDir = resolve(process.env.DATA_DIR || "data");
  const done = join(dataDir, "sample-book-loaded");
  if (existsSync(done)) return;
  console.log("Loading the sample book.");
  if (!run(process.execPath, ["--import", "tsx", "app/cli/sample-book.ts"])) {
    giveUp(`The sample book could not be loaded; the lines above say why. Data is kept in ${dataDir}.`);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(done, "");
}

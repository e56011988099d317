// @ts-check
// What `npm start` and `npm test` need before anything is installed: plain JavaScript, nothing but Node.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const project = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Says one sentence and ends.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/**
 * Runs a command in the project's folder with its output on screen, and tells whether it succeeded.
 * @param {string} command
 * @param {readonly string[]} values
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function run(command, values, environment = process.env) {
  const ended = spawnSync(command, values, { cwd: project, stdio: "inherit", env: environment });
  return ended.status === 0;
}

/**
 * Runs a script of an installed package with this Node.
 * @param {string} script its path inside node_modules
 * @param {readonly string[]} values
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function runInstalled(script, values, environment) {
  return run(process.execPath, [join(project, "node_modules", script), ...values], environment);
}

/** Ends with one sentence when this Node is too old. */
export function needNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  giveUp(
    `This needs Node 20.19 or newer, and this is Node ${process.versions.node}: install it from https://nodejs.org.`,
  );
}

/** Installs the packages of the lock file when they are missing or differ from it. */
export function needPackages() {
  if (!packagesMatch()) {
    console.log("Installing packages. On some machines better-sqlite3 is compiled, which takes about a minute.");
    const npm = process.env.npm_execpath;
    const values = ["ci", "--include=dev", "--no-audit", "--no-fund"];
    const done = npm ? run(process.execPath, [npm, ...values]) : run("npm", values);
    if (!done) giveUp("The packages could not be installed; the lines above say why. Is the npm registry reachable?");
  }
  if (!databaseOpens()) {
    console.log("Compiling better-sqlite3 for this Node. This takes about a minute.");
    run("npm", ["rebuild", "better-sqlite3"]);
    if (!databaseOpens())
      giveUp("better-sqlite3 does not work here; it needs python3, make and a C++ compiler to compile.");
  }
}

/** @returns {boolean} */
function packagesMatch() {
  try {
    const wanted = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8")).packages;
    const present = JSON.parse(readFileSync(join(project, "node_modules", ".package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).every(([name, { version, optional }]) =>
      name === "" ? true : present[name] ? present[name].version === version : optional === true,
    );
  } catch {
    return false;
  }
}

/** In a process of its own, because a binary for another Node may end the process that loads it. */
function databaseOpens() {
  const probe = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ["-e", probe], { cwd: project, stdio: "ignore" }).status === 0;
}

/**
 * Builds when a source is newer than the build.
 * @returns {boolean} whether there is a build now
 */
export function needBuild() {
  const built = join(project, "build", "server", "index.js");
  const sources = ["app", "db", "public", "package-lock.json", "vite.config.ts", "remix.config.js", "tsconfig.json"];
  const newest = Math.max(...sources.map((name) => changedAt(join(project, name))));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return true;
  console.log("Building.");
  return runInstalled("@remix-run/dev/dist/cli.js", ["vite:build", "--logLevel", "warn"], {
    ...process.env,
    NODE_ENV: "production",
  });
}

/**
 * When something at or under a path changed last.
 * @param {string} path
 * @returns {number}
 */
function changedAt(path) {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

// @ts-check
// `npm test`: sets up what is missing, runs every kind of test, and ends with one line that counts them.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { needBuild, needNode, needPackages, project, run, runInstalled } from "../app/cli/setup.js";

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const reports = join(project, "reports");
const vitestReport = join(reports, "vitest.json");
const browserReport = join(reports, "browser.json");

process.chdir(project);
needNode();
needPackages();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 };

stage("Types", () => one(runInstalled("typescript/bin/tsc", ["--noEmit"])));
stage("Lint", () => one(runInstalled("eslint/bin/eslint.js", [".", "--max-warnings", "0"])));
stage("Code", () => {
  const ended = runInstalled("vitest/vitest.mjs", [
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${vitestReport}`,
  ]);
  return countVitest(ended);
});
stage("Browser", () => {
  if (!needBuild()) return failure("The build failed, so no page was opened.");
  if (!needBrowser())
    return failure("No browser: install chromium, or let `npx playwright install chromium` reach its server.");
  const ended = runInstalled("@playwright/test/cli.js", [
    "test",
    "--config",
    "tests/browser/playwright.config.ts",
    "--pass-with-no-tests",
  ]);
  return countBrowser(ended);
});

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/**
 * Runs one stage with its name and duration on screen and adds what it counted.
 * @param {string} name
 * @param {() => Count} work
 */
function stage(name, work) {
  const startedAt = Date.now();
  console.log(`\n== ${name} ==`);
  const count = work();
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped, ${seconds} s`);
}

/**
 * @param {boolean} fine
 * @returns {Count}
 */
function one(fine) {
  return fine ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * @param {string} sentence
 * @returns {Count}
 */
function failure(sentence) {
  console.error(sentence);
  return one(false);
}

/**
 * Tests of a file that could not be loaded are not in the report's numbers, so such a file counts as one failure.
 * @param {boolean} ended whether the runner itself was content
 * @returns {Count}
 */
function countVitest(ended) {
  const report = readReport(vitestReport);
  if (!report) return failure("The tests ended without a report.");
  const unread = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unread;
  return {
    passed: report.numPassedTests,
    failed: !ended && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {boolean} ended
 * @returns {Count}
 */
function countBrowser(ended) {
  const report = readReport(browserReport);
  if (!report) return failure("The browser tests ended without a report.");
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: !ended && failed === 0 ? 1 : failed, skipped };
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** Debian's chromium when there is one or apt may fetch it; else the one that Playwright brings. */
function needBrowser() {
  if (existsSync("/usr/bin/chromium")) return true;
  const apt = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
  if (apt) {
    console.log("Fetching chromium by apt.");
    const quiet = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update", "-qq"], quiet);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"], quiet);
    if (existsSync("/usr/bin/chromium")) return true;
  }
  console.log("Fetching chromium by Playwright.");
  return runInstalled("@playwright/test/cli.js", ["install", "chromium"]);
}

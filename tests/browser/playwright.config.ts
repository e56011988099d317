import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { defineConfig } from "@playwright/test";

const project = resolve(import.meta.dirname, "../..");
const debianChromium = "/usr/bin/chromium";

/** Workers read this file again; what was chosen first holds for all of them. */
function once(name: string, choose: () => string): string {
  return (process.env[name] ??= choose());
}

const freePort =
  "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})";
const port = once("PORTAL_TEST_PORT", () =>
  execFileSync(process.execPath, ["-e", freePort], { encoding: "utf8" }).trim(),
);
/** Every run takes place on Sunday 22 November 2026 from 18:00 in Shanghai on, far from anybody's midnight. */
const clockShift = once("PORTAL_TEST_CLOCK_SHIFT", () =>
  String(Math.round((Date.UTC(2026, 10, 22, 10) - Date.now()) / 1000)),
);
const dataDir = once("PORTAL_TEST_DATA", () => mkdtempSync(join(tmpdir(), "portal-")));

/** A cheap phone: narrow, touched, scripts off. */
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, javaScriptEnabled: false };

/** Tests of the server's process open no page, so they run once. */
const ofTheProcess = ["**/process.spec.ts", "**/operations.spec.ts"];

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: "**/*.spec.ts",
  outputDir: join(project, "test-results"),
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  reporter: [["dot"], ["json", { outputFile: join(project, "reports/browser.json") }]],
  use: {
    baseURL: `http://localhost:${port}`,
    screenshot: "only-on-failure",
    launchOptions: {
      ...(existsSync(debianChromium) ? { executablePath: debianChromium } : {}),
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
    },
  },
  projects: [
    // The longest first, so that both workers end together.
    { name: "process", testMatch: ofTheProcess },
    { name: "phone-zh", testIgnore: ofTheProcess, grepInvert: /@only-en/, use: { ...phone, locale: "zh-CN" } },
    { name: "phone-en", testIgnore: ofTheProcess, grepInvert: /@only-zh/, use: { ...phone, locale: "en-GB" } },
  ],
  webServer: {
    // The command that users have, on data of its own and on a day of its own.
    command: `"${process.execPath}" app/cli/start.js`,
    cwd: project,
    url: `http://localhost:${port}/readyz`,
    env: { PORT: port, DATA_DIR: dataDir, DEMO: "1", CLOCK_SHIFT: clockShift, LOG_LEVEL: "error" },
    timeout: 180_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});

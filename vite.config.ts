import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vitest/config";
import remixConfig from "./remix.config.js";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

// Old WeChat kernels and iOS 14 get plain CSS: nesting and color-mix() are compiled away.
const oldestBrowsers = { chrome: 86 << 16, safari: 14 << 16, ios_saf: 14 << 16 };

export default defineConfig({
  // Vitest runs the code without the Remix plugin, which only works inside a Remix build.
  plugins: process.env.VITEST ? [] : [remix(remixConfig)],
  css: { transformer: "lightningcss", lightningcss: { targets: oldestBrowsers } },
  build: { cssMinify: "lightningcss", target: "es2020", assetsInlineLimit: 0 },
  ssr: { external: ["better-sqlite3"] },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/support/fixed-seed.ts"],
    exclude: ["tests/browser/**", "node_modules/**"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

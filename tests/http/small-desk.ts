import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { createElement } from "react";
import { afterAll, beforeAll } from "vitest";
import { fixedClock } from "#app/clock.ts";
import { openDesk } from "#app/http/desk.ts";
import { readEnv } from "#app/http/env.ts";
import type { HouseServices } from "#app/http/house.ts";
import { openLog } from "#app/http/log.ts";
import { openMetrics } from "#app/http/metrics.ts";
import { systemIds } from "#app/ids.ts";
import { buildOf, type Door, type Knock, openDoor } from "#tests/support/door.ts";

/** Personal data that a careless page throws as an error; nobody may ever see it. */
export const canary = "CANARY-7f3a-李雷-13800000000";
/** What the page /privacy says. */
export const bigText = "words ".repeat(2_000);
/** The head lines of a form of our own. */
export const ownForm = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };

/** What a test turns, and what it looks at afterwards. */
export const state = {
  /** Changes that were made by asking for them. */
  effects: 0,
  ready: true,
  mayWrite: true,
  /** What the log wrote. */
  lines: [] as string[],
};

const handle = { title: { zh: "标题", en: "Title" } };
const Page = () => createElement("p", null, "page");

/** A small house of routes at real addresses, so that the desk is tested without the product's pages. */
const modules: Record<string, object> = {
  home: { default: Page, handle, loader: () => ({ fine: true }) },
  "is-this-real": { default: Page, handle, action: () => ((state.effects += 1), redirect("/home", 303)) },
  language: {
    default: undefined,
    action: () => ((state.effects += 1), new Response("done", { headers: { "Set-Cookie": "lang=en" } })),
  },
  "webhooks/stripe": {
    default: undefined,
    action: async ({ request: posted }: LoaderFunctionArgs) => new Response(String((await posted.text()).length)),
  },
  loans: {
    default: Page,
    handle,
    loader: () => {
      throw new Error(canary);
    },
  },
  expired: {
    default: () => {
      throw new Error(canary);
    },
    handle,
  },
  "loans/:loanId": {
    default: Page,
    handle,
    loader: () => {
      throw new Response("no such loan", { status: 404 });
    },
  },
  privacy: { default: () => createElement("p", null, bigText), handle },
};

let door: Door;

export const deskPort = () => door.port;
export const ask = (path: string, knock?: Knock) => door.ask(path, knock);

/** Opens the small house for the tests of a file. */
export function useSmallDesk(): void {
  const folder = mkdtempSync(join(tmpdir(), "files-"));

  beforeAll(async () => {
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "assets", "x-abc.css"), "a{color:red}".repeat(100));
    writeFileSync(join(folder, "assets", ".hidden.css"), "secret");
    writeFileSync(join(folder, "assets", "x.map"), "secret");
    door = await openDoor((port) => {
      const reading = readEnv({ ORIGIN: `http://localhost:${port}`, DEMO: "0" });
      if (!reading.ok) throw new Error(reading.problems.join());
      return openDesk({
        metrics: openMetrics(),
        env: reading.env,
        log: openLog({ logLevel: "info", mode: "production" }, { write: (line) => void state.lines.push(line) }),
        house: {
          // The routes above ask nothing of the house.
          services: { clock: fixedClock(0), ids: systemIds } as unknown as HouseServices,
          ready: async () => (state.ready ? { ok: true } : { ok: false, reason: "migrations_pending" }),
          mayWrite: () => state.mayWrite,
          close: async () => {},
        },
        build: buildOf(Object.entries(modules)),
        filesFolder: folder,
        closing: () => false,
      });
    });
  });

  afterAll(() => {
    door.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startSession } from "#app/access/start-session.ts";
import { type HouseServices, openServices } from "#app/http/house.ts";
import { everyPath, type Path } from "#app/http/paths.ts";
import { seedSampleStaff } from "#app/staff/sample-staff.ts";
import { startStaffSession } from "#app/staff/staff-session.ts";
import { type StaffRole, staffRoles } from "#db/schema/staff-roles.ts";
import type { SqliteDatabase } from "#db/engine/sqlite.ts";
import { auditHead } from "#db/stores/audit.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { staffUserByLogin } from "#db/stores/staff.ts";
import { type Answer, asBrowser, type Door, openDoor } from "#tests/support/door.ts";
import { deskBefore, houseEnv } from "#tests/support/desk.ts";
import { servedPaths as pages, wholeBuild } from "#tests/support/every-route.ts";

// Every address × everybody who may knock × every way to knock, made from the list of addresses itself: a new page is
// covered when it is added there. What a page does for those who may open it is tested with the page.

type Visitor = "nobody" | "borrower" | StaffRole;
const visitors: readonly Visitor[] = ["nobody", "borrower", ...staffRoles];

const folder = mkdtempSync(join(tmpdir(), "authorisation-"));
const cookies = new Map<Visitor, string>();
const faults: string[] = [];
let services: HouseServices & { db: SqliteDatabase };
let door: Door;

beforeAll(async () => {
  door = await openDoor((port) => {
    const env = houseEnv(folder, { ORIGIN: `http://localhost:${port}`, DEMO: "1" });
    services = openServices(env);
    const log = (line: string) => void faults.push(line);
    return deskBefore(services, { env, build: wholeBuild(), folder, logLevel: "error", log });
  });
  const { db, clock, keyring } = services;
  const person = { name: null, birthDate: null, phone: null, email: null, postcode: null, idTail: null };
  const place = { lang: "en", timeZone: "Asia/Shanghai", createdAt: clock.now() } as const;
  await db.transact((tx) => insertBorrower(tx, keyring, { ...person, ...place, id: "b1", borrowerNo: "b1" }));
  await seedSampleStaff(services);
});

afterAll(async () => {
  door.close();
  await services.db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everybody gets a session of their own again: some deeds end it. */
async function signEverybodyIn(): Promise<void> {
  const { db, clock, ids } = services;
  await db.transact(async (tx) => {
    cookies.set("borrower", `b=${await startSession(tx, services, "b1")}`);
    for (const role of staffRoles) {
      const user = await staffUserByLogin(tx, role);
      if (!user) throw new Error(role);
      const started = { staffId: user.id, method: "totp", device: "Test", at: clock.now() } as const;
      cookies.set(role, `s=${await startStaffSession(tx, { ids }, started)}`);
    }
  });
}

beforeEach(signEverybodyIn);

function knock(visitor: Visitor, method: "GET" | "POST", address: string): Promise<Answer> {
  return door.ask(address, asBrowser(method, cookies.get(visitor)));
}

/** An address with values that name nothing. */
function addressOf(path: Path): string {
  return path.pattern.replace(/:\w+/g, "0000000000000000000000000x");
}

function mayOpen(visitor: Visitor, { audience }: Path): boolean {
  if (audience === "public") return true;
  if (audience === "borrower") return visitor === "borrower";
  return (audience as readonly string[]).includes(visitor);
}

/** Everything that can change, as one text; sessions are left out because looking at a page keeps them open. */
function stateOfTheHouse(): string {
  const { writer } = services.db;
  const tables = writer
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name")
    .pluck()
    .all() as string[];
  const watched = tables.filter((name) => !/^(sessions|staff_sessions|audit_events|__drizzle.*)$/.test(name));
  return JSON.stringify(watched.map((name) => [name, writer.prepare(`select * from "${name}"`).raw().all()]));
}

const staffPages = pages.filter((path) => typeof path.audience !== "string");

test("every address that is no probe has a file, and every staff address names its roles", () => {
  expect(staffPages.length).toBeGreaterThan(10);
  for (const path of everyPath.filter(({ pattern }) => pattern.startsWith("/staff"))) {
    const door = ["/staff/sign-in", "/staff/join/", "/staff/sign-out"].some((start) => path.pattern.startsWith(start));
    expect([path.pattern, typeof path.audience === "string"]).toEqual([path.pattern, door]);
  }
});

test.each(pages.map((path) => [path.pattern, path] as const))("%s opens to nobody it is not for", async (_, path) => {
  const address = addressOf(path);
  for (const visitor of visitors) {
    for (const method of path.methods) {
      const allowed = mayOpen(visitor, path);
      const seen = `${method} ${address} by ${visitor}`;
      const before = stateOfTheHouse();
      const trailBefore = (await auditHead(services.db.read))?.seq ?? 0;
      const answer = await knock(visitor, method, address);
      expect(answer.status, seen).toBeLessThan(500);
      if (allowed) {
        if (method === "POST") await signEverybodyIn();
        continue;
      }
      const strangerToRoom = typeof path.audience !== "string" && visitor !== "nobody" && visitor !== "borrower";
      if (strangerToRoom) {
        expect(answer.status, seen).toBe(404);
        const denied = (await auditHead(services.db.read))?.seq ?? 0;
        // The guard itself said no: not an object that happened to be missing behind it.
        expect(denied, seen).toBe(trailBefore + 1);
      } else {
        expect([302, 303, 404], seen).toContain(answer.status);
        if (answer.status !== 404) expect(answer.headers.location ?? "", seen).toMatch(/^\/(expired|staff\/sign-in)?$/);
      }
      expect(stateOfTheHouse() === before, `${seen} changes nothing`).toBe(true);
    }
  }
});

test("a room that somebody may not open looks like an address that does not exist", async () => {
  const plain = (text: string) => text.replace(/[A-Z0-9]{5}-[A-Z0-9]{5}/g, "").replace(/value="\/[^"]*"/g, "");
  const missing = plain((await knock("agent", "GET", "/staff/there-is-no-such-room")).text);
  expect(missing).toContain("<h1>");
  for (const path of staffPages.filter((page) => !mayOpen("agent", page) && page.methods.includes("GET"))) {
    const answer = await knock("agent", "GET", addressOf(path));
    expect([path.pattern, plain(answer.text) === missing]).toEqual([path.pattern, true]);
  }
});

test(
  "no page hands out its data by another door: .data, _routes, and a POST to them",
  { timeout: 120_000 },
  async () => {
    for (const path of pages) {
      const id = encodeURIComponent(path.pattern);
      const address = addressOf(path) === "/" ? "/_root" : addressOf(path);
      for (const visitor of visitors) {
        for (const suffix of [".data", `.data?_routes=${id}`, `.data?_routes=root,${id}`]) {
          for (const method of ["GET", "POST"] as const) {
            const answer = await knock(visitor, method, address + suffix);
            const said = `${method} ${address}${suffix} by ${visitor}`;
            expect(answer.status, said).toBeLessThan(500);
            if (mayOpen(visitor, path)) continue;
            expect([302, 303, 404, 405], said).toContain(answer.status);
            expect(answer.text, said).not.toContain("roles");
          }
        }
      }
    }
    for (const path of staffPages.filter((page) => page.methods.includes("GET"))) {
      const answer = await knock("nobody", "GET", `${addressOf(path)}?_routes=${encodeURIComponent(path.pattern)}`);
      expect([path.pattern, answer.status]).toEqual([path.pattern, 303]);
    }
  },
);

test("a method that an address does not take is refused for everybody", async () => {
  for (const path of pages.filter((page) => !page.methods.includes("POST"))) {
    for (const visitor of visitors) {
      const answer = await knock(visitor, "POST", addressOf(path));
      expect([path.pattern, visitor, answer.status]).toEqual([path.pattern, visitor, 405]);
    }
  }
});

test("nothing of all this was a fault", () => {
  expect(faults).toEqual([]);
});

import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { eq } from "drizzle-orm";
import { readStandings } from "#app/account/standing.ts";
import { mintLink } from "#app/access/mint-link.ts";
import { startSession } from "#app/access/start-session.ts";
import { readEnv } from "#app/http/env.ts";
import { openServices } from "#app/http/house.ts";
import { everyPath, paths } from "#app/http/paths.ts";
import { dayOfInstant } from "#app/lending/calendar.ts";
import { seedSampleStaff } from "#app/staff/sample-staff.ts";
import { startStaffSession } from "#app/staff/staff-session.ts";
import { backUp, restoreBackup } from "#db/engine/backup.ts";
import { borrowers } from "#db/schema/borrowers.ts";
import { demoPeople, seedSampleBook } from "#db/seed/sample.ts";
import { borrowerIdByNo, borrowersAfter, sealedBorrower } from "#db/stores/borrowers.ts";
import { loanIdsOfBorrower } from "#db/stores/loans.ts";
import { type FieldSeen, linksIn, postFormsIn } from "./support/forms.ts";
import { freePort, startServer } from "./support/server.ts";

const newFolder = () => mkdtempSync(join(tmpdir(), "operations-"));

async function instance(dataDir: string, keys: { SECRET_KEYS?: string } = {}) {
  const port = String(await freePort());
  const environment = { DATA_DIR: dataDir, PORT: port, DEMO: "1", LOG_LEVEL: "debug", ...keys };
  const reading = readEnv(environment);
  if (!reading.ok) throw new Error(reading.problems.join(" "));
  const services = openServices(reading.env);
  const { samSampleton } = demoPeople;
  return {
    environment,
    services,
    sam: async () => (await borrowerIdByNo(services.db.read, samSampleton.borrowerNo)) ?? "",
  };
}

type Instance = Awaited<ReturnType<typeof instance>>;

async function totals({ services }: Instance): Promise<number[]> {
  const people = await borrowersAfter(services.db.read, "", 500);
  const all = people.map(({ id, timeZone }) => readStandings(services, { borrowerId: id, timeZone }));
  return (await Promise.all(all)).flat().map(({ position }) => position.payoff.total);
}

test("a backup restored into an empty folder boots, and every balance is the same", async () => {
  test.setTimeout(120_000);
  const first = await instance(newFolder());
  const { db, clock, keyring } = first.services;
  await seedSampleBook({ ...first.services, today: dayOfInstant(clock.now()) });
  const before = await totals(first);
  const backups = newFolder();
  const { path } = await backUp(db, backups, clock.now());
  await db.close();

  const dataDir = newFolder();
  await restoreBackup(path, dataDir);
  // The master keys are in no backup: an operator brings them.
  const key = readFileSync(join(first.environment.DATA_DIR, "secret-keys"), "utf8").trim();
  const second = await instance(dataDir, { SECRET_KEYS: key });
  expect(keyring.index("x", "y")).toBe(second.services.keyring.index("x", "y"));
  expect(await totals(second)).toEqual(before);
  const cookie = await second.services.db.transact(async (tx) => startSession(tx, second.services, await second.sam()));
  const [loanId = ""] = await loanIdsOfBorrower(second.services.db.read, await second.sam());
  await second.services.db.close();

  const server = await startServer(second.environment);
  try {
    expect(await (await fetch(`${server.address}/healthz`)).text()).toBe("ok\n");
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    const page = await fetch(server.address + paths.breakdown({ loanId }), { headers: { cookie: `b=${cookie}` } });
    expect(page.status).toBe(200);
    expect(await server.stop()).toBe(0);
  } finally {
    server.kill();
  }
});

// Canaries: strings that exist nowhere else are planted wherever the portal holds or takes personal data, through the
// real server, with mistakes and faults. Then everything that the instance wrote is searched for them, byte by byte.

/** A person that exists nowhere else. */
const person = {
  ...{ name: "Quillfeather Canaria", birthDate: "1987-03-19", phone: "+447911000321" },
  ...{ email: "quillfeather@canary.example", postcode: "QF9 7ZX", idTail: "QF7X3Z" },
};
const typedPhone = "07911 000987";
/** Every field gets words of its own, so that a leak names the field it came from. */
const wordsFor = (field: string) => `canaryword ${field.replaceAll(/[^a-zA-Z]/g, "")} 金丝雀`;
const canaries = [
  ...["Quillfeather", "7911000321", "canary.example", "QF9 7ZX", "QF97ZX", "QF7X3Z"],
  ...["7911000987", "07911 000987", "canaryword", "金丝雀"],
];

function typed(field: FieldSeen, sensible: boolean): string {
  const { name, type, value, options } = field;
  if (["hidden", "button", "radio", "checkbox"].includes(type))
    return value === "" && type === "checkbox" ? "on" : value;
  if (type === "select") return options.at(-1) ?? "";
  if (!sensible) return wordsFor(name);
  if (/\.day$/.test(name)) return "3";
  if (/\.month$/.test(name)) return "2";
  if (/\.year$/.test(name)) return "2026";
  if (type === "tel" || /phone/i.test(name)) return typedPhone;
  if (type === "email" || /mail/i.test(name)) return "plumage@canary.example";
  if (/amount|income|spend|pay|each|month|value|rent|food/i.test(name) && type !== "textarea") return "12";
  return wordsFor(name);
}

/** Walks from page to page, submits every kind of form once with canaries alone and once as a person might. */
async function plant(address: string, cookie: string, from: string[], pagesAtMost: number): Promise<number> {
  const seenPages = new Set<string>();
  const seenForms = new Set<string>();
  const waiting = [...from];
  let sent = 0;
  const ask = (url: string, init: RequestInit = {}) =>
    fetch(address + url, {
      ...init,
      headers: { cookie, "sec-fetch-site": "same-origin", ...init.headers },
      redirect: "manual",
    });
  while (waiting.length > 0 && seenPages.size < pagesAtMost) {
    const url = waiting.shift() ?? "";
    const path = url.split("?")[0] ?? "";
    if (seenPages.has(url) || /sign-out|\.(?:css|svg|js|pdf|ics|csv)$|\/not-me|\/assets\//.test(path)) continue;
    seenPages.add(url);
    const page = await ask(url);
    const next = page.headers.get("location");
    if (next?.startsWith("/")) waiting.unshift(next);
    if (!page.headers.get("content-type")?.includes("html")) continue;
    const html = await page.text();
    waiting.push(...linksIn(html));
    for (const form of postFormsIn(html, url)) {
      const action = form.action.startsWith("/") ? form.action : path;
      const shape = `${path.replaceAll(/[0-9a-z]{26}/g, ":id")} ${form.fields.map(({ name }) => name).join()}`;
      if (seenForms.has(shape) || /sign-out|language/.test(action)) continue;
      seenForms.add(shape);
      for (const sensible of [false, true]) {
        const body = new URLSearchParams();
        for (const field of form.fields) if (!body.has(field.name)) body.set(field.name, typed(field, sensible));
        const answer = await ask(action, { method: "POST", body: body.toString(), headers: { "content-type": "application/x-www-form-urlencoded" } }); // prettier-ignore
        sent += 1;
        const to = answer.headers.get("location");
        if (to?.startsWith("/")) waiting.unshift(to);
        await answer.arrayBuffer();
      }
    }
  }
  return sent;
}

/** The places in a text or file where a canary stands in the clear, or hardly hidden. */
function found(bytes: Buffer): string[] {
  return canaries.flatMap((canary) => {
    const plain = Buffer.from(canary);
    const shapes: Array<[string, Buffer]> = [
      ["utf8", plain],
      ["utf16", Buffer.from(canary, "utf16le")],
      ["percent", Buffer.from(encodeURIComponent(canary))],
      ["json", Buffer.from(JSON.stringify(canary).replaceAll(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`).slice(1, -1))], // prettier-ignore
      ...[0, 1, 2].map((shift): [string, Buffer] => [
        "base64",
        Buffer.from(
          Buffer.concat([Buffer.alloc(shift, 65), plain])
            .toString("base64")
            .slice(shift === 0 ? 0 : 4, -4),
        ),
      ]),
    ];
    return shapes.flatMap(([kind, shape]) => {
      const at = shape.length < 6 ? -1 : bytes.indexOf(shape);
      return at < 0 ? [] : [`${kind}: ${bytes.subarray(Math.max(0, at - 120), at + 60).toString("latin1").replaceAll(/[^\x20-\x7e]+/g, "·")}`]; // prettier-ignore
    });
  });
}

test("planted personal data is in no log, no file, no backup, no error and no figure", async () => {
  test.setTimeout(400_000);
  const dataDir = newFolder();
  const { environment, services, sam } = await instance(dataDir);
  const { clock, db, keyring } = services;
  await seedSampleBook({ ...services, today: dayOfInstant(clock.now()) });
  const id = await sam();
  await db.transact(async (tx) => {
    const known = {
      id,
      borrowerNo: demoPeople.samSampleton.borrowerNo,
      lang: "en",
      timeZone: "Europe/London",
    } as const;
    const { id: _, createdAt: __, ...row } = sealedBorrower(keyring, { ...known, ...person, createdAt: 0 });
    await tx.update(borrowers).set(row).where(eq(borrowers.id, id));
  });
  const borrower = await db.transact((tx) => startSession(tx, services, id));
  const token = await db.transact((tx) => mintLink(tx, services, id));
  const desk: string[] = [];
  for (const { login } of await seedSampleStaff(services)) {
    const staffId = db.reader.prepare("select id from staff_users where login = ?").pluck().get(login) as string;
    desk.push(await db.transact((tx) => startStaffSession(tx, services, { staffId, method: "totp", device: "Test", at: clock.now() }))); // prettier-ignore
  }
  const [loanId = ""] = await loanIdsOfBorrower(db.read, id);

  const server = await startServer(environment);
  const answers: string[] = [];
  try {
    const at = (path: { pattern: string }) => path.pattern.replace(":loanId", loanId).replace(":locator", token);
    const open = everyPath.filter((path) => path.methods.includes("GET") && !/:(?!loanId|locator)/.test(path.pattern));
    const of = (audience: (path: (typeof everyPath)[number]) => boolean) => open.filter(audience).map(at);
    const anyone = await plant(
      server.address,
      "lang=en",
      of((path) => path.audience === "public" && !path.demo),
      60,
    );
    const own = await plant(
      server.address,
      `b=${borrower}; lang=en`,
      of((path) => path.audience === "borrower"),
      160,
    );
    let staff = 0;
    for (const cookie of desk) staff += await plant(server.address, `s=${cookie}; lang=en`, of((path) => typeof path.audience !== "string"), 60); // prettier-ignore
    expect([anyone, own, staff].map((count) => count > 10)).toEqual([true, true, true]);

    // Faults: what is wrong about a request is said without repeating it.
    const broken = new Sqlite(join(dataDir, "portal.db"));
    broken.exec("BEGIN IMMEDIATE");
    const post = (path: string, body: string, type = "application/x-www-form-urlencoded") =>
      fetch(server.address + path, { method: "POST", body, redirect: "manual", headers: { cookie: `b=${borrower}`, "sec-fetch-site": "same-origin", "content-type": type } }); // prettier-ignore
    const words = encodeURIComponent(wordsFor("fault"));
    const faults = await Promise.all([
      post(paths.newLink(), `phone=${encodeURIComponent(person.phone)}&reference=${words}`),
      post(paths.tellUs(), `situation=bereavement&words=${words}`),
      post(paths.contact(), `unknown=${words}`),
      post(paths.contact(), "{", "application/json"),
      post(paths.contact(), `note=${words.repeat(3_000)}`),
      post(paths.stripeWebhook(), `{"data":{"email":"${person.email}"}}`, "application/json"),
      fetch(`${server.address}/l/${words}`),
      fetch(`${server.address}/loans/${words}?name=${words}`, { headers: { cookie: `b=${borrower}` } }),
    ]);
    broken.exec("ROLLBACK");
    broken.close();
    expect(faults.map(({ status }) => status).some((status) => status >= 500)).toBe(true);
    // What a person typed into a form comes back to that person with the form; a fault says nothing of it.
    for (const fault of faults) if (fault.status >= 500) answers.push(await fault.text());
    for (const path of ["/metrics", "/healthz", "/readyz"])
      answers.push(await (await fetch(server.address + path)).text());
    expect(await server.stop()).toBe(0);
  } finally {
    server.kill();
  }
  await backUp(db, join(dataDir, "more-backups"), clock.now());
  await db.close();

  const leaks = [
    ...answers.flatMap((text) => found(Buffer.from(text)).map((leak) => `answer ${leak}`)),
    ...found(Buffer.from(server.said.text)).map((leak) => `log ${leak}`),
    ...readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) =>
        found(readFileSync(join(entry.parentPath, entry.name))).map((leak) => `${entry.name} ${leak}`),
      ),
  ];
  expect(server.said.text).toContain('"route":"/loans/:loanId/hardship"');
  expect(leaks).toEqual([]);
});

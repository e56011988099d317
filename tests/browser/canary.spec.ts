import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { mintLink } from "#app/access/mint-link.ts";
import { startSession } from "#app/access/start-session.ts";
import { readEnv } from "#app/http/env.ts";
import { openServices } from "#app/http/house.ts";
import { everyPath, paths } from "#app/http/paths.ts";
import { dayOfInstant } from "#app/lending/calendar.ts";
import { seedSampleStaff } from "#app/staff/sample-staff.ts";
import { startStaffSession } from "#app/staff/staff-session.ts";
import { demoPeople, seedSampleBook } from "#db/seed/sample.ts";
import { borrowerIdByNo, changeBorrowerContact, sealedBorrower } from "#db/stores/borrowers.ts";
import { loansOfBorrower } from "#db/stores/loans.ts";
import { borrowers } from "#db/schema/borrowers.ts";
import { formsIn, linksIn, type Typing } from "./support/forms.ts";

// Canaries: strings that exist nowhere else are planted wherever the portal holds or takes personal data, through the
// real server, with mistakes and faults. Then everything that the instance wrote is searched for them, byte by byte.

const project = resolve(import.meta.dirname, "../..");

/** A person that exists nowhere else. */
const person = {
  name: "Quillfeather Canaria",
  birthDate: "1987-03-19",
  phone: "+447911000321",
  email: "quillfeather@canary.example",
  postcode: "QF9 7ZX",
  idTail: "QF7X3Z",
};
const typedPhone = "07911 000987";
const typedEmail = "plumage@canary.example";
/** Every field gets words of its own, so that a leak names the field it came from. */
const words = (field: string) => `canaryword ${field.replaceAll(/[^a-zA-Z]/g, "")} 金丝雀`;

const canaries = [
  ...["Quillfeather", "7911000321", "canary.example", "QF9 7ZX", "QF97ZX", "QF7X3Z"],
  ...["7911000987", "07911 000987", "plumage", "canaryword", "金丝雀"],
];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

test("planted personal data is in no log, no file, no error and no figure", async () => {
  test.setTimeout(300_000);
  const dataDir = mkdtempSync(join(tmpdir(), "canary-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment = { DATA_DIR: dataDir, PORT: String(port), ORIGIN: origin, DEMO: "1", LOG_LEVEL: "debug" };
  const reading = readEnv(environment);
  if (!reading.ok) throw new Error(reading.problems.join(" "));
  const services = openServices(reading.env);
  const { clock, db, keyring } = services;
  await seedSampleBook({ ...services, today: dayOfInstant(clock.now()) });
  const { samSampleton } = demoPeople;
  const borrowerId = (await borrowerIdByNo(db.read, samSampleton.borrowerNo)) ?? "";
  // The sample person takes on the canaries: sealed anew, as an import would.
  await db.transact(async (tx) => {
    const given = { id: borrowerId, borrowerNo: samSampleton.borrowerNo, lang: "en", timeZone: "Europe/London" } as const;
    const { id: _, createdAt: __, ...row } = sealedBorrower(keyring, { ...given, ...person, createdAt: 0 });
    await tx.update(borrowers).set(row);
    await changeBorrowerContact(tx, keyring, borrowerId, "email", person.email);
  });
});

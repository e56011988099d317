import { type Page, test as base } from "@playwright/test";
import { mintLink } from "#app/access/mint-link.ts";
import { readEnv } from "#app/http/env.ts";
import { type HouseServices, openServices } from "#app/http/house.ts";
import { paths } from "#app/http/paths.ts";
import { demoPeople } from "#db/seed/sample.ts";
import type { SqliteDatabase } from "#db/engine/sqlite.ts";
import { borrowerDetails, borrowerIdByNo } from "#db/stores/borrowers.ts";
import { loansOfBorrower } from "#db/stores/loans.ts";

export type SamplePerson = keyof typeof demoPeople;

type Opened = HouseServices & { db: SqliteDatabase };

/** A second process on the data of the portal under test: to prepare and to look, never to answer. */
export interface Backstage {
  services: Opened;
  /** A fresh link of a sample person, without sending a message. */
  link(
    person: SamplePerson,
  ): Promise<{ path: string; token: string; birthDate: string; loanId: string; borrowerId: string }>;
}

export const test = base.extend<{ backstage: Backstage }>({
  backstage: async ({ baseURL }, use) => {
    const { PORTAL_TEST_DATA: DATA_DIR, PORTAL_TEST_CLOCK_SHIFT: CLOCK_SHIFT } = process.env;
    const reading = readEnv({ DATA_DIR, CLOCK_SHIFT, ORIGIN: baseURL, DEMO: "1", LOG_LEVEL: "error" });
    if (!reading.ok) throw new Error(reading.problems.join(" "));
    const services = openServices(reading.env);
    await use({ services, link: (person) => linkOf(services, person) });
    await services.db.close();
  },
});

async function linkOf(services: Opened, person: SamplePerson) {
  const borrowerId = await borrowerIdByNo(services.db.read, demoPeople[person].borrowerNo);
  if (borrowerId === null) throw new Error(`The sample book has no ${person}.`);
  const token = await services.db.transact((tx) => mintLink(tx, services, borrowerId));
  const details = await borrowerDetails(services.db.read, services.keyring, borrowerId);
  const [loan] = await loansOfBorrower(services.db.read, borrowerId);
  return {
    path: paths.link({ locator: token }),
    token,
    birthDate: details?.birthDate ?? "",
    loanId: loan?.id ?? "",
    borrowerId,
  };
}

/** From the link to the page behind identity, as a person does it. */
export async function arrive(page: Page, link: { path: string; birthDate: string }): Promise<void> {
  await page.goto(link.path);
  await page.locator("main a.btn").click();
  await answerBirthDate(page, link.birthDate);
}

/** Fills in the identity question and sends it. */
export async function answerBirthDate(page: Page, birthDate: string): Promise<void> {
  const [year, month, day] = birthDate.split("-");
  await page.locator('[name="answer.year"]').fill(year ?? "");
  await page.locator('[name="answer.month"]').fill(month ?? "");
  await page.locator('[name="answer.day"]').fill(day ?? "");
  await page.locator("main form button").click();
}

import { parseLocator } from "#app/access/locator.ts";
import { readLink } from "#app/access/read-link.ts";
import { deliverMessages } from "#app/contact/deliver-messages.ts";
import { demoOutbox } from "#app/contact/demo-outbox.ts";
import { sendLink } from "#app/contact/send-link.ts";
import type { Env } from "#app/http/env.ts";
import type { HouseServices } from "#app/http/house.ts";
import { paths } from "#app/http/paths.ts";
import { seedSampleStaff } from "#app/staff/sample-staff.ts";
import { totpSecretText } from "#app/staff/totp.ts";
import { demoPeople } from "#db/seed/sample.ts";
import { borrowerIdByNo } from "#db/stores/borrowers.ts";

/** What `npm start` prints once the portal answers: where to go first. */
export async function welcome(env: Env, services: HouseServices): Promise<readonly string[]> {
  if (!env.demo) return [`The portal is at ${env.origin}${paths.start()}`];
  const { chenLi, samSampleton, zhouYing, heYuan, noraTesterly } = demoPeople;
  return [
    ...(await whoToPlay(services, "A borrower's link:", chenLi)),
    ...(await whoToPlay(services, "  in pounds:", samSampleton)),
    ...(await whoToPlay(services, "  two loans:", zhouYing)),
    ...(await whoToPlay(services, "  was told no:", heYuan)),
    ...(await whoToPlay(services, "  relief ends soon:", noraTesterly)),
    `All messages sent:  ${env.origin}${paths.outbox()}`,
    `Without a link:     ${env.origin}${paths.start()}`,
    ...(await sampleDesk(env, services)),
  ];
}

/** A sample person's link and what they type to be let in. */
async function whoToPlay(
  services: HouseServices,
  label: string,
  { borrowerNo, birthDate }: { borrowerNo: string; birthDate: string },
): Promise<string[]> {
  const link = await sampleLink(services, borrowerNo);
  return link ? [`${label.padEnd(20)}${link}   date of birth ${birthDate}`] : [];
}

/** Who can sign in to the desk of a demonstration, and with what. */
async function sampleDesk(env: Env, services: HouseServices): Promise<string[]> {
  const staff = await seedSampleStaff(services);
  const lines = staff.map(
    ({ login, password, totpSecret }) => `  ${login.padEnd(18)}${password}   ${totpSecretText(totpSecret)}`,
  );
  return [
    `Staff desk:         ${env.origin}${paths.staffSignIn()}`,
    `  user name         password                  authenticator key`,
    ...lines,
    `  six digits now:   npm run staff -- code --login ${staff[0]?.login}`,
  ];
}

/** The link in the latest message to a sample borrower, or in a new message when that one is spent. */
async function sampleLink(services: HouseServices, borrowerNo: string): Promise<string | null> {
  const borrowerId = await borrowerIdByNo(services.db.read, borrowerNo);
  if (borrowerId === null) return null;
  const known = await liveLinkInOutbox(services, borrowerId);
  if (known) return known;
  const dedupeKey = `welcome:${services.ids.random()}`;
  await services.db.transact((tx) =>
    sendLink(tx, services, { borrowerId, loanId: null, dedupeKey, purpose: "requested" }),
  );
  await deliverMessages(services);
  return liveLinkInOutbox(services, borrowerId);
}

async function liveLinkInOutbox(services: HouseServices, borrowerId: string): Promise<string | null> {
  for (const { text } of await demoOutbox(services, null, 500)) {
    const link = /\S+\/l\/\S+/.exec(text)?.[0] ?? "";
    const locator = parseLocator(link);
    if (locator === null) continue;
    const { live } = await readLink(services, locator);
    if (live?.link.borrowerId === borrowerId) return link;
  }
  return null;
}

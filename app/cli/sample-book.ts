import { readStandings, todayOf } from "#app/account/standing.ts";
import { loadSampleComplaints } from "#app/complaints/sample-complaints.ts";
import { loadSampleWork } from "#app/demo/sample-work.ts";
import { deliverMessages } from "#app/contact/deliver-messages.ts";
import { sendLink } from "#app/contact/send-link.ts";
import { readEnv } from "#app/http/env.ts";
import { openServices } from "#app/http/house.ts";
import { seedSampleStaff } from "#app/staff/sample-staff.ts";
import { demoPeople, seedSampleBook } from "#db/seed/sample.ts";
import { bookIsEmpty } from "#db/stores/loans.ts";
import { borrowersAfter } from "#db/stores/borrowers.ts";

/**
 * Fills an empty demo instance with the sample book and sends everybody who has something due the message they would
 * have got; the desk finds some requests and complaints to work on. Does nothing on an instance that is no demonstration or that holds loans already.
 */
async function loadSampleBook(): Promise<void> {
  const reading = readEnv(process.env);
  if (!reading.ok) {
    for (const problem of reading.problems) console.error(problem);
    process.exitCode = 1;
    return;
  }
  if (!reading.env.demo) return;
  const services = openServices(reading.env);
  const { db } = services;
  if (await bookIsEmpty(db.read)) {
    const today = todayOf(services, { timeZone: "Asia/Shanghai" });
    const { loans, borrowers } = await seedSampleBook({ ...services, today });
    let after = "";
    for (;;) {
      const page = await borrowersAfter(db.read, after, 100);
      for (const borrower of page) {
        const standings = await readStandings(services, { borrowerId: borrower.id, timeZone: borrower.timeZone });
        const due = standings.find(({ position }) => position.upToDate > 0);
        if (!due) continue;
        const dedupeKey = `sample:${borrower.id}`;
        const message = { borrowerId: borrower.id, loanId: due.loan.id, dedupeKey, purpose: "requested" as const };
        await db.transact((tx) => sendLink(tx, services, message));
      }
      const last = page.at(-1);
      if (!last) break;
      after = last.id;
    }
    await seedSampleStaff(services);
    await loadSampleWork(
      services,
      Object.values(demoPeople).map(({ loanNo }) => loanNo),
    );
    await loadSampleComplaints(services);
    while ((await deliverMessages(services)) > 0);
    console.log(`Loaded ${loans} made-up loans of ${borrowers} made-up people.`);
  }
  await db.close();
}

await loadSampleBook();

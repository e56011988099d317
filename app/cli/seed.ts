import { parseArgs } from "node:util";
import { dayOfInstant } from "#app/lending/calendar.ts";
import { seedLargeBook } from "#db/seed/large.ts";
import { seedSampleBook } from "#db/seed/sample.ts";
import { giveUp } from "./give-up.ts";
import { openInstance } from "./instance.ts";
import { progressOn } from "./progress.ts";

// `npm run seed`: the sample book; `npm run seed -- --loans 100000`: a large made-up book, for load tests. Both go into
// the DATA_DIR of the environment, and both may be run again.

const usage = "npm run seed [-- --loans 100000]";
const mostLoans = 10_000_000;

const wanted = readLoans();
const { services } = openInstance();
if (services.db.reader.prepare("select 1 from import_runs limit 1").get() !== undefined) {
  giveUp(
    "This instance holds an imported book. Made-up loans do not belong beside real ones; choose another DATA_DIR.",
  );
}
const today = dayOfInstant(services.clock.now());
if (wanted === null) {
  const { borrowers, loans } = await seedSampleBook({ ...services, today });
  process.stdout.write(loans === 0 ? "The sample book is here already.\n" : `${loans} loans of ${borrowers} people.\n`);
} else {
  const progress = progressOn(process.stderr);
  const added = await seedLargeBook({
    ...services,
    today,
    loans: wanted,
    onProgress: (done) => progress.show(done, wanted, `${done} of ${wanted} loans`),
  });
  progress.end();
  process.stdout.write(`${added} loans added, ${wanted - added} were here already.\n`);
}
await services.db.close();

function readLoans(): number | null {
  try {
    const { loans } = parseArgs({ options: { loans: { type: "string" } } }).values;
    if (loans === undefined) return null;
    const count = Number(loans);
    return Number.isInteger(count) && count > 0 && count <= mostLoans
      ? count
      : giveUp(`--loans must be a whole number up to ${mostLoans}.`, usage);
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : "", usage);
  }
}

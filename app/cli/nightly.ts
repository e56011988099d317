import { nightlySteps } from "#app/jobs/nightly-steps.ts";
import { assessBook } from "#app/nightly/assess-book.ts";
import { openInstance } from "./instance.ts";
import { progressOn } from "./progress.ts";

// `npm run nightly`: the look at every loan that the job `assess-book` takes once a day, now and with a progress bar.
// It may be stopped at any point and run again, also beside a server: nothing is counted or sent twice.
const { services } = openInstance();
const all = Number(services.db.reader.prepare("select count(*) from loans").pluck().get());
const progress = progressOn(process.stderr);
let stopped = false;
process.on("SIGINT", () => (stopped = true));
const looked = await assessBook(
  services,
  nightlySteps(services),
  async () => !stopped,
  ({ loans }) => progress.show(loans, all, `${loans} of ${all} loans`),
);
progress.end();
process.stdout.write(`${looked} loans looked at; the others of today were done before.\n`);
await services.db.close();

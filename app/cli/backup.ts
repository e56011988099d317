import { checkCopy, type CopySums } from "#db/engine/backup.ts";
import { backupPlan } from "#app/jobs/backup-plan.ts";
import { openInstance } from "./instance.ts";

// `npm run backup [-- FOLDER]`: a checked copy of the live database, by default where the job puts them too;
// `npm run backup -- --check FILE`: reads a backup again as a restore would.
const [first, file] = process.argv.slice(2);
if (first === "--check" && file !== undefined) {
  console.log(`${file} is sound: ${summary(await checkCopy(file))}`);
} else {
  const { env, services } = openInstance();
  const backups = first === undefined ? env.backups : { ...env.backups, folder: first };
  const made = await backupPlan(services.db, { ...env, backups }).run(services.clock.now());
  console.log(`${made.path}\nsha256 ${made.sha256}\n${summary(made)}`);
  await services.db.close();
}

function summary({ entries, amounts }: CopySums): string {
  return `${entries} ledger entries, amounts of all currencies together ${amounts} minor units`;
}

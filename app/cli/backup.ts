import { join } from "node:path";
import { backUp } from "#db/engine/backup.ts";
import { openInstance } from "./instance.ts";

// `npm run backup [-- FOLDER]`: a checked copy of the live database, by default under DATA_DIR/backups.
const { env, services } = openInstance();
const folder = process.argv[2] ?? join(env.dataDir, "backups");
const made = await backUp(services.db, folder, services.clock.now());
console.log(`${made.path}\nsha256 ${made.sha256}\n${made.entries} ledger entries`);
await services.db.close();

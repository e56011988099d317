import { finishCopy } from "#db/engine/backup.ts";

// The long half of a backup, run by the job and the command in a process of its own: splits the keys from a fresh copy,
// checks it, and prints its sums.
const [copy = "", keys = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await finishCopy(copy, keys)));

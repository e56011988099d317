import { parseArgs } from "node:util";
import { checkpointAudit } from "#app/audit/checkpoint-audit.ts";
import { checkpointKey, readPublicKey, writePublicKey } from "#app/audit/checkpoint-key.ts";
import { checkpointsFileOf } from "#app/audit/checkpoints-file.ts";
import { type AuditProblem, verifyAudit } from "#app/audit/verify-audit.ts";
import { openInstance } from "./instance.ts";

// `npm run audit -- …`: the audit trail from the command line. `verify` ends with 0 when the trail is in order, with 1
// when it is not, with 2 when it could not be checked.

const usage = `npm run audit -- verify [--checkpoints FILE] [--public-key KEY]
npm run audit -- checkpoint
npm run audit -- public-key`;

process.exitCode = await main();

async function main(): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: { checkpoints: { type: "string" }, "public-key": { type: "string" } },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(usage);
    return 2;
  }
  const [command] = parsed.positionals;
  if (command !== "verify" && command !== "checkpoint" && command !== "public-key") {
    console.error(usage);
    return 2;
  }
  const { env, services } = openInstance();
  try {
    const checkpointsFile = parsed.values.checkpoints ?? checkpointsFileOf(env.dataDir);
    const own = checkpointKey(services.keyring).publicKey;
    if (command === "public-key") {
      console.log(writePublicKey(own));
      return 0;
    }
    if (command === "checkpoint") {
      const written = await checkpointAudit({ ...services, checkpointsFile });
      console.log(written ? `Signed up to event ${written.seq}.` : "Nothing new to sign.");
      return 0;
    }
    const given = parsed.values["public-key"];
    const publicKey = given === undefined ? own : readPublicKey(given);
    const report = await verifyAudit({ db: services.db, checkpointsFile, publicKey });
    console.log(
      `${report.events} events, ${report.checkpoints} checkpoints, ${report.unsigned} events since the last.`,
    );
    for (const problem of report.problems) console.error(sentence(problem, checkpointsFile));
    if (report.problems.length === 0) console.log("The audit trail is in order.");
    return report.problems.length === 0 ? 0 : 1;
  } finally {
    await services.db.close();
  }
}

function sentence(problem: AuditProblem, checkpointsFile: string): string {
  switch (problem.kind) {
    case "broken_event":
      return `Event ${problem.seq} does not follow from the one before: the trail was changed there.`;
    case "guards_missing":
      return "The triggers that keep the trail append-only are missing from the database.";
    case "bad_checkpoint":
      return `Line ${problem.line} of ${checkpointsFile} is no checkpoint signed by this key, or out of order.`;
    case "tail_cut":
      return `The trail once reached event ${problem.seq} and no longer does: its end was cut off.`;
    case "rewritten":
      return `Event ${problem.seq} is not the one that was signed: the trail was written anew.`;
    case "no_checkpoints":
      return "There is no checkpoint to hold the trail against; `npm run audit -- checkpoint` signs the first.";
  }
}

import { readFileSync } from "node:fs";
import { z } from "zod";
import { type GoldenCase, goldenFile, type Outcome, Unsupported } from "./golden/case.ts";
import { checkpointDiffers } from "./golden/checkpoints.ts";
import { loanOf } from "./golden/entries.ts";
import { sumDiffers } from "./golden/sums.ts";

/**
 * Runs a file of golden cases through the lending core: one line per case, then the counts. The core is not adapted to a case;
 * app/cli/golden/ maps what the file calls its conventions to product settings.
 */
export function runCase(golden: GoldenCase): Outcome {
  try {
    const what = firstDifference(golden);
    return what === null ? { status: "passed" } : { status: "failed", what };
  } catch (error) {
    if (error instanceof Unsupported) return { status: "unsupported", what: error.message };
    return { status: "failed", what: `the core threw: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** "allow +-0.01" in a case's conventions. */
function toleranceOf(golden: GoldenCase): number {
  return Object.values(golden.conventions).some((said) => /\+-0\.01/.test(String(said))) ? 1 : 0;
}

function firstDifference(golden: GoldenCase): string | null {
  const tolerance = toleranceOf(golden);
  const hasCheckpoints = golden.expected.some((expected) => "as_of" in expected && "after_event" in expected);
  if (!hasCheckpoints) return sumDiffers(golden, tolerance);
  const loan = loanOf(golden);
  for (const checkpoint of golden.expected) {
    const difference = checkpointDiffers(loan, checkpoint, tolerance);
    if (difference !== null) {
      return `${String(checkpoint["kind"])} after event ${String(checkpoint["after_event"])}: ${difference}`;
    }
  }
  return null;
}

/** Reads a file of cases. Throws with the reason when it is not one. */
export function readCases(path: string): GoldenCase[] {
  return goldenFile.parse(JSON.parse(readFileSync(path, "utf8"))).cases;
}

function casesOrReason(path: string): GoldenCase[] | string {
  try {
    return readCases(path);
  } catch (error) {
    if (error instanceof z.ZodError) return z.prettifyError(error).replaceAll("\n", " ");
    return error instanceof Error ? error.message : String(error);
  }
}

function main(path: string | undefined): void {
  if (path === undefined) {
    console.error("Usage: npm run golden -- FILE.json");
    process.exitCode = 2;
    return;
  }
  const cases = casesOrReason(path);
  if (typeof cases === "string") {
    console.error(`${path} is not a file of golden cases: ${cases}`);
    process.exitCode = 2;
    return;
  }
  const counts = { passed: 0, failed: 0, unsupported: 0 };
  for (const golden of cases) {
    const outcome = runCase(golden);
    counts[outcome.status] += 1;
    const detail = outcome.status === "passed" ? "" : `  ${outcome.what}`;
    console.log(
      `${outcome.status.padEnd(11)} ${golden.id.padEnd(8)} ${golden.category} [${golden.portability}]${detail}`,
    );
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.unsupported} unsupported`);
}

if (process.argv[1]?.endsWith("golden.ts") === true) main(process.argv[2]);

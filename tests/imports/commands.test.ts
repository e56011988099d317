import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ownBook, testFile } from "./support.ts";

function command(dataDir: string, name: string, ...values: string[]) {
  const ended = spawnSync(process.execPath, ["--import", "tsx", `app/cli/${name}.ts`, ...values], {
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: dataDir, ORIGIN: "http://localhost:3000", TODAY: "" },
  });
  return { code: ended.status, out: ended.stdout, errors: ended.stderr };
}

test("import, then position: wrong rows in a report with exit code 2, figures as JSON and as text", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-command-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const book = testFile(ownBook({}, { loan_no: "A-2", start_date: "soon" }));

  const imported = command(dataDir, "import", book, "--as-of", "2026-11-18");
  expect(imported.code, imported.errors).toBe(2);
  expect(imported.out).toContain("2 rows, 1 added, 0 here already, 1 refused");
  const report = /in (\S+\.csv)/.exec(imported.out)?.[1] ?? "";
  expect(readFileSync(report, "utf8")).toContain("book,3,start_date,A-2,bad_date");

  const shown = command(dataDir, "position", "A-1", "--as-of", "2026-11-18", "--json");
  expect(shown.code, shown.errors).toBe(0);
  expect(JSON.parse(shown.out)).toMatchObject({
    loanNo: "A-1",
    asOf: "2026-11-18",
    dpd: 12,
    stage: "early",
    principalLeft: { minor: 2_750_000, amount: "27500.00" },
  });
  expect(command(dataDir, "position", "A-1", "--as-of", "2026-11-18").out).toMatch(/to be up to date\s+2775\.00/);
  const missing = command(dataDir, "position", "A-2");
  expect([missing.code, missing.errors]).toEqual([1, expect.stringContaining("There is no loan A-2.")]);
}, 60_000);

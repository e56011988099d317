import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

// The wall, on the real imports: complaints are reached from their own pages, from reports and from the job runner. No
// other file may import them, or a file through which they can be reached.

const files = ["app", "db"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(#app|#db|\.{1,2})\/([^"]+)"/g)].map(([, root = "", rest = ""]) =>
    root.startsWith("#") ? join(root.slice(1), rest) : normalize(join(dirname(file), root, rest)),
  );
}

const behind = (file: string) =>
  /^app\/(complaints|ui\/complaints)\//.test(file) ||
  /^app\/http\/complaint-/.test(file) ||
  /^app\/routes\/(staff\.)?complaint/.test(file) ||
  /^db\/(stores|schema)\/complaints/.test(file) ||
  /^app\/words\/complaint/.test(file);
const door = (file: string) => /^app\/(reports|jobs)\//.test(file) || file === "app/cli/sample-book.ts";

test("nobody imports complaints but their own pages, reports, the job runner and the sample book", () => {
  expect(files.filter((file) => file.startsWith("app/complaints/")).length).toBeGreaterThan(20);
  const through = files
    .filter((file) => !behind(file) && !door(file))
    .flatMap((file) =>
      importsOf(file)
        .filter(behind)
        .map((found) => `${file} → ${found}`),
    );
  expect(through).toEqual([]);
});

test("the only doors are the list of jobs, reports and the sample book", () => {
  const importers = files.filter((file) => door(file) && importsOf(file).some(behind));
  expect(importers.filter((file) => !file.startsWith("app/reports/"))).toEqual([
    "app/cli/sample-book.ts",
    "app/jobs/all-jobs.ts",
  ]);
});

test("no table of the repayment side points into the complaint log, nor the other way but to staff", () => {
  const ofLog = files.filter((file) => file.startsWith("db/schema/complaints"));
  expect(ofLog.length).toBeGreaterThan(1);
  const schema = ofLog.map((file) => readFileSync(file, "utf8")).join("\n");
  const pointed = [...schema.matchAll(/references\(\(\) => (\w+)\./g)].map(([, table]) => table);
  expect([...new Set(pointed)].sort()).toEqual(["complaints", "staffUsers"]);
});

test("complaint code writes nothing of an account: no ledger, holds, plans, loans, borrowers or their messages", () => {
  const writing =
    /\b(appendEntry|insertLoan|insertMessage|queueSms|startHold|startDisputeHold|holdBackQueued|insertBorrower)\b/;
  const offenders = files.filter(
    (file) => file.startsWith("app/complaints/") && writing.test(readFileSync(file, "utf8")),
  );
  expect(offenders).toEqual([]);
});

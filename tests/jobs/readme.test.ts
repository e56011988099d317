import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "../../app/jobs");
const read = (name: string) => readFileSync(join(folder, name), "utf8");

test("every job stands in the table, and nothing else does", () => {
  const jobs = [...read("all-jobs.ts").matchAll(/\bname: "([a-z-]+)"/g)].map(([, name]) => name ?? "");
  const rows = read("README.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  const told = rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`([a-z-]+)`/g)].map(([, name]) => name ?? ""),
  );
  expect(jobs.length).toBeGreaterThan(15);
  expect(told.toSorted()).toEqual(jobs.toSorted());
});

import { expect, test } from "vitest";
import { withdrawComplaint } from "#app/complaints/complainant-steps.ts";
import { fileComplaint } from "#app/complaints/file-complaint.ts";
import { emptyStatement } from "#app/complaints/statement.ts";
import { watchClocks } from "#app/complaints/watch-clocks.ts";
import { complaintById } from "#db/stores/complaints.ts";
import { agreedDay, lateBorrower } from "#tests/plans/support.ts";

test("somebody in a plan complains, is answered late and withdraws: no row of the repayment side changes", async () => {
  const { services, borrower, loanId, agree, pay } = await lateBorrower();
  await agree();
  const house = { ...services, site: { origin: "https://pay.linxi.example" } };
  const names = house.db.reader
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];
  const theirs = names.filter((name) => !name.startsWith("complaint") && !name.startsWith("audit_"));
  expect(theirs).toEqual(
    expect.arrayContaining(["ledger_entries", "loans", "plans", "messages", "tasks", "corrections"]),
  );
  const everything = () =>
    JSON.stringify(theirs.map((name) => [name, house.db.reader.prepare(`select * from "${name}"`).all()]));
  const before = everything();
  const filed = await fileComplaint(house, {
    statement: { ...emptyStatement, what: "An agency rang my work.", reach: "13800001111" },
    ...{ categories: ["conduct_or_harassment"], complainant: "borrower", channel: "portal", lang: "en" },
    ...{ writtenAnswer: true, borrowerId: borrower.id, loanId, actor: { kind: "complainant" } },
  });
  if (!filed.ok) throw new Error(filed.reason);
  house.clock.set(house.clock.now() + 20 * 86_400_000);
  expect(await watchClocks(house)).toBe(1);
  expect(everything()).toBe(before);

  // Paying everything closes nothing.
  await pay(agreedDay + 21, 9_000_000);
  expect((await complaintById(house.db.read, filed.complaintId))?.state).toBe("acknowledged");
  const paid = everything();
  await withdrawComplaint(house, { complaintId: filed.complaintId, actor: { kind: "complainant" } });
  expect(everything()).toBe(paid);
});

import { expect, test } from "vitest";
import { loadSampleComplaints } from "#app/complaints/sample-complaints.ts";
import { loadSampleWork } from "#app/demo/sample-work.ts";
import { seedSampleStaff } from "#app/staff/sample-staff.ts";
import { demoPeople, seedSampleBook } from "#db/seed/sample.ts";
import { localDay } from "#app/policy/zones.ts";
import { testServices } from "#tests/support/people.ts";

test("a demonstration's desk finds work of every kind, and the people a visitor plays have none", async () => {
  const house = testServices();
  await seedSampleBook({ ...house, today: localDay(house.clock.now(), "Asia/Shanghai") });
  await seedSampleStaff(house);
  const played = Object.values(demoPeople).map(({ loanNo }) => loanNo);
  await loadSampleWork(house, played);
  await loadSampleComplaints(house);

  const count = (sql: string) =>
    Object.fromEntries(
      house.db.reader
        .prepare<[], { state: string; n: number }>(sql)
        .all()
        .map(({ state, n }) => [state, n]),
    );
  expect(count("select state, count(*) n from hardship_cases group by state order by state")).toEqual({
    active: 2,
    escalated: 2,
    needs_info: 1,
    offered: 1,
    proposed: 1,
    received: 3,
    refused: 2,
    review: 1,
  });
  expect(count("select state, count(*) n from disputes group by state")).toEqual({ checking: 1, held: 1 });
  expect(count("select reasons state, count(*) n from plan_requests group by 1")).toEqual({
    '["longer_than_policy"]': 2,
  });
  expect(count("select state, count(*) n from callbacks group by state")).toEqual({ waiting: 2 });
  expect(count("select 'made' state, count(*) n from promises")).toEqual({ made: 2 });
  expect(count("select state, count(*) n from complaints group by state")).toEqual({
    acknowledged: 2,
    investigating: 2,
    response_sent: 1,
    triaged: 1,
  });
  const touched = house.db.reader
    .prepare<[string, string], { n: number }>(
      "select count(*) n from hardship_cases c join loans l on l.id = c.loan_id where l.loan_no in (?, ?)",
    )
    .get(played[0] ?? "", played[1] ?? "");
  expect(touched?.n).toBe(0);
});

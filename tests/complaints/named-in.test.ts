import { expect, test } from "vitest";
import { isNamedIn } from "#app/complaints/conflicts.ts";
import { assignComplaint, declareConflict } from "#app/complaints/triage-complaint.ts";
import { emptyStatement } from "#app/complaints/statement.ts";
import { complaintQueue } from "#db/stores/complaints.ts";
import { complaintHouse, filed, handlerIn, june, latest } from "./support.ts";

test("names are found in Chinese, in either order, and by sign-in name; our own words are no names", () => {
  const su = { name: "苏敏 Min Su", login: "sumin1" };
  for (const text of ["苏敏打电话来", "Min Su was rude", "It was Su Min.", "staff sumin1", "SU  MIN again"]) {
    expect([text, isNamedIn(text, su)]).toEqual([text, true]);
  }
  for (const text of ["minister Sulu", "Min was there", "resumin1", "苏先生"]) {
    expect([text, isNamedIn(text, su)]).toEqual([text, false]);
  }
  expect(isNamedIn("your agent told my complaints to others", { name: "Lan Zhou", login: "complaints" })).toBe(false);
});

test("who is named or worked the account is refused, cannot open it and does not see it in the queue", async () => {
  const house = complaintHouse(june);
  const lan = await handlerIn(house, "lanzhou1", ["agent", "complaints"]);
  const ada = await handlerIn(house, "adanovak");
  const min = await handlerIn(house, "minsu");
  const complaint = await filed(house, {
    statement: { ...emptyStatement, what: "The agent lanzhou1 rang my work.", reach: "13800001111" },
  });
  const step = { complaintId: complaint.id, version: complaint.version };
  expect(await assignComplaint(house, { ...step, handler: ada, to: lan.staffId })).toEqual({
    ok: false,
    reason: "conflict",
  });
  expect(await assignComplaint(house, { ...step, handler: lan, to: ada.staffId })).toEqual({
    ok: false,
    reason: "conflict",
  });
  const view = { states: ["acknowledged"], notConflicting: lan.staffId } as const;
  expect(await complaintQueue(house.db.read, view, null, 10)).toEqual([]);
  expect(await complaintQueue(house.db.read, { ...view, notConflicting: ada.staffId }, null, 10)).toHaveLength(1);
  expect(await assignComplaint(house, { ...step, handler: ada, to: min.staffId })).toEqual({ ok: true });

  const { version } = await latest(house, complaint.id);
  expect(await declareConflict(house, { complaintId: complaint.id, version, handler: min })).toEqual({ ok: true });
  expect((await latest(house, complaint.id)).handlerId).toBe(null);
  const now = await latest(house, complaint.id);
  expect(
    await assignComplaint(house, { complaintId: now.id, version: now.version, handler: ada, to: min.staffId }),
  ).toEqual({
    ok: false,
    reason: "conflict",
  });
  const agent = await handlerIn(house, "agent1", ["agent"]);
  expect(
    await assignComplaint(house, { complaintId: now.id, version: now.version, handler: agent, to: ada.staffId }),
  ).toEqual({
    ok: false,
    reason: "not_allowed",
  });
});

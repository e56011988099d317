import { expect, test } from "vitest";
import { readStanding } from "#app/account/standing.ts";
import { tellUs } from "#app/hardship/tell-us.ts";
import { caseById } from "#db/stores/hardship.ts";
import { testServices } from "#tests/support/people.ts";
import { answers, lateLoan, mustAsk } from "./support.ts";

test("a special situation: a statement holds every loan of the person and goes to a specialist", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const told = await tellUs(services, {
    ...{ borrowerId: of.borrowerId, actor: { kind: "borrower", borrowerId: of.borrowerId } },
    statement: { situation: "bereavement", words: "我父亲上周去世了", safeWay: null, teller: "family" },
  });
  if (!told.ok) throw new Error(told.reason);
  expect(await caseById(services.db.read, told.caseId)).toMatchObject({
    state: "escalated",
    kind: "special",
    situation: "bereavement",
  });
  const holds = (await readStanding(services, of.viewer, of.loanId))?.position.holds;
  expect(holds).toMatchObject([{ reason: "deceased", until: null, scopes: ["contact", "penalty", "interest"] }]);
  const military = { situation: "military", words: null, safeWay: null, teller: "self" } as const;
  const refused = {
    borrowerId: of.borrowerId,
    actor: { kind: "borrower", borrowerId: of.borrowerId } as const,
    statement: military,
  };
  expect(await tellUs(services, refused)).toEqual({ ok: false, reason: "not_here" });
});

test("special after ordinary: the open request becomes the specialists', and what was said before is kept", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const { caseId } = await mustAsk(services, of);
  const told = await tellUs(services, {
    ...{ borrowerId: of.borrowerId, actor: { kind: "borrower", borrowerId: of.borrowerId } },
    statement: { situation: "abuse", words: null, safeWay: "只发邮件", teller: "self" },
  });
  expect(told).toMatchObject({ ok: true, caseId });
  expect((await caseById(services.db.read, caseId))?.state).toBe("escalated");
  expect(answers.why).toContain("income_fell");
});

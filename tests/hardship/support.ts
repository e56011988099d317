import { approveProposal } from "#app/hardship/decide-proposal.ts";
import { claimCase } from "#app/hardship/desk-steps.ts";
import { type OfferTerms, workOut } from "#app/hardship/offer-terms.ts";
import { proposeTerms } from "#app/hardship/propose-terms.ts";
import { instantOf } from "#app/policy/zones.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import type { Answers } from "#app/hardship/answers.ts";
import type { Actor } from "#app/hardship/actors.ts";
import { requestHardship } from "#app/hardship/request-hardship.ts";
import { systemIds } from "#app/ids.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import { localDay } from "#app/policy/zones.ts";
import { createStaff } from "#app/staff/create-staff.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { testContract } from "#tests/support/loans.ts";
import { addBorrower, type testServices } from "#tests/support/people.ts";

export type Testing = ReturnType<typeof testServices>;

/** The design's example on 18 November 2026: instalment 14 twelve days late, ¥500.00 paid of it. */
export async function lateLoan(
  services: Testing,
  profile: ProfileKey = "cn.licensed.loan",
  timeZone = "Asia/Shanghai",
) {
  const borrower = await addBorrower(services.db, { timeZone });
  const schedule = makeSchedule(testContract);
  const id = systemIds.random();
  await services.db.transact(async (tx) => {
    await ensureProduct(tx, testContract.product, 0);
    const loan = { id, loanNo: id, borrowerId: borrower.id, profile, contract: testContract, schedule };
    await insertLoan(tx, loan, "0".repeat(64), 0);
    for (const row of schedule.rows) {
      const amount = row.nr < 14 ? row.principal + row.interest : row.nr === 14 ? 50_000 : 0;
      if (amount === 0) continue;
      const effective = row.nr === 14 ? row.due + 4 : row.due;
      const entry = { kind: "payment" as const, id: systemIds.ordered(row.nr), effective, enteredAt: row.nr, amount };
      await appendEntry(tx, id, entry, `paid:${row.nr}`, row.nr);
    }
  });
  return { loanId: id, borrowerId: borrower.id, viewer: { borrowerId: borrower.id, timeZone } };
}

export const answers: Answers = {
  why: ["income_fell", "too_many_bills"],
  more: "工厂每周只给三班。",
  since: "three_months",
  lasting: "three_months",
  canPay: 40_000,
  wishes: ["pay_less"],
  helper: null,
};

export async function ask(services: Testing, of: { loanId: string; borrowerId: string }, given: Partial<Answers> = {}) {
  return requestHardship(services, {
    ...{ loanId: of.loanId, borrowerId: of.borrowerId, source: "portal" },
    actor: { kind: "borrower", borrowerId: of.borrowerId },
    answers: { ...answers, ...given },
  });
}

/** Somebody at the desk. */
export async function person(
  services: Testing,
  login: string,
  roles: StaffRole[],
): Promise<Extract<Actor, { kind: "staff" }>> {
  const created = await createStaff(services, { login, name: `Person ${login}`, roles });
  if (!created.ok) throw new Error(created.reason);
  return { kind: "staff", staffId: created.staffId, roles };
}

export const dayOf = (services: Testing, zone = "Asia/Shanghai") => localDay(services.clock.now(), zone);

export const day = 86_400_000;
export const shanghai = (date: number, minute: number) => instantOf(date, minute, "Asia/Shanghai");
/** Three months of interest only, then nine more instalments; open penalty is given up. */
export const interestOnly = { terms: { kind: "interest-only", count: 3, extend: 9 }, waivePenalty: true } as const;

export async function mustAsk(services: Testing, of: { loanId: string; borrowerId: string }, given = {}) {
  const asked = await ask(services, of, given);
  if (!asked.ok) throw new Error(asked.reason);
  return asked;
}

/** A case with an offer that waits for the borrower. */
export async function offered(services: Testing, terms: Omit<OfferTerms, "day"> = interestOnly) {
  const of = await lateLoan(services);
  const agent = await person(services, "agent", ["agent"]);
  const approver = await person(services, "approver", ["approver"]);
  const { caseId } = await mustAsk(services, of);
  await claimCase(services, agent, caseId);
  const proposal = await propose(services, agent, of.loanId, caseId, terms);
  if (!proposal.ok) throw new Error(proposal.reason);
  const approval = await approvalById(services.db.read, proposal.approvalId);
  const decider = { staffId: approver.staffId, secondFactorAt: services.clock.now() };
  const given = { caseId, termsHash: approval?.termsHash ?? "" };
  const yes = await approveProposal(services, decider, given);
  if (!yes.ok) throw new Error(yes.reason);
  return { ...of, agent, approver, caseId, shownHash: proposal.shownHash };
}

export async function propose(
  services: Testing,
  by: Awaited<ReturnType<typeof person>>,
  loanId: string,
  caseId: string,
  terms: Omit<OfferTerms, "day"> = interestOnly,
) {
  const loan = await loanById(services.db.read, loanId);
  if (!loan) throw new Error("no loan");
  const worked = workOut(loan, await ledgerOf(services.db.read, loanId), { ...terms, day: dayOf(services) });
  if (!worked.ok) throw new Error(worked.reason);
  const seenHash = worked.worked.shownHash;
  return proposeTerms(services, by, { caseId, terms, seenHash, reasons: "收入下降，前三期只付利息。" });
}

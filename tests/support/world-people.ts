import { readStandings, type Standing, todayOf } from "#app/account/standing.ts";
import { parseLocator } from "#app/access/locator.ts";
import { reportWrongNumber } from "#app/access/report-wrong-number.ts";
import { readPreferences, savePreferences } from "#app/contact/preferences.ts";
import { withdrawDispute } from "#app/disputes/borrower-steps.ts";
import { answerDispute, claimDispute } from "#app/disputes/desk-steps.ts";
import { openDispute } from "#app/disputes/open-dispute.ts";
import type { Actor } from "#app/hardship/actors.ts";
import { answerCheckIn } from "#app/hardship/answer-check-in.ts";
import { acceptOffer, declineOffer } from "#app/hardship/answer-offer.ts";
import { approveProposal } from "#app/hardship/decide-proposal.ts";
import { claimCase, refuseRequest } from "#app/hardship/desk-steps.ts";
import { workOut } from "#app/hardship/offer-terms.ts";
import { proposeTerms } from "#app/hardship/propose-terms.ts";
import { requestHardship } from "#app/hardship/request-hardship.ts";
import { tellUs } from "#app/hardship/tell-us.ts";
import { startAutopay } from "#app/payments/start-autopay.ts";
import { startPayment } from "#app/payments/start-payment.ts";
import { agreePlan } from "#app/plans/agree-plan.ts";
import { explainPromise, makePromise } from "#app/plans/promise.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { disputeById } from "#db/stores/disputes.ts";
import { caseById, latestCaseOf } from "#db/stores/hardship.ts";
import { liveOfferOf } from "#db/stores/hardship-offers.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import { openAMinute } from "./reading.ts";
import type { World } from "./world.ts";

export type StaffActor = Extract<Actor, { kind: "staff" }>;

interface Life {
  readonly borrowerId: string;
  readonly timeZone: string;
  readonly phone: string;
}

/** One day in the lives of everybody in the book, then one at the desk. */
export async function liveDay(world: World): Promise<void> {
  for (const life of livesOf(world)) {
    // Nobody looks every day.
    if (world.chance.chance(65)) continue;
    for (const standing of await readStandings(world.services, life)) await liveWith(world, life, standing);
    await changeMind(world, life);
  }
  await deskDay(world);
}

function livesOf({ services }: World): Life[] {
  return services.db.reader
    .prepare<[], Life>(
      "select id as borrowerId, time_zone as timeZone, phone_index as phone from borrowers order by borrower_no",
    )
    .all();
}

/** Most pay on the day, some a little late, some cannot. Nobody pays into a loan that has nothing due. */
async function liveWith(world: World, life: Life, { loan, position }: Standing): Promise<void> {
  const { chance, services } = world;
  const of = { borrowerId: life.borrowerId, loanId: loan.id };
  if (position.payoff.total === 0) return;
  if (position.upToDate === 0) {
    if (position.next?.due === position.asOf + 5 && chance.chance(6)) await saveCard(world, life, loan.id);
    return;
  }
  const prompt = parseInt(loan.loanNo.slice(-2), 10) % 4;
  const pays = position.dpd === 0 ? [85, 70, 40, 10] : [30, 14, 5, 2];
  if (chance.chance(pays[prompt] ?? 5)) {
    const amount = chance.chance(80) ? position.upToDate : Math.max(1, Math.floor(position.upToDate / 3));
    return pay(world, life, loan.id, amount);
  }
  if (position.dpd === 0) return;
  const today = position.asOf;
  if (chance.chance(3)) {
    await makePromise(services, life, loan.id, { amount: position.upToDate, on: today + chance.between(1, 13) });
  } else if (chance.chance(4)) {
    await plan(world, life, loan.id, position.upToDate);
  } else if (chance.chance(2)) {
    await requestHardship(services, {
      ...{ ...of, source: "portal", actor: { kind: "borrower", borrowerId: life.borrowerId } },
      answers: {
        ...{
          why: ["income_fell"],
          more: null,
          since: "this_month",
          lasting: "three_months",
          canPay: null,
          helper: null,
        },
        wishes: [chance.pick(["more_days", "pay_less", "pause"])],
      },
    });
  } else if (chance.chance(0.8)) {
    const opened = await openDispute(services, {
      ...of,
      reason: "already_paid",
      statement: { what: "I paid.", paid: null },
    });
    if (opened.ok && chance.chance(20)) {
      await withdrawDispute(services, { borrowerId: life.borrowerId, disputeId: opened.disputeId });
    }
  } else if (chance.chance(0.3)) {
    const situation = chance.pick(["bereavement", "illness_or_capacity", "debt_adviser"] as const);
    const actor = { kind: "borrower", borrowerId: life.borrowerId } as const;
    const statement = { situation, words: null, safeWay: null, teller: "self" } as const;
    await tellUs(services, { borrowerId: life.borrowerId, actor, statement });
  }
  if (chance.chance(3)) await explainPromise(services, life, loan.id, "payday_moved");
  if (chance.chance(30)) await answerRelief(world, of);
}

/** Offers are taken or left, and the check-in near the end of relief is answered. */
async function answerRelief({ services, chance }: World, of: { borrowerId: string; loanId: string }): Promise<void> {
  const found = await latestCaseOf(services.db.read, of.loanId);
  if (!found) return;
  const offer = await liveOfferOf(services.db.read, found.id);
  if (offer?.state === "offered") {
    if (chance.chance(80)) {
      await acceptOffer(services, { ...of, shownHash: offer.shownHash, name: "Their Name", lang: "en" });
    } else await declineOffer(services, of);
  }
  if (found.checkInOn !== null && chance.chance(20)) {
    await answerCheckIn(services, { ...of, answer: chance.pick(["as_agreed", "step_up", "need_more"] as const) });
  }
}

async function pay(world: World, life: Life, loanId: string, amount: number): Promise<void> {
  const { services, chance } = world;
  const start = await startPayment(services, life.borrowerId, {
    ...{ attemptId: services.ids.random(), loanId, amount, language: "en", description: "Linxi" },
    day: todayOf(services, life),
    pages: {
      success: (id) => `https://pay.linxi.example/p/${id}`,
      cancel: (id) => `https://pay.linxi.example/p/${id}`,
    },
  });
  if (!start.ok || start.kind !== "go") return;
  const sessionId = start.url.split("/").at(-1) ?? "";
  const declined = chance.chance(5);
  services.sandbox.submit(sessionId, { method: "card", number: declined ? "4000000000009995" : "4242424242424242" });
  if (declined) return;
  const [payment] = services.sandbox.payments(1);
  if (payment?.intent.status !== "succeeded" || payment.disputes.length + payment.refunds.length > 0) return;
  const { intent } = payment;
  if (chance.chance(1)) services.sandbox.refundOutside(intent.id, Math.max(1, Math.floor(intent.amount / 2)));
  else if (chance.chance(1)) services.sandbox.openDispute(intent.id, "chargeback");
}

async function saveCard(world: World, life: Life, loanId: string): Promise<void> {
  const { services, chance } = world;
  const start = await startAutopay(services, life.borrowerId, {
    ...{ attemptId: services.ids.random(), loanId, language: "en", description: "Linxi" },
    consent: { version: "v", text: "I agree." },
    day: todayOf(services, life),
    pages: { success: (id) => `https://pay.linxi.example/a/${id}`, cancel: () => "https://pay.linxi.example/a" },
  });
  if (!start.ok || start.kind !== "go") return;
  const number = chance.chance(75) ? "4242424242424242" : "4000000000000341";
  services.sandbox.submit(start.url.split("/").at(-1) ?? "", { method: "card", number });
}

async function plan({ services, chance }: World, life: Life, loanId: string, due: number): Promise<void> {
  const first = todayOf(services, life) + chance.between(2, 9);
  const amount = Math.max(100, Math.ceil(due / chance.between(2, 6)));
  const every = chance.pick(["weekly", "two-weekly", "monthly"] as const);
  const wish = { amount, every, day: 16, first };
  const offers = (await savePlanAnswers(services, life, loanId, { wish }))?.offers?.offers ?? [];
  const desk = await savePlanAnswers(services, life, loanId, { choice: offers[0]?.option.count ?? null });
  if (!desk?.shown) return;
  const { shown } = desk;
  const opened = openAMinute(services, loanId, shown);
  await agreePlan(services, life, loanId, { shown, opened, consent: { kind: "tick" } });
}

/** Now and then somebody changes how they want to be written to, or the wrong person has the phone. */
async function changeMind(world: World, life: Life): Promise<void> {
  const { services, chance, sent } = world;
  if (chance.chance(0.4)) {
    const now = await readPreferences(services, life.borrowerId);
    if (!now) return;
    const hours = chance.chance(50) ? { fromMinute: 17 * 60, toMinute: 19 * 60 + 30 } : null;
    const optOuts = chance.chance(30) ? [chance.pick(["before_due", "after_due", "plans"] as const)] : [];
    const channels = chance.chance(20) ? (["email", "call"] as const) : (["sms", "email", "call"] as const);
    const wanted = { ...now, hours, weekends: chance.chance(50), wider: false, channels: [...channels], optOuts };
    await savePreferences(services, { borrowerId: life.borrowerId, wanted, requestId: "world" });
  }
  if (chance.chance(0.05)) {
    const theirs = services.db.reader
      .prepare<[string], { id: string }>("select id from messages where borrower_id = ? order by id desc limit 1")
      .get(life.borrowerId);
    const text = sent.findLast(({ id }) => id === theirs?.id)?.text ?? "";
    const locator = parseLocator(/\S+\/l\/\S+/.exec(text)?.[0] ?? "");
    if (locator !== null) await reportWrongNumber(services, { locator, requestId: "world" });
  }
}

/** The desk decides what waits: every request within a week or so, every dispute likewise. */
async function deskDay(world: World): Promise<void> {
  const { services, chance, desk } = world;
  const list = (sql: string) =>
    services.db.reader
      .prepare<[], { id: string }>(sql)
      .all()
      .map(({ id }) => id);
  for (const id of list(
    "select id from hardship_cases where state in ('received', 'looking', 'review', 'second_look') order by id",
  )) {
    if (chance.chance(25)) await decideCase(world, id);
  }
  for (const id of list("select id from disputes where state in ('held', 'checking') order by id")) {
    if (!chance.chance(15)) continue;
    const staff = { ...desk.agent, secondFactorAt: services.clock.now() };
    const version = async () => (await disputeById(services.db.read, id))?.version ?? -1;
    await claimDispute(services, { staff, disputeId: id, version: await version() });
    const outcome = chance.pick(["verify", "reject"] as const);
    await answerDispute(services, { staff, disputeId: id, version: await version(), outcome, reasons: "Checked." });
  }
}

async function decideCase(world: World, caseId: string): Promise<void> {
  const { services, chance, desk } = world;
  const found = await caseById(services.db.read, caseId);
  if (!found) return;
  await claimCase(services, desk.agent, caseId);
  if (chance.chance(30)) {
    await refuseRequest(services, desk.agent, { caseId, code: "able_as_agreed", words: "The figures show room." });
    return;
  }
  const loan = await loanById(services.db.read, found.loanId);
  if (!loan) return;
  const terms = { terms: { kind: "interest-only", count: 3, extend: 9 }, waivePenalty: false } as const;
  const zone = livesOf(world).find((life) => life.borrowerId === found.borrowerId)?.timeZone ?? "UTC";
  const day = todayOf(services, { timeZone: zone });
  const worked = workOut(loan, await ledgerOf(services.db.read, loan.id), { ...terms, day });
  if (!worked.ok) return;
  const seenHash = worked.worked.shownHash;
  const proposal = await proposeTerms(services, desk.agent, { caseId, terms, seenHash, reasons: "Income fell." });
  if (!proposal.ok) return;
  const approval = await approvalById(services.db.read, proposal.approvalId);
  const decider = { staffId: desk.approver.staffId, secondFactorAt: services.clock.now() };
  await approveProposal(services, decider, { caseId, termsHash: approval?.termsHash ?? "" });
}

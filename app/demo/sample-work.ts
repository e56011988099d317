import type { EpochDay } from "#app/lending/calendar.ts";
import { readStandings, type Standing, standingOf, todayOf, type Viewer } from "#app/account/standing.ts";
import { callWindows } from "#app/callbacks/call-windows.ts";
import { requestCallback } from "#app/callbacks/request-callback.ts";
import type { Clock } from "#app/clock.ts";
import { claimDispute } from "#app/disputes/desk-steps.ts";
import { openDispute } from "#app/disputes/open-dispute.ts";
import type { DisputeReason } from "#app/policy/categories.ts";
import type { Actor } from "#app/hardship/actors.ts";
import { acceptOffer } from "#app/hardship/answer-offer.ts";
import type { Answers } from "#app/hardship/answers.ts";
import { approveProposal } from "#app/hardship/decide-proposal.ts";
import { askInformation, claimCase, refuseRequest } from "#app/hardship/desk-steps.ts";
import { workOut } from "#app/hardship/offer-terms.ts";
import { proposeTerms } from "#app/hardship/propose-terms.ts";
import { requestHardship } from "#app/hardship/request-hardship.ts";
import { runHardshipClocks } from "#app/hardship/run-clocks.ts";
import { type Statement, tellUs } from "#app/hardship/tell-us.ts";
import { makePromise } from "#app/plans/promise.ts";
import { requestPlan } from "#app/plans/request-plan.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import type { Services } from "#app/services.ts";
import type { Site } from "#app/contact/send-link.ts";
import { demoPeople } from "#db/seed/sample.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { borrowerDetails, borrowersAfter, borrowerSettings } from "#db/stores/borrowers.ts";
import { liveOfferOf } from "#db/stores/hardship-offers.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { loanByNo } from "#db/stores/loans.ts";
import { staffUserByLogin } from "#db/stores/staff.ts";

type DemoHouse = Services & { readonly site: Site };
type StaffActor = Extract<Actor, { kind: "staff" }>;

/** Somebody of the sample book who is behind with one loan and has nothing else going on. */
interface Person extends Viewer {
  readonly loan: Standing["loan"];
  readonly lang: "zh-CN" | "en";
  readonly dpd: number;
  readonly upToDate: number;
}

const dayMs = 86_400_000;

/**
 * Gives a demonstration's desk something to do: requests, offers, disputes, promises and calls of sample people, made
 * with the product's own verbs on the days they are said to be from. Needs the sample book and the sample staff.
 *
 * @param spare contracts to leave alone, by number: those of the people a visitor plays
 */
export async function loadSampleWork(house: DemoHouse, spare: readonly string[]): Promise<void> {
  const people = await latePeople(house, spare);
  const next = (lang: "zh-CN" | "en", atLeast: number): Person => {
    const index = people.findIndex((person) => person.lang === lang && person.dpd >= atLeast);
    const [person] = people.splice(index < 0 ? 0 : index, 1);
    if (!person) throw new Error("The sample book has too few people who are late.");
    return person;
  };
  const agent = await staffActor(house, "agent");
  const approver = await staffActor(house, "approver");
  const ago = (days: number): DemoHouse => ({ ...house, clock: ticking(house.clock.now() - days * dayMs) });

  await reliefEndsSoon(ago, await played(house, demoPeople.noraTesterly.loanNo), agent, approver);
  await agreedRelief(ago(11), next("zh-CN", 16), agent, approver);
  await ask(ago(9), next("en", 14), { why: ["illness_or_medical_costs"], wishes: ["pause"] }, words.operation);
  await refused(ago(3), await played(house, demoPeople.heYuan.loanNo), agent);
  await asksQuestion(ago(8), next("zh-CN", 13), agent);
  await refused(ago(7), next("en", 12), agent);
  await offered(ago(6), next("zh-CN", 11), agent, approver);
  await ask(ago(4), next("zh-CN", 9), { why: ["separation_or_family_change"], wishes: ["longer_term"] }, null);
  await tell(ago(3), next("zh-CN", 8), { situation: "bereavement", words: words.father, teller: "family" });
  await tell(ago(2), next("en", 7), { situation: "illness_or_capacity", words: words.ward, teller: "self" });
  // A proposal waits three days for its second person.
  await proposed(ago(2), next("en", 10), agent);
  await ask(ago(1), next("en", 6), { why: ["lost_work"], wishes: ["pay_less"] }, words.shop);
  await ask(ago(0), next("zh-CN", 1), { why: ["too_many_bills"], wishes: ["more_days"] }, null);

  const claimed = await dispute(ago(6), next("en", 11), "wrong_amount", words.fee);
  const staff = { ...agent, secondFactorAt: house.clock.now() };
  if (claimed) await claimDispute(ago(5), { staff, disputeId: claimed, version: 0 });
  await dispute(ago(2), next("zh-CN", 8), "already_paid", words.paidByCard);

  await beyondPolicy(ago(2), next("zh-CN", 5));
  await beyondPolicy(ago(1), next("en", 5));
  await promises(ago(3), next("zh-CN", 5));
  await promises(ago(1), next("en", 4));
  await wantsCall(house, next("zh-CN", 2));
  await wantsCall(house, next("en", 2));
}

/** A clock that goes on by some seconds each time it is read: one thing after the other. */
function ticking(from: number): Clock {
  let at = from;
  return { now: () => (at += 7_000) };
}

const words = {
  operation: "I had an operation in October and am on half pay until the new year.",
  father: "父亲上月去世，他名下这笔借款由我来处理。",
  ward: "I am on a ward until at least the end of the month and cannot deal with letters.",
  shop: "The shop closed on Friday. I start somewhere else in January.",
  fee: "You charged a late fee for a month in which I paid on the 3rd.",
  paidByCard: "11月5日已用银行卡付过这一期，有短信为证。",
  furlough: "工厂停工两个月，现在只发基本工资。",
  carer: "I care for my mother and can work three days a week only.",
  payslip: "最近两个月的工资条（照片就可以）",
  enoughZh: "按您填的数字，平常的一期付得出来。如果情况有变，再提一次就好，两分钟的事。",
  enough:
    "The figures you gave leave room for the instalment as agreed. If they change, ask again: it takes two minutes.",
};

async function ask(
  house: DemoHouse,
  person: Person,
  given: Pick<Answers, "why" | "wishes">,
  more: string | null,
): Promise<string | null> {
  const answers: Answers = {
    ...given,
    ...{ more, since: "this_month", lasting: "three_months", canPay: Math.floor(person.upToDate / 3), helper: null },
  };
  const { borrowerId, loan } = person;
  const actor = { kind: "borrower", borrowerId } as const;
  const asked = await requestHardship(house, { borrowerId, loanId: loan.id, actor, source: "portal", answers });
  return asked.ok ? asked.caseId : null;
}

async function tell(house: DemoHouse, { borrowerId }: Person, statement: Omit<Statement, "safeWay">): Promise<void> {
  const actor = { kind: "borrower", borrowerId } as const;
  await tellUs(house, { borrowerId, actor, statement: { ...statement, safeWay: null } });
}

async function asksQuestion(house: DemoHouse, person: Person, agent: StaffActor): Promise<void> {
  const caseId = await ask(house, person, { why: ["income_fell"], wishes: ["pay_less"] }, words.furlough);
  if (caseId === null) return;
  await claimCase(house, agent, caseId);
  await askInformation(house, agent, { caseId, items: [words.payslip] });
}

async function refused(house: DemoHouse, person: Person, agent: StaffActor): Promise<void> {
  const caseId = await ask(house, person, { why: ["other"], wishes: ["lower_charges"] }, null);
  if (caseId === null) return;
  await claimCase(house, agent, caseId);
  const said = person.lang === "en" ? words.enough : words.enoughZh;
  await refuseRequest(house, agent, { caseId, code: "able_as_agreed", words: said });
}

/** Somebody a visitor plays, with something that has happened already. */
async function played(house: DemoHouse, loanNo: string): Promise<Person> {
  const loan = await loanByNo(house.db.read, loanNo);
  const settings = loan && (await borrowerSettings(house.db.read, loan.borrowerId));
  if (!loan || !settings) throw new Error(`The sample book has no ${loanNo}.`);
  const { lang, timeZone } = settings;
  const { position } = standingOf(loan, await ledgerOf(house.db.read, loan.id), todayOf(house, settings));
  return { borrowerId: loan.borrowerId, timeZone, loan, lang, dpd: position.dpd, upToDate: position.upToDate };
}

/** Interest only for three months, agreed eleven weeks ago and paid since; by now she has been asked how things are. */
async function reliefEndsSoon(
  ago: (days: number) => DemoHouse,
  person: Person,
  agent: StaffActor,
  approver: StaffActor,
): Promise<void> {
  await agreedRelief(ago(76), person, agent, approver);
  const { db, ids } = ago(0);
  for (const days of [50, 19]) {
    const { clock } = ago(days);
    const effective = todayOf({ clock }, person);
    const { upToDate: amount } = standingOf(person.loan, await ledgerOf(db.read, person.loan.id), effective).position;
    const at = clock.now();
    const payment = { kind: "payment", id: ids.ordered(at), effective, enteredAt: at, amount } as const;
    if (amount > 0) await db.transact((tx) => appendEntry(tx, person.loan.id, payment, `sample:${payment.id}`, at));
  }
  await runHardshipClocks(ago(1));
}

/** A request that an agent has worked out terms for. @returns the case and the approval it waits for */
async function proposed(house: DemoHouse, person: Person, agent: StaffActor) {
  const more = person.lang === "en" ? words.carer : words.furlough;
  const caseId = await ask(house, person, { why: ["income_fell"], wishes: ["pay_less"] }, more);
  if (caseId === null) return null;
  await claimCase(house, agent, caseId);
  const terms = { terms: { kind: "interest-only", count: 3, extend: 9 }, waivePenalty: false } as const;
  const day: EpochDay = todayOf(house, person);
  const worked = workOut(person.loan, await ledgerOf(house.db.read, person.loan.id), { ...terms, day });
  if (!worked.ok) return null;
  const seenHash = worked.worked.shownHash;
  const proposal = await proposeTerms(house, agent, {
    caseId,
    terms,
    seenHash,
    reasons: "Half pay; room for interest.",
  });
  return proposal.ok ? { caseId, approvalId: proposal.approvalId } : null;
}

async function offered(
  house: DemoHouse,
  person: Person,
  agent: StaffActor,
  approver: StaffActor,
): Promise<string | null> {
  const proposal = await proposed(house, person, agent);
  if (proposal === null) return null;
  const { caseId, approvalId } = proposal;
  const termsHash = (await approvalById(house.db.read, approvalId))?.termsHash ?? "";
  const decider = { staffId: approver.staffId, secondFactorAt: house.clock.now() };
  const approved = await approveProposal(house, decider, { caseId, termsHash });
  return approved.ok ? caseId : null;
}

async function agreedRelief(house: DemoHouse, person: Person, agent: StaffActor, approver: StaffActor): Promise<void> {
  const caseId = await offered(house, person, agent, approver);
  const offer = caseId === null ? null : await liveOfferOf(house.db.read, caseId);
  const name = (await borrowerDetails(house.db.read, house.keyring, person.borrowerId))?.name ?? "";
  if (!offer) return;
  const of = { borrowerId: person.borrowerId, loanId: person.loan.id };
  await acceptOffer(house, { ...of, shownHash: offer.shownHash, name, lang: person.lang });
}

async function dispute(
  house: DemoHouse,
  { borrowerId, loan }: Person,
  reason: DisputeReason,
  what: string,
): Promise<string | null> {
  const opened = await openDispute(house, { borrowerId, loanId: loan.id, reason, statement: { what, paid: null } });
  return opened.ok ? opened.disputeId : null;
}

/** Can pay so little a month that a person has to look. */
async function beyondPolicy(house: DemoHouse, person: Person): Promise<void> {
  const first = todayOf(house, person) + 7;
  const wish = { amount: Math.ceil(person.upToDate / 60), every: "monthly", day: 16, first } as const;
  await savePlanAnswers(house, person, person.loan.id, { wish });
  await savePlanAnswers(house, person, person.loan.id, { choice: "asked" });
  await requestPlan(house, person, person.loan.id);
}

async function promises(house: DemoHouse, person: Person): Promise<void> {
  const on = todayOf(house, person) + 5;
  await makePromise(house, person, person.loan.id, { amount: Math.ceil(person.upToDate / 2), on });
}

async function wantsCall(house: DemoHouse, { borrowerId, lang }: Person): Promise<void> {
  const zone = "Asia/Shanghai";
  const [first] = callWindows(house.clock.now(), zone);
  const caller = { kind: "borrower", borrowerId } as const;
  if (first) await requestCallback(house, { caller, fromAt: first.fromAt, lang, address: `demo-${borrowerId}`, zone });
}

/** Everybody who is late with one loan and nothing more, the latest first. */
async function latePeople(house: DemoHouse, spare: readonly string[]): Promise<Person[]> {
  const people: Person[] = [];
  for (const { id, lang, timeZone } of await borrowersAfter(house.db.read, "", 500)) {
    const viewer = { borrowerId: id, timeZone };
    const [only, ...others] = await readStandings(house, viewer);
    if (!only || others.length > 0 || spare.includes(only.loan.loanNo)) continue;
    const { dpd, upToDate, holds } = only.position;
    if (dpd > 0 && holds.length === 0) people.push({ ...viewer, loan: only.loan, lang, dpd, upToDate });
  }
  return people.sort((one, other) => other.dpd - one.dpd || one.loan.loanNo.localeCompare(other.loan.loanNo));
}

async function staffActor(house: Services, login: string): Promise<StaffActor> {
  const user = await staffUserByLogin(house.db.read, login);
  if (!user) throw new Error(`The demonstration has no ${login}.`);
  return { kind: "staff", staffId: user.id, roles: [login === "approver" ? "approver" : "agent"] };
}

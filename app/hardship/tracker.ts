import type { Viewer } from "#app/account/standing.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import { totalOf } from "#app/lending/contract.ts";
import type { Minor } from "#app/lending/money.ts";
import type { Position } from "#app/lending/position.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { Services } from "#app/services.ts";
import { eventsOfCase, type HardshipCase, latestCaseOf } from "#db/stores/hardship.ts";
import { type HardshipEvidence, evidenceOfCase } from "#db/stores/hardship-evidence.ts";
import { heldBackSince } from "#db/stores/hardship-messages.ts";
import { type HardshipOffer, liveOfferOf, offersOfCase } from "#db/stores/hardship-offers.ts";
import { questionsOfCase } from "#db/stores/hardship-questions.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { openQuestions, type OpenQuestions } from "./answer-questions.ts";
import type { CaseRules } from "./case-clock.ts";
import { type CaseContext, contextOf } from "./case-context.ts";
import { namePlace } from "./evidence-house.ts";
import { notePlace } from "./move-case.ts";
import { holdOf } from "./holds.ts";
import { offerTermsSchema, type WorkedOffer, workOut } from "./offer-terms.ts";
import { reasonsPlace } from "./propose-terms.ts";

/** A file as its owner sees it. */
export interface TrackedFile {
  readonly id: string;
  readonly name: string;
  readonly kind: HardshipEvidence["kind"];
  readonly size: number;
  readonly scan: HardshipEvidence["scan"];
}

/** A step of a case, as the person it is about may see it. */
export interface TrackedStep {
  readonly id: string;
  readonly event: string;
  readonly at: number;
  /** The member of staff who acted, by name. */
  readonly by: string | null;
  readonly detail: string | null;
}

/** Everything a borrower sees of their request. */
export interface Tracker {
  readonly found: Omit<HardshipCase, "answersSealed" | "budgetSealed">;
  readonly currency: string;
  readonly assignee: string | null;
  readonly steps: readonly TrackedStep[];
  readonly heldBack: number;
  /** Whether this case's pause runs today, and the penalty interest at which it stands. */
  readonly paused: boolean;
  readonly penalty: number;
  readonly questions: OpenQuestions | null;
  /** The first instant at which an offer that waits can no longer be accepted; null when none waits. */
  readonly offerUntil: number | null;
  readonly files: readonly TrackedFile[];
  /** The first payment after the easier time; after its end, the next one. Null when nothing comes. */
  readonly comes: { readonly due: EpochDay; readonly amount: Minor } | null;
  /** What is past its date today. */
  readonly behind: Minor;
  /** What we wrote when we said no; it stays readable while another person looks again. */
  readonly refusal: { readonly code: string; readonly words: string } | null;
  readonly agreed: boolean;
  readonly zone: string;
}

/** The borrower's latest case on a loan; null when there is none or the loan is somebody else's. */
export async function readTracker(services: Services, viewer: Viewer, loanId: string): Promise<Tracker | null> {
  const { db } = services;
  const loan = await loanOfBorrower(db.read, viewer.borrowerId, loanId);
  const found = loan && (await latestCaseOf(db.read, loanId));
  const context = found && (await contextOf(db.read, services, found));
  return context ? trackerOf(services, context) : null;
}

/** The same for somebody who may look over the borrower's shoulder. */
export async function trackerOf(services: Services, context: CaseContext): Promise<Tracker> {
  const { db } = services;
  const { found, loan, seal, today, rules } = context;
  const entries = await ledgerOf(db.read, loan.id);
  const position = positionOf(loan.contract, loan.schedule, entries, today);
  const events = await eventsOfCase(db.read, found.id);
  const names = await staffNames(services, [found.assigneeId, ...events.map(({ actor }) => staffIdOf(actor))]);
  const asked = (await questionsOfCase(db.read, found.id)).find(({ answeredAt }) => answeredAt === null);
  const refusal = events.findLast(({ event }) => event === "refuse");
  const evidence = await evidenceOfCase(db.read, found.id);
  const offers = await offersOfCase(db.read, found.id);
  const { answersSealed: _answers, budgetSealed: _budget, ...shown } = found;
  return {
    found: shown,
    currency: loan.contract.currency,
    assignee: found.assigneeId === null ? null : (names.get(found.assigneeId) ?? null),
    steps: events.map(({ id, event, at, actor, detail }) => {
      const staffId = staffIdOf(actor);
      return { id, event, at, detail, by: staffId === null ? null : (names.get(staffId) ?? null) };
    }),
    heldBack: await heldBackSince(db.read, loan.id, found.receivedAt),
    paused: position.holds.some(
      ({ hold, until }) =>
        (until === null || until > today) && (hold === holdOf(found.id) || hold.startsWith(`${holdOf(found.id)}:`)),
    ),
    penalty: position.overdue.penalty,
    questions: found.state === "needs_info" && asked ? openQuestions(seal, asked) : null,
    offerUntil: offers.find(({ state }) => state === "offered")?.expiresAt ?? null,
    files: evidence.map(({ id, nameSealed, kind, size, scan }) => {
      return { id, kind, size, scan, name: seal.open(namePlace(id), nameSealed) };
    }),
    comes: comesAfter(position, found.state === "ended" ? today : found.reliefUntil),
    behind: position.upToDate,
    refusal: refusal?.noteSealed
      ? { code: refusal.detail ?? "", words: seal.open(notePlace(refusal.id), refusal.noteSealed) }
      : null,
    agreed: offers.some(({ state }) => state === "accepted"),
    zone: rules.zone,
  };
}

function comesAfter({ instalments }: Position, day: EpochDay | null): Tracker["comes"] {
  if (day === null) return null;
  const row = instalments.find(({ due, outstanding }) => due > day && totalOf(outstanding) > 0);
  return row === undefined ? null : { due: row.due, amount: totalOf(row.outstanding) };
}

/** An offer with every figure that is shown. */
export interface ShownOffer {
  readonly offer: HardshipOffer;
  readonly worked: WorkedOffer;
  readonly reasons: string;
  readonly rules: CaseRules;
  readonly reference: string;
  /** Whether its figures are still those that were approved. */
  readonly unchanged: boolean;
}

/** The offer that waits for the borrower; null when none does. */
export async function readOffer(services: Services, viewer: Viewer, loanId: string): Promise<ShownOffer | null> {
  const { db } = services;
  const loan = await loanOfBorrower(db.read, viewer.borrowerId, loanId);
  const found = loan && (await latestCaseOf(db.read, loanId));
  const context = found && (await contextOf(db.read, services, found));
  const offer = context && (await liveOfferOf(db.read, context.found.id));
  return context && offer?.state === "offered" ? shownOffer(services, context, offer) : null;
}

/** An offer as the borrower reads it, worked out on today's ledger; null when its terms no longer fit the loan. */
export async function shownOffer(
  services: Services,
  { loan, seal, rules, found }: CaseContext,
  offer: HardshipOffer,
): Promise<ShownOffer | null> {
  const terms = offerTermsSchema.parse(JSON.parse(offer.terms));
  const result = workOut(loan, await ledgerOf(services.db.read, loan.id), terms);
  if (!result.ok) return null;
  const { worked } = result;
  const reasons = seal.open(reasonsPlace(offer.id), offer.reasonsSealed);
  return { offer, worked, reasons, rules, reference: found.reference, unchanged: worked.shownHash === offer.shownHash };
}

const staffIdOf = (actor: string) => (actor.startsWith("staff:") ? actor.slice("staff:".length) : null);

/** Names of members of staff by their ids. */
export async function staffNames(
  services: Pick<Services, "db">,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const user = id === null ? null : await staffUserById(services.db.read, id);
    if (user) names.set(user.id, user.name);
  }
  return names;
}

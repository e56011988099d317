import { readStandingAt } from "./standing-at.ts";
import type { Queryable } from "#db/engine/database.ts";
import { approvalById } from "#db/stores/approvals.ts";
import {
  caseById,
  deleteDraftsBefore,
  type HardshipCase,
  insertOutcome,
  outcomesDue,
  proofUnasked,
  protectionOver,
  queuePage,
  quietOver,
  reliefDue,
  repliesOverdue,
} from "#db/stores/hardship.ts";
import { evidenceOfCase } from "#db/stores/hardship-evidence.ts";
import { liveOfferOf, moveOffer, offersRunOut } from "#db/stores/hardship-offers.ts";
import { system } from "./actors.ts";
import { decideBy, proofBy, protectionUntil, secondLookBy } from "./case-clock.ts";
import { type CaseContext, contextOf } from "./case-context.ts";
import { follow } from "./decide-proposal.ts";
import { endCaseHolds } from "./holds.ts";
import { moveCase } from "./move-case.ts";
import { neverAskProof } from "./quiet-time.ts";
import type { HardshipHouse } from "./propose-terms.ts";
import { tellBorrower } from "./tell-borrower.ts";

const day = 86_400_000;
/** A draft nobody came back to; the shortest keeping time of any profile. */
const draftMs = 30 * day;
const batch = 50;
/** No profile asks for proof sooner than a week after a statement. */
const proofMs = 7 * day;
/** Half a world ahead of UTC, so that nobody's day is missed; each case is then asked by its own calendar. */
const aheadMs = 14 * 3_600_000;
const horizons = [30, 60, 90] as const;

/** Everything about hardship that happens because time passes. Can be repeated and cut off at any point. */
export async function runHardshipClocks(services: HardshipHouse): Promise<void> {
  const { db, clock } = services;
  const now = clock.now();
  const anyDay = Math.floor((now + aheadMs) / day);

  await each(services, await queuePage(db.read, { states: ["proposed"] }, null, 500), followDecision);
  await each(services, await casesOf(services, await offersRunOut(db.read, now, batch)), runOut);
  await each(services, await repliesOverdue(db.read, now, batch), goOnWithout);
  await each(services, await protectionOver(db.read, now, batch), lift);
  await each(services, await reliefDue(db.read, "check-in", anyDay, "", batch), checkIn);
  await each(services, await reliefDue(db.read, "end", anyDay, "", batch), end);
  await each(services, await quietOver(db.read, now, batch), reviewQuiet);
  await each(services, await proofUnasked(db.read, now - proofMs, batch), askProof);
  for (const afterDays of horizons) {
    for (const found of await outcomesDue(db.read, afterDays, anyDay, batch)) {
      await db.transact((tx) => measure(tx, services, found, afterDays));
    }
  }
  await db.transact((tx) => deleteDraftsBefore(tx, now - draftMs));
}

type Due = (tx: Queryable, services: HardshipHouse, context: CaseContext) => Promise<unknown>;

/** One transaction per case, on the case as it is by then. */
async function each(services: HardshipHouse, cases: readonly HardshipCase[], due: Due): Promise<void> {
  for (const { id } of cases) {
    await services.db.transact(async (tx) => {
      const found = await caseById(tx, id);
      const context = found && (await contextOf(tx, services, found));
      if (context) await due(tx, services, context);
    });
  }
}

async function casesOf(services: HardshipHouse, of: readonly { caseId: string }[]): Promise<HardshipCase[]> {
  const found = await Promise.all(of.map(({ caseId }) => caseById(services.db.read, caseId)));
  return found.filter((each) => each !== null);
}

/** A proposal that was decided in the list of all approvals, or ran out there. */
const followDecision: Due = async (tx, services, { found }) => {
  const offer = await liveOfferOf(tx, found.id);
  const approval = offer && (await approvalById(tx, offer.approvalId));
  if (offer && approval && approval.status !== "pending") await follow(tx, services, found, offer);
};

const runOut: Due = async (tx, services, { found, rules }) => {
  const offer = await liveOfferOf(tx, found.id);
  const now = services.clock.now();
  if (offer?.state !== "offered" || offer.expiresAt === null || now < offer.expiresAt) return;
  await moveOffer(tx, offer, "offered", { state: "expired", closedAt: now });
  const protectedUntil = protectionUntil(now, rules).dueAt;
  await moveCase(tx, services, found, {
    ...{ event: "expire", actor: system, detail: offer.id },
    change: { dueAt: null, protectedUntil },
  });
};

const goOnWithout: Due = async (tx, services, { found, rules }) => {
  const now = services.clock.now();
  if (found.state !== "needs_info" || found.dueAt === null || now < found.dueAt) return;
  const change = { clockFrom: found.informationRequestedAt ?? now, dueAt: decideBy(found, rules).dueAt };
  await moveCase(tx, services, found, { event: "reply_overdue", actor: system, change });
};

const lift: Due = async (tx, services, { found, today }) => {
  if (found.protectedUntil === null || services.clock.now() < found.protectedUntil) return;
  const moved = await moveCase(tx, services, found, {
    ...{ event: "lift", actor: system },
    change: { protectedUntil: null },
  });
  if (moved.ok) await endCaseHolds(tx, services, found, today);
};

const checkIn: Due = async (tx, services, { found, rules, today }) => {
  if (found.state !== "active" || found.checkInOn === null || today < found.checkInOn) return;
  const moved = await moveCase(tx, services, found, { event: "check_in", actor: system });
  if (moved.ok) await tellBorrower(tx, services, found, rules, "check-in");
};

const end: Due = async (tx, services, { found, today }) => {
  if (found.reliefUntil === null || today <= found.reliefUntil) return;
  await moveCase(tx, services, found, { event: "end", actor: system });
};

/** The quiet of a special situation does not end by itself: from now on somebody owes it a look. */
const reviewQuiet: Due = async (tx, services, { found, rules }) => {
  const now = services.clock.now();
  if (found.reviewAt === null || now < found.reviewAt) return;
  const dueAt = secondLookBy(now, rules).dueAt;
  await moveCase(tx, services, found, {
    ...{ event: "review_due", actor: system },
    change: { reviewAt: null, clockFrom: now, dueAt },
  });
};

/** Asks once whether there is proof, when a statement alone has protected long enough; never where asking could harm. */
const askProof: Due = async (tx, services, { found, rules }) => {
  const now = services.clock.now();
  if (found.proofAskedAt !== null || neverAskProof.includes(found.situation ?? "")) return;
  if (now < proofBy(found, rules).dueAt) return;
  const given = await evidenceOfCase(tx, found.id);
  const asks = given.length === 0;
  const moved = await moveCase(tx, services, found, {
    ...{ event: "ask_proof", actor: system, detail: asks ? "asked" : "given_already" },
    change: { proofAskedAt: now },
  });
  if (moved.ok && asks) await tellBorrower(tx, services, found, rules, "proof");
};

async function measure(tx: Queryable, services: HardshipHouse, found: HardshipCase, afterDays: number): Promise<void> {
  const context = await contextOf(tx, services, found);
  if (!context || found.reliefUntil === null || context.today < found.reliefUntil + afterDays) return;
  const { position } = await readStandingAt(tx, context.loan, found.reliefUntil + afterDays);
  await insertOutcome(tx, {
    ...{ loanId: found.loanId, caseId: found.id, afterDays, daysPastDue: position.dpd },
    measuredAt: services.clock.now(),
  });
}

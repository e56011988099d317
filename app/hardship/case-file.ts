import { z } from "zod";
import { positionOf } from "#app/lending/position-of.ts";
import type { Services } from "#app/services.ts";
import { approvalById, approvalsOfSubject } from "#db/stores/approvals.ts";
import { latestMessagesTo } from "#db/stores/hardship-messages.ts";
import { auditPage, recordRead } from "#db/stores/audit.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { caseById, casesOfLoan, eventsOfCase } from "#db/stores/hardship.ts";
import { evidenceOfCase } from "#db/stores/hardship-evidence.ts";
import { liveOfferOf } from "#db/stores/hardship-offers.ts";
import { questionsOfCase } from "#db/stores/hardship-questions.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { type Actor, actorName } from "./actors.ts";
import { openQuestions } from "./answer-questions.ts";
import { draftSchema } from "./answers.ts";
import { budgetOf, viewBudget } from "./budget.ts";
import { proofBy } from "./case-clock.ts";
import { type CaseContext, contextOf } from "./case-context.ts";
import { notePlace } from "./move-case.ts";
import { mayExtend } from "./quiet-time.ts";
import { type OfferTerms, workOut } from "./offer-terms.ts";
import { answersPlace } from "./open-case.ts";
import { figuresOf } from "./offer-figures.ts";
import { shownOffer, staffNames, trackerOf } from "./tracker.ts";

const told = draftSchema.extend({
  statement: z.object({ words: z.string().nullable(), safeWay: z.string().nullable(), teller: z.string() }).optional(),
});

/** A case for the desk, opened for somebody by name: that they looked is written down first. */
export async function openCaseFor(
  services: Services,
  by: Extract<Actor, { kind: "staff" }>,
  caseId: string,
  given: { part: "case" | "borrower_view"; requestId: string },
): Promise<CaseContext | null> {
  const found = await caseById(services.db.read, caseId);
  const context = found && (await contextOf(services.db.read, services, found));
  if (!context) return null;
  await services.db.transact((tx) =>
    recordRead(tx, {
      at: services.clock.now(),
      actor: actorName(by),
      category: "repayment",
      object: `case:${context.found.id}`,
      part: given.part,
      reason: "case_work",
      requestId: given.requestId,
    }),
  );
  return context;
}

/** Everything on one screen: who, what they said, the loan, evidence, what was asked, the story, earlier relief. */
export async function readCaseFile(services: Services, context: CaseContext) {
  const { db, keyring } = services;
  const { found, loan, seal, today } = context;
  const person = await borrowerDetails(db.read, keyring, found.borrowerId);
  const entries = await ledgerOf(db.read, loan.id);
  const position = positionOf(loan.contract, loan.schedule, entries, today);
  const events = await eventsOfCase(db.read, found.id);
  const idOf = (actor: string) => actor.replace(/^staff:/, "");
  const names = await staffNames(
    services,
    events.map(({ actor }) => idOf(actor)),
  );
  const offer = await liveOfferOf(db.read, found.id);
  const shown = offer && (await shownOffer(services, context, offer));
  const approval = offer && (await approvalById(db.read, offer.approvalId));
  const approvals = await approvalsOfSubject(db.read, `case:${found.id}`);
  const said = told.safeParse(JSON.parse(seal.open(answersPlace(found.id), found.answersSealed)));
  return {
    tracker: await trackerOf(services, context),
    name: person?.name ?? "",
    loanNo: loan.loanNo,
    said: said.success ? said.data : {},
    standing: {
      upToDate: position.upToDate,
      everything: position.payoff.total,
      dpd: position.dpd,
      principal: position.overdue.principal,
      interest: position.overdue.interest,
      penalty: position.overdue.penalty,
      fee: position.overdue.fee,
    },
    budget: viewBudget(budgetOf(seal, found), context.rules.profile, today),
    opened: await openings(
      services,
      (await evidenceOfCase(db.read, found.id)).map(({ id }) => id),
    ),
    proofBy: found.kind === "special" ? proofBy(found, context.rules).dueDay : null,
    extendable: mayExtend(found, context.rules),
    contacts: await latestMessagesTo(db.read, found.borrowerId, 12),
    writeOff: approvals.find(({ kind }) => kind === "write_off")?.status ?? null,
    questions: (await questionsOfCase(db.read, found.id)).map((asked) => openQuestions(seal, asked)),
    story: events.map(({ id, event, at, actor, detail, noteSealed }) => ({
      ...{ id, event, at, detail },
      by: names.get(idOf(actor)) ?? actor.split(":")[0] ?? "",
      note: noteSealed && seal.open(notePlace(id), noteSealed),
    })),
    earlier: (await casesOfLoan(db.read, loan.id))
      .filter(({ id }) => id !== found.id)
      .map(({ id, reference, state, receivedAt, wish }) => ({ id, reference, state, receivedAt, wish })),
    proposal:
      offer && shown && approval
        ? {
            state: offer.state,
            reasons: shown.reasons,
            figures: figuresOf(shown.worked, loan.contract.currency),
            termsHash: approval.termsHash,
            by: (await staffNames(services, [offer.proposedBy])).get(offer.proposedBy) ?? "",
            byId: offer.proposedBy,
            at: offer.proposedAt,
            beyondApprover: approval.beyondApprover,
            unchanged: shown.unchanged,
          }
        : null,
  };
}

/** Who at the desk opened which file, and when; the newest few of each. */
async function openings(services: Services, evidenceIds: readonly string[]) {
  const { db } = services;
  const reads = await Promise.all(
    evidenceIds.map((id) =>
      auditPage(db.read, { categories: ["repayment"], object: `evidence:${id}`, action: "evidence.read", size: 5 }),
    ),
  );
  const byStaff = reads.flat().filter(({ actor }) => actor.startsWith("staff:"));
  const names = await staffNames(
    services,
    byStaff.map(({ actor }) => actor.slice("staff:".length)),
  );
  return byStaff.map(({ object, actor, at }) => ({
    evidenceId: object.slice("evidence:".length),
    by: names.get(actor.slice("staff:".length)) ?? "",
    at,
  }));
}

/** Terms next to each other, worked out by the lending core; those that cannot be made say why. */
export async function compareTerms(
  services: Services,
  { loan, today }: CaseContext,
  options: readonly Omit<OfferTerms, "day">[],
) {
  const entries = await ledgerOf(services.db.read, loan.id);
  return options.map((option) => {
    const result = workOut(loan, entries, { ...option, day: today });
    if (!result.ok) return { option, reason: result.reason, figures: null, hash: null };
    const { worked } = result;
    return { option, reason: null, figures: figuresOf(worked, loan.contract.currency), hash: worked.shownHash };
  });
}

/** What is worth a first look: a pause, interest only, and what the person said they can pay. */
export function usualOptions(canPay: number | null, longest: number): Omit<OfferTerms, "day">[] {
  const waivePenalty = true;
  const extend = Math.min(6, longest);
  return [
    { terms: { kind: "deferral", periods: 1 }, waivePenalty },
    { terms: { kind: "interest-only", count: 3, extend }, waivePenalty },
    canPay !== null && canPay > 0
      ? { terms: { kind: "reduced", amount: canPay, count: 3, extend }, waivePenalty }
      : { terms: { kind: "extension", extra: extend }, waivePenalty },
  ];
}

import type { Services } from "#app/services.ts";
import type { DisputeEventKind, DisputeState } from "#db/schema/disputes.ts";
import { type Dispute, disputeById, eventsOfDispute } from "#db/stores/disputes.ts";
import { heldBackSince } from "#db/stores/hardship-messages.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { type DisputeFileListed, listDisputeFiles } from "./dispute-files.ts";
import { nextDisputeState, openDisputeStates } from "./states.ts";
import { disputeNotePlace, disputePlace, disputeReasonsPlace, type DisputeStatement } from "./statement.ts";

/** A dispute with its words opened. */
export interface DisputePage {
  readonly id: string;
  readonly loanId: string;
  readonly reference: string;
  readonly reason: Dispute["reason"];
  readonly state: DisputeState;
  readonly version: number;
  readonly openedAt: number;
  readonly dueDay: number;
  readonly dueAt: number;
  readonly open: boolean;
  readonly heldBack: number;
  /** Questioned within the validation period: collecting waits for our proof. */
  readonly inValidation: boolean;
  readonly files: readonly DisputeFileListed[];
  readonly statement: DisputeStatement;
  /** Null until there is an outcome. */
  readonly reasons: string | null;
  readonly steps: readonly {
    readonly key: string;
    readonly at: number;
    readonly event: DisputeEventKind;
    readonly actor: string;
    readonly note: string | null;
  }[];
  readonly mayAdd: boolean;
  readonly mayWithdraw: boolean;
}

/** What a borrower sees of a dispute of theirs: everything but the desk's own notes. Null for a foreign and a missing one. */
export async function readDisputePage(
  services: Pick<Services, "db" | "keyring">,
  borrowerId: string,
  disputeId: string,
): Promise<DisputePage | null> {
  const dispute = await disputeById(services.db.read, disputeId);
  if (dispute?.borrowerId !== borrowerId) return null;
  const page = await openDisputePage(services, dispute);
  if (!page) return null;
  return {
    ...page,
    reasons: page.open ? null : page.reasons,
    steps: page.steps
      .filter(({ event }) => event !== "note" && event !== "send_back")
      .map((step) => ({ ...step, actor: step.actor === "borrower" ? "borrower" : "us" })),
  };
}

/** A dispute as the desk sees it. Null when the person's data were erased. */
export async function openDisputePage(
  { db, keyring }: Pick<Services, "db" | "keyring">,
  dispute: Dispute,
): Promise<DisputePage | null> {
  const seal = await personalSeal(db.read, keyring, dispute.borrowerId);
  if (!seal) return null;
  const { id, loanId, reference, reason, state, version, openedAt, dueDay, dueAt, reasonsSealed } = dispute;
  return {
    ...{ id, loanId, reference, reason, state, version, openedAt, dueDay, dueAt },
    open: openDisputeStates.includes(state),
    heldBack: await heldBackSince(db.read, loanId, openedAt),
    inValidation: dispute.inValidation,
    files: await listDisputeFiles({ db }, seal, id),
    statement: JSON.parse(seal.open(disputePlace(id), dispute.statementSealed)) as DisputeStatement,
    reasons: reasonsSealed ? seal.open(disputeReasonsPlace(id), reasonsSealed) : null,
    steps: (await eventsOfDispute(db.read, id)).map((event) => ({
      ...{ key: event.id, at: event.at, event: event.event, actor: event.actor },
      note: event.noteSealed ? seal.open(disputeNotePlace(event.id), event.noteSealed) : null,
    })),
    mayAdd: nextDisputeState(state, "add", "borrower") !== null,
    mayWithdraw: nextDisputeState(state, "withdraw", "borrower") !== null,
  };
}

import { createHash } from "node:crypto";
import type { ComplaintCategory } from "#app/policy/categories.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { Complainant, ComplaintChannel } from "#db/schema/complaints.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import {
  type Complaint,
  complaintById,
  complaintKeyPlace,
  insertComplaint,
  insertComplaintEvent,
  type NewComplaint,
} from "#db/stores/complaints.ts";
import { type Loan, loanById, loansOfBorrower } from "#db/stores/loans.ts";
import { type Actor, actorName, auditName } from "./actors.ts";
import { noteConflicts } from "./conflicts.ts";
import { type ComplaintHouse, sendLetter } from "./letters.ts";
import { composeAcknowledgement } from "./compose-notices.ts";
import { eventId, moveComplaint } from "./move-complaint.ts";
import { readReach, reachIndex } from "./reach.ts";
import { clockColumns, houseProfile, rulesOf } from "./rules.ts";
import { type Statement, statementPlace } from "./statement.ts";

/** A complaint as it comes in, by whatever channel. */
export interface FiledComplaint {
  readonly statement: Statement;
  readonly categories: readonly ComplaintCategory[];
  readonly complainant: Complainant;
  readonly channel: ComplaintChannel;
  readonly lang: "zh-CN" | "en";
  /** A written answer was asked for. */
  readonly writtenAnswer: boolean;
  /** Known when somebody with a session complains; never asked for. */
  readonly borrowerId: string | null;
  readonly loanId: string | null;
  readonly actor: Actor;
  /** When the letter or the call came, for what staff write down; now otherwise. Unix milliseconds. */
  readonly receivedAt?: number;
  readonly requestId?: string;
}

/** The reference that the person keeps, or why it is no complaint yet. */
export type Filed =
  | { readonly ok: true; readonly complaintId: string; readonly reference: string }
  | { readonly ok: false; readonly reason: "nothing_said" | "no_way_to_answer" | "in_the_future" };

/**
 * Takes a complaint from anybody. In one transaction it gets its reference and its clocks, whoever is named in it is
 * shut out, and the acknowledgement is written and sent: nobody has to read it first. Nothing on the account changes.
 */
export async function fileComplaint(services: ComplaintHouse, given: FiledComplaint): Promise<Filed> {
  const { db, keyring, clock, ids } = services;
  if (given.statement.what.trim() === "") return { ok: false, reason: "nothing_said" };
  const reach = readReach(given.statement.reach);
  if (!reach) return { ok: false, reason: "no_way_to_answer" };
  const now = clock.now();
  const receivedAt = given.receivedAt ?? now;
  if (receivedAt > now) return { ok: false, reason: "in_the_future" };

  return db.transact(async (tx): Promise<Filed> => {
    const account = await accountOf(tx, given.borrowerId, given.loanId);
    const id = ids.ordered(now);
    const dataKey = keyring.newDataKey(complaintKeyPlace(id));
    const sealed = keyring.seal(
      dataKey,
      complaintKeyPlace(id),
      statementPlace(id),
      JSON.stringify({ ...given.statement, reach: reach.to }),
    );
    const profile = account.profile ?? houseProfile;
    const zone = account.timeZone ?? profileFor(profile, localDay(receivedAt, "UTC")).zone;
    const clocked = {
      profile,
      zone,
      region: null,
      clockFrom: receivedAt,
      categories: [...given.categories],
      stage: "standard" as const,
      pausedDays: 0,
      writtenAnswer: given.writtenAnswer,
    };
    const row: Omit<NewComplaint, "reference"> = {
      ...clocked,
      ...clockColumns(clocked),
      id,
      dataKey,
      statementSealed: sealed,
      reachIndex: reachIndex(keyring, reach),
      state: "received",
      version: 0,
      receivedAt,
      channel: given.channel,
      complainant: given.complainant,
      lang: given.lang,
      borrowerId: given.borrowerId,
      loanId: account.loan?.id ?? null,
      product: account.loan?.contract.product.id ?? null,
    };
    const complaint = await insertNumbered(tx, services, row);
    await insertComplaintEvent(tx, {
      ...{ complaintId: id, id: eventId(0), at: now, actor: actorName(given.actor), event: "submit" },
      ...{ from: null, to: "received", detail: given.channel, shown: true },
    });
    await recordAudit(tx, {
      ...{ at: now, actor: auditName(given.actor), category: "complaint", action: "complaint.submit" },
      ...{ object: `complaint:${id}`, outcome: "received", requestId: given.requestId ?? null },
      after: createHash("sha256").update(sealed).digest("hex"),
    });
    await noteConflicts(tx, services, complaint);
    await acknowledge(tx, services, complaint);
    return { ok: true, complaintId: id, reference: complaint.reference };
  });
}

async function acknowledge(tx: Queryable, services: Omit<ComplaintHouse, "db">, complaint: Complaint): Promise<void> {
  await sendLetter(tx, services, complaint, {
    kind: "acknowledgement",
    writtenBy: "system",
    letter: composeAcknowledgement(complaint, rulesOf(complaint), services.site),
  });
  const now = services.clock.now();
  const moved = await moveComplaint(tx, services, complaint, {
    ...{ event: "acknowledge", actor: { kind: "system" }, shown: true, change: { acknowledgedAt: now } },
  });
  if (!moved.ok) throw new Error(`A new complaint could not be acknowledged: ${moved.reason}.`);
}

async function accountOf(
  tx: Queryable,
  borrowerId: string | null,
  loanId: string | null,
): Promise<{ loan: Loan | null; profile: string | null; timeZone: string | null }> {
  if (borrowerId === null) return { loan: null, profile: null, timeZone: null };
  const chosen = loanId === null ? null : await loanById(tx, loanId);
  const timeZone = (await borrowerSettings(tx, borrowerId))?.timeZone ?? null;
  if (chosen?.borrowerId === borrowerId) return { loan: chosen, profile: chosen.profile, timeZone };
  // Somebody with several loans who does not say which means none of them; their rules still are those of their loans.
  const [first = null, ...others] = await loansOfBorrower(tx, borrowerId);
  return { loan: others.length === 0 ? first : null, profile: first?.profile ?? null, timeZone };
}

/** References are short to be read out, so that two may meet: then the next one is taken. */
async function insertNumbered(
  tx: Queryable,
  { ids }: Pick<Services, "ids">,
  row: Omit<NewComplaint, "reference">,
): Promise<Complaint> {
  const year = new Date(row.receivedAt).getUTCFullYear();
  for (;;) {
    const reference = `C-${year}-${ids.random().slice(-6).toUpperCase()}`;
    if (!(await insertComplaint(tx, { ...row, reference }))) continue;
    const added = await complaintById(tx, row.id);
    if (!added) throw new Error("A complaint was not stored.");
    return added;
  }
}

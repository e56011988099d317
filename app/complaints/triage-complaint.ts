import { clockColumns } from "./rules.ts";
import type { ComplaintCategory } from "#app/policy/categories.ts";
import { insertConflict } from "#db/stores/complaints.ts";
import { activeStaffWithRole, staffUserById } from "#db/stores/staff.ts";
import { conflictOf } from "./conflicts.ts";
import { type DeskStep, type DeskGiven, deskStep } from "./desk-step.ts";
import type { ComplaintHouse } from "./letters.ts";

/** What triage finds. */
export interface Triage {
  readonly categories: readonly [ComplaintCategory, ...ComplaintCategory[]];
  readonly severity: "normal" | "serious";
  readonly against: "house" | "staff" | "agency" | "other";
  /** Members of staff the complaint is about: shut out at once. */
  readonly named: readonly string[];
  readonly vulnerable: boolean | null;
  readonly writtenAnswer: boolean;
}

/** Says what a complaint is. The clocks follow the category; who triages takes it, if nobody has. */
export async function triageComplaint(services: ComplaintHouse, given: DeskGiven & Triage): Promise<DeskStep> {
  const { handler, categories, severity, against, vulnerable, writtenAnswer } = given;
  if (given.named.includes(handler.staffId)) return { ok: false, reason: "conflict" };
  return deskStep(
    services,
    given,
    async (complaint, tx) => {
      for (const staffId of given.named) {
        if (!(await staffUserById(tx, staffId))) return { ok: false, reason: "unknown_person" };
      }
      const now = services.clock.now();
      const kept = complaint.handlerId !== null && !given.named.includes(complaint.handlerId);
      return {
        ...{ event: "triage", detail: categories[0], shown: false },
        change: {
          ...{ categories: [...categories], severity, against, vulnerable, writtenAnswer },
          ...clockColumns({ ...complaint, categories: [...categories], writtenAnswer }),
          ...(kept ? {} : { handlerId: handler.staffId, assignedAt: now }),
        },
      };
    },
    async (complaint, tx) => {
      const at = services.clock.now();
      for (const staffId of given.named) {
        await insertConflict(tx, { complaintId: complaint.id, staffId, why: "named", at });
      }
    },
  );
}

/**
 * Gives a complaint to somebody of the team. Refused for whoever is named in it, worked the account, or, in a review,
 * wrote the answer: nobody handles what they have a part in.
 */
export async function assignComplaint(
  services: ComplaintHouse,
  given: DeskGiven & { readonly to: string },
): Promise<DeskStep> {
  return deskStep(services, given, async (complaint, tx) => {
    const person = await staffUserById(tx, given.to);
    const team = await activeStaffWithRole(tx, "complaints");
    if (!person || !team.includes(person.id)) return { ok: false, reason: "unknown_person" };
    if ((await conflictOf(tx, services, complaint, person.id)) !== null) return { ok: false, reason: "conflict" };
    if (complaint.state === "review" && complaint.answeredBy === person.id) return { ok: false, reason: "own_answer" };
    const change = { handlerId: person.id, assignedAt: services.clock.now() };
    return { event: "assign", detail: person.id, shown: true, change };
  });
}

/** "I have a part in this": the colleague is shut out, and the complaint goes back to the team. */
export async function declareConflict(services: ComplaintHouse, given: DeskGiven): Promise<DeskStep> {
  const { staffId } = given.handler;
  return deskStep(
    services,
    given,
    ({ handlerId }) => ({
      ...{ event: "note", detail: "conflict_declared", shown: false },
      change: handlerId === staffId ? { handlerId: null, assignedAt: null } : {},
    }),
    (complaint, tx) =>
      insertConflict(tx, { complaintId: complaint.id, staffId, why: "declared", at: services.clock.now() }),
  );
}

import { type ComplaintCategory, complaintCategories } from "#app/policy/categories.ts";
import { type ComplaintClocks, complaintClocks, type Deadline, type Place, placeOf } from "#app/policy/clocks.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Complaint } from "#db/stores/complaints.ts";

/** The profile of a complaint that is about no account we know yet: the house's own. */
export const houseProfile = "cn.licensed.loan";

/** What rules a complaint runs under. */
export interface ComplaintRules {
  readonly profile: PolicyProfile;
  readonly place: Place;
}

type Ruled = Pick<Complaint, "profile" | "zone" | "region" | "clockFrom">;

/** The version of the rules that was in force when the clock began: a later one does not change a running complaint. */
export function rulesOf(complaint: Ruled): ComplaintRules {
  const profile = profileFor(complaint.profile, localDay(complaint.clockFrom, complaint.zone));
  return { profile, place: placeOf(profile, { zone: complaint.zone, region: complaint.region }) };
}

/** Codes that the profile knows; others (from an older version) do not count. */
export function categoriesOf(complaint: Pick<Complaint, "categories">): ComplaintCategory[] {
  return complaintCategories.filter((code) => complaint.categories.includes(code));
}

type Clocked = Ruled & Pick<Complaint, "categories" | "stage" | "pausedDays">;

/** The clocks of a complaint as its rules set them now. */
export function clocksOf(complaint: Clocked): ComplaintClocks {
  const { profile, place } = rulesOf(complaint);
  const { clockFrom, stage, pausedDays } = complaint;
  const counted = { receivedAt: clockFrom, categories: categoriesOf(complaint), stage, pausedDays };
  return complaintClocks(profile, counted, place);
}

/** The part of a complaint's row that follows from its clocks. Written whenever something they depend on changes. */
export function clockColumns(
  complaint: Clocked & Pick<Complaint, "writtenAnswer">,
): Pick<Complaint, "acknowledgeBy" | "earlyBy" | "dueAt" | "dueDay"> {
  const clocks = clocksOf(complaint);
  const { profile } = rulesOf(complaint);
  const noEarly = complaint.writtenAnswer && profile.jurisdiction === "AU";
  return {
    acknowledgeBy: clocks.acknowledgeBy.dueAt,
    earlyBy: noEarly ? null : (clocks.earlyBy?.dueAt ?? null),
    dueAt: clocks.answerBy.dueAt,
    dueDay: clocks.answerBy.dueDay,
  };
}

/** What stays of the first answer: when it came and what it was promised for, whatever is asked afterwards. */
export function answered(
  complaint: Pick<Complaint, "answeredAt" | "dueAt">,
  now: number,
): Partial<Pick<Complaint, "answeredAt" | "answerDueAt">> {
  return complaint.answeredAt === null ? { answeredAt: now, answerDueAt: complaint.dueAt } : {};
}

/** The running term as a deadline, for alarms. */
export function deadlineOfComplaint(complaint: Pick<Complaint, "clockFrom" | "dueAt" | "dueDay">): Deadline {
  return { startedAt: complaint.clockFrom, dueAt: complaint.dueAt, dueDay: complaint.dueDay };
}

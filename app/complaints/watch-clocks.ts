import { readClock } from "#app/policy/clocks.ts";
import { complaintById, type Complaint, runningComplaints } from "#db/stores/complaints.ts";
import { composeLate } from "./compose-notices.ts";
import { type ComplaintHouse, sendLetter } from "./letters.ts";
import { moveComplaint } from "./move-complaint.ts";
import { deadlineOfComplaint, rulesOf } from "./rules.ts";
import { openComplaintStates } from "./states.ts";

/** Days that a late answer is promised within, when nothing better is known. House standard. */
const lateAnswerDays = 14;

/**
 * Notes the alarms at the profile's shares of the time (50, 75, 90 %) and the breach, each once, and tells the person
 * when we are late before they have to ask. A complaint whose clock stands still has no alarms.
 *
 * @returns how many alarms and breaches it noted
 */
export async function watchClocks(
  services: ComplaintHouse,
  keep: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<number> {
  let noted = 0;
  let after = "";
  for (;;) {
    const page = await runningComplaints(services.db.read, openComplaintStates, after, 200);
    for (const complaint of page) noted += await watchOne(services, complaint.id);
    const last = page.at(-1);
    if (!last || !(await keep())) return noted;
    after = last.id;
  }
}

async function watchOne(services: ComplaintHouse, complaintId: string): Promise<number> {
  return services.db.transact(async (tx) => {
    const complaint = await complaintById(tx, complaintId);
    if (!complaint || !openComplaintStates.includes(complaint.state) || complaint.breachedAt !== null) return 0;
    const rules = rulesOf(complaint);
    const now = services.clock.now();
    const deadline = deadlineOfComplaint(complaint);
    const reading = readClock(deadline, now, rules.profile.complaint.alarmSharesPpm, complaint.zone);
    const system = { kind: "system" } as const;
    if (reading.late) {
      const change = { breachedAt: complaint.dueAt, lateSince: complaint.lateSince ?? complaint.dueAt };
      const moved = await moveComplaint(tx, services, complaint, {
        ...{ event: "breach", actor: system, detail: String(complaint.dueDay), shown: true, change },
      });
      if (!moved.ok) return 0;
      const letter = composeLate(moved.complaint, rules, complaint.dueDay + lateAnswerDays);
      await sendLetter(tx, services, moved.complaint, { kind: "late", writtenBy: "system", letter });
      return 1;
    }
    if (reading.alarmPpm === null || reading.alarmPpm <= (complaint.alarmPpm ?? 0)) return 0;
    const moved = await moveComplaint(tx, services, complaint, {
      ...{ event: "alarm", actor: system, detail: String(reading.alarmPpm), shown: false },
      change: { alarmPpm: reading.alarmPpm },
    });
    return moved.ok ? 1 : 0;
  });
}

/** How many days late a complaint is or was answered: shown as it is. */
export function lateDaysOf(complaint: Complaint, now: number): number {
  const open = openComplaintStates.includes(complaint.state);
  const until = open ? now : (complaint.respondedAt ?? complaint.closedAt ?? now);
  return readClock(deadlineOfComplaint(complaint), until, [], complaint.zone).lateDays;
}

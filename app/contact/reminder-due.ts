import type { Position } from "#app/lending/position.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";

/** Why a reminder goes out. It never stands in the message itself. */
export type ReminderReason = "before_due" | "due_today" | "missed" | "early" | "mid" | "late";

/**
 * The reminder that belongs to a day, or none: two days before and on the day, the day after a miss, then again by
 * stage every so many days (PolicyProfile.contact.reminders).
 */
export function reminderDue(position: Position, rules: PolicyProfile["contact"]["reminders"]): ReminderReason | null {
  const { dpd, stage, next, asOf, upToDate } = position;
  if (stage === "settled") return null;
  if (dpd === 0) {
    if (upToDate > 0) return rules.daysBeforeDue.includes(0) ? "due_today" : null;
    return next !== null && rules.daysBeforeDue.includes(next.due - asOf) ? "before_due" : null;
  }
  if (dpd === 1) return "missed";
  if (stage !== "early" && stage !== "mid" && stage !== "late") return null;
  return (dpd - 1) % rules.everyDays[stage] === 0 ? stage : null;
}

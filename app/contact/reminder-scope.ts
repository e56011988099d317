import type { ReminderScope } from "#db/schema/contact-kinds.ts";

const beforeDue = new Set(["reminder:before_due", "reminder:due_today"]);
const beforeArranged = new Set(["plan-reminder", "promise-reminder"]);

/** Which kind of reminder a template is, so that a person can refuse one kind and keep the others. */
export function reminderScope(template: string): ReminderScope {
  if (beforeDue.has(template)) return "before_due";
  return /^reminder:(missed|early|mid|late)$/.test(template) ? "after_due" : "plans";
}

/** Whether it reminds of a day that has not passed: nothing is late. */
export function comesBeforeMiss(template: string): boolean {
  return beforeDue.has(template) || beforeArranged.has(template);
}

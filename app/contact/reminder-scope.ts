import type { ReminderScope } from "#db/schema/contact-kinds.ts";

/** Which kind of reminder a template is, so that a person can refuse one kind and keep the others. */
export function reminderScope(template: string): ReminderScope {
  if (template === "reminder:before_due" || template === "reminder:due_today") return "before_due";
  return /^reminder:(missed|early|mid|late)$/.test(template) ? "after_due" : "plans";
}

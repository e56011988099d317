/** Kinds of reminders that can be refused one by one. */
export const reminderScopes = ["before_due", "after_due", "plans"] as const;
export type ReminderScope = (typeof reminderScopes)[number];

export const preferredChannels = ["sms", "email", "call"] as const;
export type PreferredChannel = (typeof preferredChannels)[number];

/** Acts that need a fresh code. */
export const stepUpActions = ["change-phone", "change-email", "data-copy", "pin"] as const;
export type StepUpAction = (typeof stepUpActions)[number];

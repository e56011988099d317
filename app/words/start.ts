import type { Message } from "./words.ts";

/** The front page, for someone who typed the address from the message. */
export const startWords = {
  title: { zh: "您的账户", en: "Your account" },
} as const satisfies Record<string, Message>;

import { type Lang, type Message, say } from "#app/words/words.ts";
import { heldReasons, messageKinds, messageLogWords as words } from "#app/words/contact.ts";
import { reminderScope } from "#app/contact/reminder-scope.ts";

export interface MessageLine {
  template: string;
  status: "queued" | "sent" | "failed" | "held" | "cancelled";
  reason: string | null;
  delivery: "delivered" | "undelivered" | null;
}

/** What a message was and what became of it, in a line and its reason. */
export function messageLine(line: MessageLine, lang: Lang): { text: string; detail: string | undefined } {
  const fate = line.status === "sent" ? (line.delivery ?? "sent") : line.status;
  const reason =
    line.status === "held" || line.status === "cancelled" ? say(lang, reasonOf(line.reason ?? "")) : undefined;
  const separator = lang === "zh-CN" ? "：" : ": ";
  return { text: `${say(lang, kindOf(line.template))}${separator}${say(lang, words[fate])}`, detail: reason };
}

function kindOf(template: string): Message {
  if (template.startsWith("reminder:")) return messageKinds[reminderScope(template)];
  if (template === "step-up-code") return messageKinds.code;
  return template === "contact-changed" ? messageKinds.changed : messageKinds.other;
}

function reasonOf(reason: string): Message {
  const kind = reason.split(":", 1)[0] ?? "";
  if (/^outside_|^holiday$/.test(kind)) return heldReasons.hours;
  const known: Partial<Record<string, Message>> = heldReasons;
  return known[kind] ?? heldReasons.other;
}

import { type EpochDay, formatDay as isoDay } from "#app/lending/calendar.ts";
import { deadlineOf } from "#app/policy/clocks.ts";
import { bodyText } from "#app/words/complaint-letters.ts";
import { type Lang, say } from "#app/words/words.ts";
import type { ComplaintRules } from "./rules.ts";

/** Somebody outside the house who can be asked, as the person should know them. */
export interface ExternalBody {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly phone: string | null;
  readonly url: string | null;
  readonly post: string | null;
  /** The last day on which the way is open; null when no limit is known, or before our answer. */
  readonly until: EpochDay | null;
}

/** Where the person can go under their profile. @param respondedAt our final answer, from which their time counts */
export function externalBodies({ profile, place }: ComplaintRules, respondedAt: number | null): ExternalBody[] {
  return profile.complaint.external.map(({ within, ...body }) => ({
    ...body,
    until: within === null || respondedAt === null ? null : deadlineOf(within, respondedAt, place).dueDay,
  }));
}

/** One line about a body: its name, how to reach it, until when. */
export function bodyLine(body: ExternalBody, lang: Lang, writeDay: (day: EpochDay) => string = isoDay): string {
  return say(lang, bodyText, {
    name: say(lang, body.name),
    // Some are known by their number.
    ways: [body.phone !== null && say(lang, body.name).includes(body.phone) ? null : body.phone, body.url, body.post]
      .filter((way) => way !== null)
      .join(lang === "zh-CN" ? "，" : ", "),
    until: body.until === null ? null : writeDay(body.until),
  });
}

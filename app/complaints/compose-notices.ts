import type { EpochDay } from "#app/lending/calendar.ts";
import type { Site } from "#app/contact/send-link.ts";
import {
  approvedByText,
  answerByText,
  expectedText,
  letterWords as words,
  newDateText,
  referenceText,
} from "#app/words/complaint-letters.ts";
import { type Lang, say } from "#app/words/words.ts";
import type { Complaint } from "#db/stores/complaints.ts";
import { bodyLine, externalBodies } from "./external-bodies.ts";
import type { Letter } from "./letters.ts";
import type { ComplaintRules } from "./rules.ts";
import { writtenDay } from "./written-day.ts";

const elsewhere = (rules: ComplaintRules, lang: Lang, respondedAt: number | null = null) => ({
  heading: say(lang, words.elsewhereHeading),
  paragraphs: externalBodies(rules, respondedAt).map((body) => bodyLine(body, lang, (day) => writtenDay(day, lang))),
});

/** "We have it": reference, date of the answer, that it is kept apart, and where else to go. */
export function composeAcknowledgement(complaint: Complaint, rules: ComplaintRules, site: Site): Letter {
  const { lang } = complaint;
  const { host } = new URL(site.origin);
  return {
    title: say(lang, words.acknowledgementTitle),
    parts: [
      {
        heading: say(lang, words.whatNext),
        paragraphs: [
          say(lang, answerByText, { day: writtenDay(complaint.dueDay, lang) }),
          say(lang, referenceText, { reference: complaint.reference, host }),
        ],
      },
      { heading: say(lang, words.apartHeading), paragraphs: [say(lang, words.apart), say(lang, words.named)] },
      elsewhere(rules, lang),
    ],
  };
}

/** "We have a question": the words of the handler, and that the clock runs on. */
export function composeQuestion(complaint: Complaint, question: string): Letter {
  const { lang } = complaint;
  return {
    title: say(lang, words.questionTitle),
    parts: [
      { heading: say(lang, words.questionHeading), paragraphs: [question] },
      { heading: say(lang, words.whatNext), paragraphs: [say(lang, words.questionClock)] },
    ],
  };
}

/** "We need more time": reason, new date, who approved it, and that nobody has to wait. */
export function composeExtension(
  complaint: Complaint,
  rules: ComplaintRules,
  given: { reason: string; until: EpochDay; approver: string },
): Letter {
  const { lang } = complaint;
  return {
    title: say(lang, words.extensionTitle),
    parts: [
      { heading: say(lang, words.reasonHeading), paragraphs: [given.reason] },
      {
        heading: say(lang, words.newDateHeading),
        paragraphs: [say(lang, newDateText, { day: writtenDay(given.until, lang) })],
      },
      {
        heading: say(lang, words.approvedHeading),
        paragraphs: [say(lang, approvedByText, { name: given.approver })],
      },
      elsewhere(rules, lang),
    ],
  };
}

const lateTexts = {
  complaint_late_cn: words.lateCn,
  complaint_eight_weeks_uk: words.lateUk,
  complaint_late_us: words.lateUs,
  complaint_delay_au: words.lateAu,
} as const;

/** "Our answer is late": said plainly, with what the profile lays down. @throws when the profile names an unknown text */
export function composeLate(complaint: Complaint, rules: ComplaintRules, expected: EpochDay): Letter {
  const { lang } = complaint;
  const key = rules.profile.complaint.lateNotice ?? "complaint_late_cn";
  if (!isLateText(key)) throw new Error(`There is no text for the late notice "${key}".`);
  return {
    title: say(lang, words.lateTitle),
    parts: [
      {
        heading: say(lang, words.whatNext),
        paragraphs: [say(lang, lateTexts[key]), say(lang, expectedText, { day: writtenDay(expected, lang) })],
      },
      elsewhere(rules, lang),
    ],
  };
}

function isLateText(key: string): key is keyof typeof lateTexts {
  return key in lateTexts;
}

/** A short letter of one sentence: withdrawn, passed on. */
export function composeShort(complaint: Complaint, kind: "withdrawal" | "referral", more: readonly string[]): Letter {
  const { lang } = complaint;
  const [title, sentence] =
    kind === "withdrawal" ? [words.withdrawalTitle, words.withdrawn] : [words.referralTitle, words.referred];
  return {
    title: say(lang, title),
    parts: [{ heading: say(lang, words.whatNext), paragraphs: [say(lang, sentence), ...more] }],
  };
}

import { deadlineOf } from "#app/policy/clocks.ts";
import {
  daysText,
  letterWords as words,
  refundText,
  reviewText,
  waiveFeesText,
  waivePenaltyText,
} from "#app/words/complaint-letters.ts";
import { type Lang, say } from "#app/words/words.ts";
import type { ComplaintOutcome } from "#db/schema/complaints.ts";
import type { Complaint } from "#db/stores/complaints.ts";
import { bodyLine, externalBodies } from "./external-bodies.ts";
import type { Letter } from "./letters.ts";
import type { ComplaintRules } from "./rules.ts";
import { writtenDay } from "./written-day.ts";
import { writtenMoney } from "./written-money.ts";

/** One thing that puts it right on the account. Amounts in minor units; null for what costs nothing. */
export interface RedressItem {
  readonly kind: "refund" | "waive_fees" | "waive_penalty" | "credit_record" | "contact";
  readonly amount: number | null;
}

/** An answer as the handler writes it. Empty until written. */
export interface Answer {
  readonly outcome: ComplaintOutcome | null;
  /** What we found out. */
  readonly findings: string;
  /** Why, and on what rule. */
  readonly reasons: string;
  readonly apology: boolean;
  /** What else we do, in words. */
  readonly redress: string;
  readonly items: readonly RedressItem[];
  /** Of the amounts. */
  readonly currency: string | null;
}

export const emptyAnswer: Answer = {
  outcome: null,
  findings: "",
  reasons: "",
  apology: false,
  redress: "",
  items: [],
  currency: null,
};

type Part = Letter["parts"][number];
type Writing = (asked: Asked) => Part | null;

interface Asked {
  readonly answer: Answer;
  readonly complaint: Complaint;
  readonly rules: ComplaintRules;
  readonly lang: Lang;
  readonly at: number;
}

/** One writer for each part that a profile can require; null from a writer means that the part is still missing. */
const writers: Readonly<Record<string, Writing>> = {
  outcome: ({ answer, lang }) =>
    answer.outcome === null
      ? null
      : { heading: say(lang, words.outcomeHeading), paragraphs: [say(lang, words[answer.outcome])] },
  findings: ({ answer, lang }) => ownWords(say(lang, words.findingsHeading), answer.findings),
  reasons: ({ answer, lang }) => ownWords(say(lang, words.reasonsHeading), answer.reasons),
  basis_and_reasons: ({ answer, lang }) => ownWords(say(lang, words.reasonsHeading), answer.reasons),
  redress: redressPart,
  review_right: ({ rules: { profile, place }, lang, at }) => {
    const { review } = profile.complaint;
    if (review === null) return null;
    const until = deadlineOf(review.requestWithin, at, place).dueDay;
    const within = say(lang, daysText, { count: review.decideWithin.count });
    return {
      heading: say(lang, words.reviewHeading),
      paragraphs: [say(lang, reviewText, { day: writtenDay(until, lang), within })],
    };
  },
  external_cn: (asked) => elsewhere(asked, say(asked.lang, words.externalCn)),
  external_cn_private: (asked) => elsewhere(asked, say(asked.lang, words.externalCnPrivate)),
  external_us: (asked) => elsewhere(asked, say(asked.lang, words.externalUs)),
  ombudsman_uk: ({ lang }) => ({
    heading: say(lang, words.elsewhereHeading),
    paragraphs: [say(lang, words.ombudsmanUk)],
  }),
  ombudsman_six_months_uk: (asked) => elsewhere(asked),
  ombudsman_time_limit_consent_uk: ({ lang }) => ({
    heading: say(lang, words.elsewhereHeading),
    paragraphs: [say(lang, words.ombudsmanConsentUk)],
  }),
  afca: (asked) => elsewhere(asked, say(asked.lang, words.afca)),
};

/** An answer as a letter, or the parts that it lacks. */
export type ComposedAnswer =
  | { readonly ok: true; readonly letter: Letter }
  /** Codes of the parts that the profile requires and that are not there. */
  | { readonly ok: false; readonly missing: readonly string[] };

/**
 * Writes the answer from the parts that the complaint's profile requires (`texts.complaintAnswer`). A letter with a part
 * missing does not exist: there is nothing to send. The finding is always required.
 *
 * @param kind `review` after a second look: then there is no further review
 * @param at when it is sent, unix milliseconds: deadlines for going on count from here
 */
export function composeAnswer(
  complaint: Complaint,
  rules: ComplaintRules,
  answer: Answer,
  kind: "final" | "review" | "early",
  at: number,
): ComposedAnswer {
  const { lang } = complaint;
  const asked: Asked = { answer, complaint, rules, lang, at };
  const laidDown = rules.profile.texts.complaintAnswer.filter((part) => kind !== "review" || part !== "review_right");
  const required = laidDown.includes("outcome") ? laidDown : ["outcome", ...laidDown];
  const written = required.map((part) => ({ part, text: writers[part]?.(asked) ?? null }));
  const missing = written.filter(({ text }) => text === null).map(({ part }) => part);
  if (missing.length > 0) return { ok: false, missing };
  const title = { final: words.finalTitle, review: words.reviewTitle, early: words.earlyTitle }[kind];
  return { ok: true, letter: { title: say(lang, title), parts: joined(written.flatMap(({ text }) => text ?? [])) } };
}

function ownWords(heading: string, text: string): Part | null {
  const paragraphs = text.split(/\n+/).filter((line) => line.trim() !== "");
  return paragraphs.length === 0 ? null : { heading, paragraphs };
}

/** Where a complaint is upheld, at least in part, something must be put right; otherwise the letter says that nothing is. */
function redressPart({ answer, lang }: Asked): Part | null {
  const heading = say(lang, words.redressHeading);
  const paragraphs = [
    ...(answer.apology ? [say(lang, words.apology)] : []),
    ...answer.items.map((item) => itemLine(item, answer.currency, lang)),
    ...answer.redress.split(/\n+/).filter((line) => line.trim() !== ""),
  ];
  if (paragraphs.length > 0) return { heading, paragraphs };
  return answer.outcome === "not_upheld" ? { heading, paragraphs: [say(lang, words.noRedress)] } : null;
}

function itemLine(item: RedressItem, currency: string | null, lang: Lang): string {
  const amount = item.amount === null || currency === null ? "" : writtenMoney(item.amount, currency);
  switch (item.kind) {
    case "refund":
      return say(lang, refundText, { amount });
    case "waive_fees":
      return say(lang, waiveFeesText, { amount });
    case "waive_penalty":
      return say(lang, waivePenaltyText, { amount });
    case "credit_record":
      return say(lang, words.correctRecord);
    case "contact":
      return say(lang, words.stopContact);
  }
}

function elsewhere({ rules, lang, at }: Asked, sentence?: string): Part {
  const lines = externalBodies(rules, at).map((body) => bodyLine(body, lang, (day) => writtenDay(day, lang)));
  return {
    heading: say(lang, words.elsewhereHeading),
    paragraphs: sentence === undefined ? lines : [sentence, ...lines],
  };
}

/** Neighbouring parts under one heading are one part of the letter. */
function joined(parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last?.heading === part.heading) {
      whole[whole.length - 1] = { heading: part.heading, paragraphs: [...last.paragraphs, ...part.paragraphs] };
    } else whole.push(part);
  }
  return whole;
}

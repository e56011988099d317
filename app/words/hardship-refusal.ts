import type { Message } from "./words.ts";

/** Why we say no: what the desk chooses, and what the borrower reads. Bilingual templates; a person adds their own words. */
export const refusalWords = {
  able_as_agreed: {
    label: { zh: "按现有安排可以承担", en: "Can be paid as agreed" },
    words: {
      zh: "按您告诉我们的收入和开支，现在的安排可以承担，改动反而会让您多付利息。情况有变，请随时再告诉我们。",
      en: "From the income and spending you told us about, the present payments can be met, and a change would cost you more interest. If anything changes, tell us again at any time.",
    },
  },
  would_not_help: {
    label: { zh: "这样改帮不上忙", en: "Would not help" },
    words: {
      zh: "您请求的办法会让以后的负担更重。我们建议先用分期，或找免费的债务咨询一起看看。",
      en: "What you asked for would make the later payments heavier. A plan, or free debt advice, may serve you better.",
    },
  },
  not_our_loan: {
    label: { zh: "不是我们的合同", en: "Not our contract" },
    words: {
      zh: "您说的这笔不在我们这里。我们可以告诉您找谁。",
      en: "What you describe is not a contract of ours. We can tell you whom to ask.",
    },
  },
  not_enough_known: {
    label: { zh: "了解得还不够", en: "Not enough known" },
    words: {
      zh: "我们没有等到回答，按现有的情况没法定下新的安排。您随时可以补充，我们会重新看。",
      en: "We did not get the answers we asked for and cannot work out new terms from what we have. Add to it at any time and we look again.",
    },
  },
  limit_reached: {
    label: { zh: "已到规则允许的上限", en: "Limit reached" },
    words: {
      zh: "延期的次数或长度已经到了规则允许的上限。其他办法，例如分期，仍然可以。",
      en: "The number or length of pauses our rules allow has been reached. Other ways, such as a plan, are still open.",
    },
  },
  other_arrangement_runs: {
    label: { zh: "已有别的安排在执行", en: "Another arrangement runs" },
    words: {
      zh: "已经有一个安排在执行。要改它，请告诉我们哪里不合适。",
      en: "Another arrangement is in place already. To change it, tell us what does not work.",
    },
  },
} as const satisfies Record<string, { label: Message; words: Message }>;

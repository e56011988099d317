import type { DeclineCode } from "#app/plans/decline-codes.ts";
import { type Message, messageWith } from "./words.ts";

/** Words for a plan that a person looks at: the borrower's page. */
export const requestWords = {
  heading: { zh: "我们的人正在看", en: "A person is looking at it" },
  because: { zh: "由人来看，是因为：", en: "A person looks at it because:" },
  meanwhile: {
    zh: "这段时间您仍可付任何金额。如果情况有变，也可以撤回后重新做一个方案。",
    en: "You can pay any amount meanwhile. If things change, take it back and make another plan.",
  },
  withdraw: { zh: "撤回", en: "Take it back" },
  granted: { zh: "可以这样安排", en: "We can do this" },
  grantedLead: { zh: "每次付款", en: "Each payment" },
  grantedText: {
    zh: "金额按今天的欠款算；同意之前会再给您核对一次，包括错过一次会怎样。",
    en: "The amounts are for what is owed today. You check everything once more before you agree, with what happens if you miss one.",
  },
  see: { zh: "核对并同意", en: "Check and agree" },
  notThis: { zh: "这个不合适，换一个", en: "This does not fit: make another plan" },
  notGranted: { zh: "这个方案我们给不了", en: "We can’t offer this plan" },
  reasons: { zh: "原因", en: "Why" },
  instead: { zh: "可以这样做", en: "What can be done instead" },
  anotherPlan: { zh: "看看马上就能同意的方案", en: "See plans that can be agreed at once" },
  unhappy: { zh: "对这个答复或过程不满意", en: "Unhappy with this answer or how it was made" },
  over: { zh: "这个答复的期限已经过了", en: "This answer has run out" },
  overText: {
    zh: "条款没有被拒绝，只是到期了。可以重新提一次，会再有人看。",
    en: "It was not refused; its time ran out. Ask again and a person will look again.",
  },
} as const satisfies Record<string, Message>;

export const hearBy = messageWith<{ date: string }>({
  zh: ({ date }) => `最晚答复日 ${date}`,
  en: ({ date }) => `You’ll hear from us by ${date}`,
});
export const signBy = messageWith<{ date: string }>({
  zh: ({ date }) => `${date} 前可以同意`,
  en: ({ date }) => `You can agree to it until ${date}`,
});

/** Why a plan cannot be granted, in the borrower's words. Plain, and never a judgement of the person. */
export const declineWords: Readonly<Record<DeclineCode, Message>> = {
  longer_than_any_plan: {
    zh: "按这个金额，时间会超过规则允许的最长期限。",
    en: "At this amount it would take longer than any plan may.",
  },
  would_not_end: {
    zh: "按这个金额，利息会让方案一直付不完。",
    en: "At this amount interest would keep the plan from ending.",
  },
  figures_do_not_fit: {
    zh: "按您填的收入和支出，这个金额会让您过不下去。",
    en: "By the figures you gave, this amount would leave you too little to live on.",
  },
  help_fits_better: {
    zh: "您的情况更适合申请帮助：可以暂停、减少或免去一部分。",
    en: "Help would fit your situation better: a pause, smaller payments, or a part waived.",
  },
  other_arrangement_runs: {
    zh: "这份合同上已经有另一个安排。",
    en: "Another arrangement is in place on this contract already.",
  },
};

import type { BudgetCode, BudgetGroup } from "#app/plans/plan-answers.ts";
import { type Message, messageWith } from "./words.ts";

/** Words of income and spending. */
export const budgetWords = {
  heading: { zh: "哪些和您有关？", en: "Which of these apply to you?" },
  why: {
    zh: "这个方案比较长，我们想确认您过得去：先留出生活必需的钱，剩下的再谈还款。数字大概就行，不需要证明。",
    en: "This plan takes longer, so we want to be sure you can manage: what you need to live comes first. Rough figures will do, and no proof is needed.",
  },
  shorter: { zh: "不想填？选 6 个月以内的方案不用填", en: "Rather not? Shorter plans don’t ask" },
  income: { zh: "收入", en: "Money coming in" },
  essentials: { zh: "必需的支出", en: "What you need to live" },
  priorityDebts: { zh: "必须先还的", en: "Debts that come first" },
  people: { zh: "一起生活的人", en: "People at home" },
  adults: { zh: "大人（包括您）", en: "Adults, with you" },
  dependants: { zh: "孩子和需要您照顾的人", en: "Children and others who depend on you" },
  next: { zh: "下一步", en: "Next" },
  peopleProblem: {
    zh: "人数需为数字，大人 1–20，其他 0–20",
    en: "People must be numbers: adults 1 to 20, others 0 to 20",
  },
  figuresHeading: { zh: "大概多少？", en: "About how much?" },
  figuresHint: { zh: "只填您自己的那一份。", en: "Only your own share." },
  per: { zh: "多久一次", en: "How often" },
  figureProblem: {
    zh: "金额需为数字，例如 300；没有就填 0",
    en: "Amount must be a number, like 300; 0 if there is none",
  },
  summaryHeading: { zh: "算下来是这样", en: "This is what it comes to" },
  line: { zh: "每月", en: "A month" },
  allowance: { zh: "为生活费再留出", en: "Kept back for living costs" },
  savings: { zh: "留一点备用", en: "A little kept for emergencies" },
  surplus: { zh: "剩余", en: "Left over" },
  confirm: { zh: "对，继续", en: "Yes, go on" },
  edit: { zh: "改数字", en: "Change the figures" },
  nobodyChecks: {
    zh: "这些只用来看方案合不合适，加密保存，不会用来评分。",
    en: "These figures are only used to see whether a plan fits. They are kept encrypted and never used to score you.",
  },
} as const satisfies Record<string, Message>;

export const startsAt = messageWith<{ start: string; ceiling: string }>({
  zh: ({ start, ceiling }) =>
    `通常从剩余的一半开始，也就是每月 ${start}；多一点少一点都可以。每月超过 ${ceiling} 时，会由人看一下。`,
  en: ({ start, ceiling }) =>
    `Half of what is left is where we start: ${start} a month. More or less is fine; above ${ceiling} a month a person looks at it first.`,
});
export const budgetUnknown: Message = {
  zh: "这些数字我们没法自动判断，会由人来看，不会因此拒绝。",
  en: "We cannot judge these figures by ourselves, so a person will look. That is never a no.",
};

export const budgetGroups = {
  income: budgetWords.income,
  essentials: budgetWords.essentials,
  priorityDebts: budgetWords.priorityDebts,
} as const satisfies Record<BudgetGroup, Message>;

export const budgetLineWords = {
  wages: { zh: "工资", en: "Wages" },
  benefits: { zh: "养老金、补贴", en: "Pension or benefits" },
  other_income: { zh: "其他收入", en: "Other income" },
  housing: { zh: "房租或房贷", en: "Rent or mortgage" },
  utilities: { zh: "水电燃气", en: "Water, power, heating" },
  food: { zh: "吃饭和日用", en: "Food and household" },
  transport: { zh: "交通", en: "Getting around" },
  health: { zh: "看病吃药", en: "Health" },
  children: { zh: "孩子、上学", en: "Children and school" },
  phone: { zh: "电话和网络", en: "Phone and internet" },
  mortgage_arrears: { zh: "欠下的房租或房贷", en: "Rent or mortgage arrears" },
  tax: { zh: "税款", en: "Taxes" },
  court: { zh: "法院判决的款项", en: "Court payments" },
  other_loans: { zh: "其他贷款", en: "Other loans" },
} as const satisfies Record<BudgetCode, Message>;

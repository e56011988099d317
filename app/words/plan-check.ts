import { type Message, messageWith } from "./words.ts";

/** What is read before agreeing. */
export const checkWords = {
  heading: { zh: "同意之前，请核对", en: "Check before you agree" },
  headingPerson: { zh: "请人看之前，请核对", en: "Check before a person looks at it" },
  spread: { zh: "本次分期的金额", en: "Amount being spread" },
  each: { zh: "每次付款", en: "Each payment" },
  often: { zh: "多久一次、哪一天", en: "How often and which day" },
  firstLast: { zh: "第一次和最后一次", en: "First and last" },
  howPay: { zh: "怎么付", en: "How you pay" },
  budget: { zh: "收入和支出", en: "Income and spending" },
  changeLink: { zh: "修改", en: "Change" },
  schedule: { zh: "完整日程", en: "Full schedule" },
  date: { zh: "日期", en: "Date" },
  pay: { zh: "应付", en: "You pay" },
  interest: { zh: "其中利息", en: "Interest in it" },
  left: { zh: "付后剩余", en: "Left after" },
  total: { zh: "合计", en: "Total" },
  costTitle: { zh: "综合成本表", en: "All-in cost statement" },
  costTitlePlain: { zh: "一共要付多少", en: "What it costs" },
  other: { zh: "服务费、担保费或其他费用", en: "Service, guarantee or other fees" },
  inAll: { zh: "一共要付", en: "You pay in all" },
  noInterest: { zh: "方案期间的利息", en: "Interest during the plan" },
  agreeTitle: { zh: "双方约定", en: "What you and we agree to" },
  moveLine: {
    zh: "您可以提前付清、改方案，也可以把一期往后移。",
    en: "You can finish early, change the plan, or move a payment.",
  },
  agreement: { zh: "您的同意", en: "Your agreement" },
  tick: {
    zh: "我已阅读费用说明和约定，同意这个方案",
    en: "I have read the cost statement and the terms, and I agree to this plan",
  },
  typed: { zh: "或者填写您的姓名表示同意", en: "Or type your name to agree" },
  agree: { zh: "同意这个方案", en: "Agree to this plan" },
  send: { zh: "交给人来看", en: "Send to a person" },
  problem: { zh: "请勾选表示同意，或填写您的姓名", en: "Tick the box to agree, or type your name" },
  changed: {
    zh: "刚才金额有变化（例如有一笔款到账，或换了一天），下面是最新的。请再核对一次。",
    en: "Something changed meanwhile (a payment came in, or a new day began). These are the figures now. Please check again.",
  },
  readMore: {
    zh: "按规定，费用表要留出几秒钟给您看完。看好后请再按一次同意；您填的都在。",
    en: "The rules ask that there is a moment to read the table of costs. When you have, press agree once more; what you filled in is still there.",
  },
  document: {
    zh: "方案、日程和本页内容会存成一份中英文文件，随时可以下载。",
    en: "The plan, the schedule and this page are kept as a document in both languages, ready to download.",
  },
  personTitle: { zh: "这个方案要由人来看，原因是：", en: "A person looks at this plan because:" },
  personText: {
    zh: "不会自动拒绝。如果给不了，会说明原因，并告诉您可以给什么。",
    en: "It is never refused by itself. If we can’t do it, we say why and what we can do.",
  },
  promiseGivesWay: {
    zh: "您现在的约定还款会由这个方案取代。",
    en: "This plan takes the place of the promise you made.",
  },
  shares: { zh: "每次付款怎么分到各份合同", en: "What of each payment goes to which contract" },
  contracts: { zh: "合同", en: "Contracts" },
  doNothing: { zh: "如果什么都不做", en: "If nothing is done instead" },
} as const satisfies Record<string, Message>;

export const changeAbout = messageWith<{ what: string }>({
  zh: ({ what }) => `：${what}`,
  en: ({ what }) => `: ${what}`,
});
export const monthlyOn = messageWith<{ day: number }>({
  zh: ({ day }) => `每月 ${day} 日`,
  en: ({ day }) => `Monthly, on day ${day}`,
});
export const weeklyOn = messageWith<{ rhythm: string; weekday: string }>({
  zh: ({ rhythm: often, weekday }) => `${often}，${weekday}`,
  en: ({ rhythm: often, weekday }) => `${often}, on ${weekday}`,
});
export const youPay = messageWith<{ days: readonly number[] }>({
  zh: ({ days }) => `您自己付；我们会提醒（${days.map((day) => (day === 0 ? "当天" : `提前 ${day} 天`)).join("、")}）`,
  en: ({ days }) =>
    `You pay yourself; we remind you ${days.map((day) => (day === 0 ? "on the day" : `${day} days before`)).join(" and ")}`,
});
export const cardPays: Message = {
  zh: "您保存的卡在每个付款日自动付；随时可以关掉",
  en: "Your saved card pays on each date; turn it off at any time",
};
export const interestRow = messageWith<{ rate: string }>({
  zh: ({ rate }) => `利息（年利率 ${rate}），由林溪收取`,
  en: ({ rate }) => `Interest (${rate} a year), charged by us`,
});
export const againstNothing = messageWith<{ date: string; extra: string }>({
  zh: ({ date, extra }) => `一直不付到 ${date}，这部分会多出罚息和费用 ${extra}。`,
  en: ({ date, extra }) => `Left unpaid until ${date}, this part would grow by ${extra} in penalty interest and fees.`,
});
export const againstNothingFree = messageWith<{ date: string }>({
  zh: ({ date }) => `一直不付到 ${date}，这部分不会多出罚息，但仍是逾期。`,
  en: ({ date }) => `Left unpaid until ${date}, nothing would be added to this part, but it would stay late.`,
});

export const whatIfWords = {
  heading: { zh: "如果错过一次会怎样？", en: "What if I miss one?" },
  tabs: { zh: "如果", en: "What if" },
  late: { zh: "晚 3 天", en: "3 days late" },
  one: { zh: "错过一次", en: "Miss one" },
  two: { zh: "连续错过两次", en: "Miss two running" },
  before: { zh: "原来", en: "Before" },
  after: { zh: "之后", en: "After" },
  missed: { zh: "错过", en: "missed" },
  caption: { zh: "之后的日程", en: "Schedule after that" },
  needNotExplain: { zh: "不需要解释原因。", en: "You need not explain." },
} as const satisfies Record<string, Message>;
export const lateText = messageWith<{ date: string; days: number; graceDays: number }>({
  zh: ({ date, days, graceDays }) =>
    days <= graceDays
      ? `比如 ${date} 的一次晚 ${days} 天付：仍算按时，什么都不变，不加钱。`
      : `比如 ${date} 的一次晚 ${days} 天付：方案继续，不加罚息，算一次错过。`,
  en: ({ date, days, graceDays }) =>
    days <= graceDays
      ? `Say the payment of ${date} comes ${days} days late. It still counts as on time: nothing changes and nothing is added.`
      : `Say the payment of ${date} comes ${days} days late. The plan goes on, no penalty is added, and it counts as one slip.`,
});
export const missText = messageWith<{ date: string; two: boolean }>({
  zh: ({ date, two }) =>
    `比如 ${date} ${two ? "和下一次都" : ""}没付。方案不取消；您可以把${two ? "它们" : "它"}移到最后。我们发一条消息，不打电话。`,
  en: ({ date, two }) =>
    `Say you miss ${date}${two ? " and the one after" : ""}. The plan is not cancelled; you can move ${two ? "them" : "that payment"} to the end. We send one message and don’t call.`,
});
export const missCost = messageWith<{ extra: string | null; used: number; left: number | null; breaks: boolean }>({
  zh: ({ extra, used, left, breaks }) =>
    `${extra === null ? "不加利息，也没有罚息。" : `多 ${extra} 利息，没有罚息。`}${
      breaks
        ? "按约定，这样方案会结束，会有人联系您。"
        : left === null
          ? ""
          : `方案允许错过 ${used + left} 次；这里用掉 ${used} 次，还剩 ${left} 次。`
    }`,
  en: ({ extra, used, left, breaks }) =>
    `${extra === null ? "That adds no interest and no penalty." : `That adds ${extra} interest and no penalty.`}${
      breaks
        ? " By the rule of the plan it would end with that, and a person contacts you."
        : left === null
          ? ""
          : ` ${used + left} slips are built in; this uses ${used} and leaves ${left}.`
    }`,
});

/** What is said once it is agreed. */
export const agreedWords = {
  heading: { zh: "方案已经开始", en: "Your plan has started" },
  next: { zh: "接下来", en: "What happens next" },
  seePlan: { zh: "查看我的方案", en: "See my plan" },
  document: { zh: "方案文件（可打印）", en: "The agreement (printable)" },
  pdf: { zh: "下载 PDF", en: "Download as PDF" },
  calendar: { zh: "加到手机日历", en: "Add the dates to your calendar" },
  home: { zh: "回到账户", en: "Back to your account" },
  howTitle: { zh: "怎么付，由您定", en: "How you pay is up to you" },
  howText: {
    zh: "可以每次自己付，也可以保存一张卡，到期自动付。两样都行，随时可以改。",
    en: "Pay each one yourself, or save a card that pays on each date. Either is fine, and you can change it at any time.",
  },
  howAuto: { zh: "保存一张卡，到期自动付", en: "Save a card that pays on each date" },
  howOn: {
    zh: "您保存的卡会在每个付款日自动付。想自己付，随时可以关掉。",
    en: "Your saved card pays on each date. Turn it off at any time to pay yourself.",
  },
  howSee: { zh: "查看或关掉自动付", en: "See it or turn it off" },
  neutral: {
    zh: "日历里只写“林溪提醒”，不写金额。",
    en: "The calendar only says “Linxi reminder”, with no amount.",
  },
} as const satisfies Record<string, Message>;
export const referenceIs = messageWith<{ reference: string }>({
  zh: ({ reference }) => `编号 ${reference}`,
  en: ({ reference }) => `Reference ${reference}`,
});
export const firstOn = messageWith<{ amount: string; date: string }>({
  zh: ({ amount, date }) => `第一次：${date}，${amount}。`,
  en: ({ amount, date }) => `First payment: ${amount} on ${date}.`,
});

export const firstTogether = messageWith<{
  amount: string;
  date: string;
  parts: readonly { loanNo: string; amount: string }[];
}>({
  zh: ({ amount, date, parts }) =>
    `第一次：${date}，一共 ${amount}（${parts.map((part) => `合同 ${part.loanNo} ${part.amount}`).join("，")}）。`,
  en: ({ amount, date, parts }) =>
    `First payment: ${amount} on ${date} (${parts.map((part) => `${part.amount} for contract ${part.loanNo}`).join(", ")}).`,
});
export const eachApart: Message = {
  zh: "每份合同各付各的部分；日期相同，不用记两回。",
  en: "Each contract’s part is paid on its own, on the same days.",
};

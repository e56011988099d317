import { type Message, messageWith } from "./words.ts";

/** Words of making a plan. Page titles stay neutral. */
export const planWords = {
  title: { zh: "您的账户", en: "Your account" },
  back: { zh: "返回", en: "Back" },
  deleteDraft: { zh: "删除我填的内容", en: "Delete my answers" },
  draftKept: {
    zh: "您填的内容会加密保存 30 天；下次用新的链接进来可以接着填。",
    en: "Your answers are kept encrypted for 30 days; a new link finds them again.",
  },
  cannotPay: { zh: "我现在付不了", en: "I can’t pay right now" },
  perMonth: { zh: "每月", en: "a month" },
} as const satisfies Record<string, Message>;

export const stepOf = messageWith<{ step: number; of: number }>({
  zh: ({ step, of }) => `第 ${step} 步，共 ${of} 步`,
  en: ({ step, of }) => `Step ${step} of ${of}`,
});

/** How often, as an answer. */
export const rhythm = {
  monthly: { zh: "每月", en: "Every month" },
  "four-weekly": { zh: "每 4 周", en: "Every 4 weeks" },
  "two-weekly": { zh: "每 2 周", en: "Every 2 weeks" },
  weekly: { zh: "每周", en: "Every week" },
} as const satisfies Record<string, Message>;

/** "a month", "每月": after an amount. */
export const perRhythm = {
  monthly: { zh: "每月", en: "a month" },
  "four-weekly": { zh: "每 4 周", en: "every 4 weeks" },
  "two-weekly": { zh: "每 2 周", en: "every 2 weeks" },
  weekly: { zh: "每周", en: "a week" },
} as const satisfies Record<string, Message>;

export const amountWords = {
  heading: { zh: "每次大概能付多少？", en: "About how much can you manage each time?" },
  each: { zh: "每次付款", en: "Each payment" },
  howOften: { zh: "多久付一次", en: "How often" },
  whichDay: { zh: "每月哪一天", en: "Which day of the month" },
  dayHint: {
    zh: "发工资后一天往往最合适。短的月份取最后一天。",
    en: "The day after payday often works best. A short month takes its last day.",
  },
  firstDay: { zh: "第一次在哪天", en: "Date of the first payment" },
  firstHint: { zh: "只在选“每周、每 2 周、每 4 周”时用到", en: "Only for payments every week, 2 weeks or 4 weeks" },
  again: { zh: "重新算一下", en: "Work it out again" },
  go: { zh: "看看可选的方案", en: "See my options" },
  others: { zh: "别的合同也放进来？（可不选）", en: "Put your other contracts in as well? (optional)" },
  othersHint: {
    zh: "放在一起只签一次，付款日相同；每次分到哪份合同多少，同意前都会列出来。",
    en: "One agreement and the same days. What of each payment goes to which contract is listed before you agree.",
  },
  once: { zh: "一次付清，约个日子", en: "Pay it in one go: say which day" },
  amountProblem: {
    zh: "金额需为大于 0 的数字，例如 400 或 250.75",
    en: "Amount must be a number above 0, like 400 or 250.75",
  },
  dayProblem: { zh: "请选一天", en: "Choose a day" },
  oftenProblem: { zh: "请选多久付一次", en: "Choose how often" },
} as const satisfies Record<string, Message>;

export const amountLede = messageWith<{ owed: string }>({
  zh: ({ owed }) => `把补齐需要的 ${owed} 分开付。`,
  en: ({ owed }) => `This spreads the ${owed} you need to be up to date.`,
});
interface Usual {
  readonly loanNo: string;
  readonly amount: string;
  readonly date: string;
}
export const usualCarriesOn = messageWith<{ usual: readonly Usual[] }>({
  zh: ({ usual }) =>
    `平常的一期照旧：${usual
      .map(({ loanNo, amount, date }) => `${usual.length > 1 ? `合同 ${loanNo} ` : ""}${amount}（${date}）`)
      .join("，")}。加起来太多的话，请选“我现在付不了”。`,
  en: ({ usual }) =>
    `Your usual ${usual.length > 1 ? "instalments carry" : "instalment carries"} on as well: ${usual
      .map(({ loanNo, amount, date }) => `${amount} on ${date}${usual.length > 1 ? ` for contract ${loanNo}` : ""}`)
      .join(", ")}. If that is too much together, choose “I can’t pay right now”.`,
});
export const changeLede = messageWith<{ reference: string }>({
  zh: ({ reference }) => `您在修改方案 ${reference}。同意新方案之前，原来的方案照旧。`,
  en: ({ reference }) => `You are changing plan ${reference}. It stays as it is until you agree to a new one.`,
});
export const fromAmount = messageWith<{ amount: string }>({
  zh: ({ amount }) => `在这里从 ${amount} 起。再少也可以：会有人和您一起看。`,
  en: ({ amount }) => `From ${amount} here. Less is fine too: a person will look at it with you.`,
});
export const otherLoan = messageWith<{ loanNo: string }>({
  zh: ({ loanNo }) => `合同 ${loanNo}`,
  en: ({ loanNo }) => `Contract ${loanNo}`,
});
export const otherOwes = messageWith<{ owed: string }>({
  zh: ({ owed }) => `补齐需要 ${owed}`,
  en: ({ owed }) => `${owed} to be up to date`,
});
export const takeOff = messageWith<{ amount: string }>({
  zh: ({ amount }) => `减少 ${amount}`,
  en: ({ amount }) => `Take off ${amount}`,
});
export const addOn = messageWith<{ amount: string }>({
  zh: ({ amount }) => `增加 ${amount}`,
  en: ({ amount }) => `Add ${amount}`,
});
export const aboutEach = messageWith<{ amount: string; per: string }>({
  zh: ({ amount, per }) => `${per}大约 ${amount}`,
  en: ({ amount, per }) => `At about ${amount} ${per}`,
});
export const previewText = messageWith<{ count: number; regular: string; end: string; extra: string | null }>({
  zh: ({ count, regular, end, extra }) =>
    `付 ${count} 次，每次 ${regular}，${end} 付完。${extra === null ? "不多付一分钱。" : `比今天全部付清多 ${extra}。`}`,
  en: ({ count, regular, end, extra }) =>
    `${count} payments of ${regular}, finished on ${end}. ${extra === null ? "It costs nothing extra." : `That is ${extra} more than paying it all today.`}`,
});
export const previewPerson = {
  zh: "这样的安排需要有人看一下，不会自动拒绝。下一步可以看到能马上同意的方案。",
  en: "A person would look at this one; it is never refused by itself. The next step shows what can be agreed at once.",
} as const satisfies Message;
export const dayOfMonth = messageWith<{ day: number }>({
  zh: ({ day }) => `每月 ${day} 日`,
  en: ({ day }) => `Day ${day} of the month`,
});

export const optionsWords = {
  heading: { zh: "哪一个合适？", en: "Which one fits?" },
  choose: { zh: "选一个方案", en: "Choose a plan" },
  finished: { zh: "付完的日子", en: "Finished on" },
  times: { zh: "付几次", en: "Payments" },
  first: { zh: "第一次", en: "First on" },
  inAll: { zh: "一共要付", en: "You pay in all" },
  more: { zh: "比今天付清多", en: "More than paying today" },
  none: { zh: "这些我都付不起", en: "I can’t afford any of these" },
  noneDetail: { zh: "您填的内容会带过去，由人来看", en: "We’ll carry your answers over and a person will look at it" },
  asksBudget: { zh: "这一个要先问收入和支出", en: "For this one we ask about income and spending first" },
  asPlanned: { zh: "就按我说的，请人看一下", en: "As I said, and a person looks at it" },
  go: { zh: "继续，核对", en: "Continue to check" },
  problem: { zh: "请选一个", en: "Choose one of these" },
  failedTitle: { zh: "我们没能算出来", en: "We could not work this out" },
  failed: {
    zh: "这不是拒绝。请让人来看：您填的内容会一起带过去。",
    en: "This is not a no. Let a person look at it: your answers go with it.",
  },
  sendToPerson: { zh: "请人看一下", en: "Ask a person to look" },
  noInterest: {
    zh: "方案期间不计罚息，也不另收利息。",
    en: "No penalty interest and no other interest during the plan.",
  },
  otherAmount: { zh: "换一个金额", en: "Another amount" },
} as const satisfies Record<string, Message>;

export const allStart = messageWith<{ date: string }>({
  zh: ({ date }) => `都从 ${date} 开始。`,
  en: ({ date }) => `All start on ${date}.`,
});
export const onlyInterest = messageWith<{ rate: string }>({
  zh: ({ rate }) => `方案期间没有罚息，只有合同约定的年利率 ${rate}。`,
  en: ({ rate }) => `No penalty interest during a plan, only the ${rate} a year in your contract.`,
});
export const closestTo = messageWith<{ amount: string }>({
  zh: ({ amount }) => `最接近 ${amount}`,
  en: ({ amount }) => `Closest to ${amount}`,
});
export const payments = {
  nearest: messageWith<{ count: number }>({
    zh: ({ count }) => `付 ${count} 次`,
    en: ({ count }) => `${count} payments`,
  }),
  smaller: messageWith<{ count: number }>({
    zh: ({ count }) => `付 ${count} 次，每次少一些`,
    en: ({ count }) => `${count} smaller payments`,
  }),
  faster: messageWith<{ count: number }>({
    zh: ({ count }) => `付 ${count} 次，早点付完`,
    en: ({ count }) => `${count} payments, done sooner`,
  }),
  asked: messageWith<{ count: number }>({
    zh: ({ count }) => `付 ${count} 次`,
    en: ({ count }) => `${count} payments`,
  }),
  granted: messageWith<{ count: number }>({
    zh: ({ count }) => `付 ${count} 次`,
    en: ({ count }) => `${count} payments`,
  }),
};
export const splitText = messageWith<{ times: number; regular: string; last: string }>({
  zh: ({ times, regular, last }) => `${times} 次 × ${regular}，最后一次 ${last}`,
  en: ({ times, regular, last }) => `${times} × ${regular}, then ${last}`,
});
export const evenText = messageWith<{ times: number; regular: string }>({
  zh: ({ times, regular }) => `${times} 次 × ${regular}`,
  en: ({ times, regular }) => `${times} × ${regular}`,
});

/** Why a plan goes to a person; plain, and never a judgement. */
export const staffReasonWords: Readonly<Record<string, Message>> = {
  debt_above_policy: { zh: "金额较大", en: "The amount is larger than we agree to without a person" },
  first_payment_too_late: { zh: "第一次付款比较晚", en: "The first payment is later than usual" },
  longer_than_policy: { zh: "时间比较长", en: "It takes longer than usual" },
  fewer_than_policy: {
    zh: "只付一次：这更像是约定还款",
    en: "It is a single payment: that is a promise rather than a plan",
  },
  below_min_instalment: { zh: "每次金额比较小", en: "Each payment is smaller than usual" },
  above_monthly_ceiling: {
    zh: "占了您剩余收入的大部分，我们想确认您过得去",
    en: "It takes most of what you have left, and we want to be sure you can manage",
  },
  cannot_be_spread: { zh: "这个金额不好分开", en: "This amount is hard to divide" },
  figures_not_usable: { zh: "有些数字我们想和您核对", en: "We want to check some figures with you" },
  no_allowance_in_force: {
    zh: "我们要查一下适用的生活费标准",
    en: "We need to look up the living allowance that applies",
  },
  several_loans: { zh: "您想把几份合同放在一起", en: "You want several contracts in one plan" },
  household_not_in_table: {
    zh: "我们要查一下适用的生活费标准",
    en: "We need to look up the living allowance that applies",
  },
};
export const staffReasonOther: Message = { zh: "我们没能自动算出来", en: "We could not work it out by ourselves" };

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

export const nothingWords = {
  heading: { zh: "现在没有需要分开付的", en: "There is nothing to spread now" },
  text: {
    zh: "没有过了日子还没付的金额。如果担心下一期，可以先告诉我们。",
    en: "Nothing is past its date. If you are worried about the next instalment, tell us now.",
  },
} as const satisfies Record<string, Message>;
export const personWords = {
  heading: { zh: "这件事请人帮您办", en: "A person will help you with this" },
  text: {
    zh: "您的合同目前有特别安排，不需要您在这里做计划。请打电话给我们，或等我们的人联系您。",
    en: "There is a special arrangement on your contract, so you need not make a plan here. Call us, or wait for our person to contact you.",
  },
} as const satisfies Record<string, Message>;
export const helpWords = {
  heading: { zh: "我们一起找别的办法", en: "Let’s find another way" },
  text: {
    zh: "您填的内容已经保存，困难申请会直接用上，不用重填。",
    en: "Your answers are kept, and the hardship request uses them: nothing has to be typed twice.",
  },
  nothingLeft: {
    zh: "按您填的数字，付完必要的开支后没有剩余。做方案对您不合适；更合适的是困难申请。",
    en: "By your figures nothing is left after what you need to live. A plan would not help; a hardship request may.",
  },
  go: { zh: "继续困难申请", en: "Go on to a hardship request" },
  call: {
    zh: "请打电话给我们，会有人看到您填的内容，不用重复说明。",
    en: "Please call us. The person you speak to sees your answers, so you need not repeat them.",
  },
  smaller: { zh: "换一个更小的金额试试", en: "Try a smaller amount" },
} as const satisfies Record<string, Message>;

export const agreementWords = {
  print: { zh: "可以直接打印这一页，或存成 PDF。", en: "You can print this page or save it as a PDF." },
  hash: { zh: "文件校验值（SHA-256）", en: "Check value of the document (SHA-256)" },
} as const satisfies Record<string, Message>;

/** What a phone's calendar shows: nothing that names money, a loan or a person. */
export const calendarWords = {
  title: { zh: "林溪提醒", en: "Linxi reminder" },
  description: { zh: "打开上次的短信链接可以查看。", en: "Open the link from our last text message to see it." },
} as const satisfies Record<string, Message>;

/** The page of a running plan, and what can be done with it. */
export const viewWords = {
  heading: { zh: "您的分期方案", en: "Your payment plan" },
  active: { zh: "进行中", en: "Running" },
  behind: { zh: "有一次还没收到", en: "One payment has not come" },
  completed: { zh: "已付完", en: "Finished" },
  ended: { zh: "已结束", en: "Ended" },
  broken: { zh: "已结束", en: "Ended" },
  replaced: { zh: "已改为新方案", en: "Changed" },
  next: { zh: "下一次", en: "Next payment" },
  paid: { zh: "已付", en: "Paid" },
  left: { zh: "还剩", en: "Left" },
  allPaid: { zh: "方案已经付完，谢谢。", en: "The plan is paid in full. Thank you." },
  schedule: { zh: "日程", en: "Schedule" },
  state: { zh: "情况", en: "Status" },
  kept: { zh: "已收到", en: "Received" },
  upcoming: { zh: "待付", en: "To come" },
  partial: { zh: "收到一部分", en: "Partly received" },
  missed: { zh: "没有收到", en: "Not received" },
  moved: { zh: "已改期", en: "Moved" },
  what: { zh: "您可以", en: "What you can do" },
  payEarly: { zh: "提前付", en: "Pay early" },
  move: { zh: "把一次改到晚几天", en: "Move one payment by some days" },
  skip: { zh: "这次先停一停，移到最后", en: "Pause: skip the next one, it moves to the end" },
  change: { zh: "改金额或改频率", en: "Change the amount or how often" },
  end: { zh: "结束方案", en: "End the plan" },
  missedTitle: { zh: "这一笔我们还没有收到", en: "We have not received this payment" },
  missedGo: { zh: "看看怎么办", en: "See what can be done" },
  together: { zh: "和别的合同一起约定的", en: "Agreed together with another contract" },
  togetherText: {
    zh: "这里是这份合同的部分。每份合同各付各的，一共是：",
    en: "This page is about this contract’s part. Each contract is paid on its own; together that is:",
  },
  history: { zh: "以前的方案", en: "Earlier plans" },
  endedText: {
    zh: "这个方案已经结束。可以再做一个新的。",
    en: "This plan has ended. You can make a new one.",
  },
  again: { zh: "做一个新方案", en: "Make a new plan" },
} as const satisfies Record<string, Message>;
export const nextOfLoan = messageWith<{ loanNo: string }>({
  zh: ({ loanNo }) => `下一次，合同 ${loanNo} 的部分`,
  en: ({ loanNo }) => `Next payment, contract ${loanNo}`,
});
export const togetherOn = messageWith<{ count: number; amount: string }>({
  zh: ({ count, amount }) => `${count === 2 ? "两" : ` ${count} `}份合同一共 ${amount}`,
  en: ({ count, amount }) => `${amount} for ${count === 2 ? "both" : `all ${count}`} contracts`,
});
export const payOther = messageWith<{ loanNo: string; amount: string; date: string }>({
  zh: ({ loanNo, amount, date }) => `付合同 ${loanNo} 的部分：${date}，${amount}`,
  en: ({ loanNo, amount, date }) => `Pay the part of contract ${loanNo}: ${amount} on ${date}`,
});
export const planOfOther = messageWith<{ loanNo: string }>({
  zh: ({ loanNo }) => `看合同 ${loanNo} 的部分`,
  en: ({ loanNo }) => `See the part of contract ${loanNo}`,
});
export const paidOf = messageWith<{ paid: string; total: string }>({
  zh: ({ paid, total }) => `共 ${total}，已付 ${paid}`,
  en: ({ paid, total }) => `${paid} paid of ${total}`,
});
export const missedSince = messageWith<{ amount: string; date: string; grace: string }>({
  zh: ({ amount, date, grace }) => `${date} 的 ${amount}。${grace} 前付都算按时。`,
  en: ({ amount, date, grace }) => `${amount} of ${date}. Until ${grace} it still counts as on time.`,
});
export const missedAfter = messageWith<{ amount: string; date: string }>({
  zh: ({ amount, date }) => `${date} 的 ${amount}。方案没有取消；可以现在付，也可以移到最后。`,
  en: ({ amount, date }) => `${amount} of ${date}. The plan is not cancelled: pay it now, or move it to the end.`,
});

/** The door on the loan's home. */
export const planDoorWords = {
  make: { zh: "分开付", en: "Spread it out" },
  makeDetail: { zh: "金额由您定；方案当日起罚息停止", en: "You set the amount; penalty interest stops that day" },
  running: { zh: "我的分期方案", en: "Your payment plan" },
  runningDetail: { zh: "已付、还剩、下一次；可以改", en: "Paid, left and next; you can change it" },
} as const satisfies Record<string, Message>;
export const planDoorNext = messageWith<{ amount: string; date: string }>({
  zh: ({ amount, date }) => `下一次 ${date}，${amount}；可以改`,
  en: ({ amount, date }) => `Next: ${amount} on ${date}; you can change it`,
});

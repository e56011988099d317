import type { HoldScope } from "#app/lending/ledger.ts";
import { type Message, messageWith } from "./words.ts";

/** Words of the pages behind identity. Page titles stay neutral: they show in the app switcher. */
export const homeWords = {
  title: { zh: "您的账户", en: "Your account" },
  upToDate: { zh: "现在补齐需要", en: "To be up to date" },
  howWorkedOut: { zh: "看看怎么算的", en: "See how this is worked out" },
  hideAmounts: { zh: "隐藏金额", en: "Hide amounts" },
  nextInstalment: { zh: "下一期", en: "Next instalment" },
  everythingLeft: { zh: "全部剩余", en: "Everything left" },
  ifClearedToday: { zh: "今天一次结清", en: "if cleared today" },
  whatYouCanDo: { zh: "您可以", en: "What you can do" },
  recent: { zh: "最近动态", en: "Recent activity" },
  allHistory: { zh: "全部记录", en: "Full history" },
  waiting: { zh: "如果等一等会怎样", en: "What waiting costs" },
  statement: { zh: "可打印的对账单", en: "Printable statement" },
  otherLoans: { zh: "我的全部合同", en: "All my contracts" },
  settledLead: { zh: "已经全部还清", en: "Nothing left to pay" },
  settled: { zh: "不需要再做任何事。谢谢。", en: "There is nothing else to do. Thank you." },
  overpaidLead: { zh: "我们欠您", en: "We owe you" },
  overpaid: {
    zh: "您多付了这些。会退回给您，或抵扣以后的费用。",
    en: "You paid this much more than needed. We return it, or set it against later charges.",
  },
  upToDateLead: { zh: "现在没有要补的", en: "You are up to date" },
  maybePaid: { zh: "刚付过的话，这里一会儿就更新。", en: "If you have just paid, this updates in a moment." },
  dueTodayText: { zh: "今天是还款日。今天付都算按时。", en: "Today is the due date. Any time today is on time." },
} as const satisfies Record<string, Message>;

type Days = { days: number };
type Told = { amount: string; nr: number; scopes: readonly HoldScope[] };

const pauseNames = {
  contact: { zh: "催收", en: "collection messages" },
  penalty: { zh: "罚息", en: "penalty interest" },
  interest: { zh: "利息", en: "interest" },
} as const satisfies Record<HoldScope, Message>;
const pausedZh = (scopes: readonly HoldScope[]) => scopes.map((scope) => pauseNames[scope].zh).join("、");
const pausedEn = (scopes: readonly HoldScope[]) => scopes.map((scope) => pauseNames[scope].en).join(" and ");

export const oneLate = messageWith<{ date: string; days: number }>({
  zh: ({ date, days }) => `${date}这一期，已过还款日 ${days} 天`,
  en: ({ date, days }) => `The ${date} instalment, ${days} ${days === 1 ? "day" : "days"} past its date`,
});
export const severalLate = messageWith<{ count: number; date: string; days: number }>({
  zh: ({ count, date, days }) => `共 ${count} 期，最早的一期 ${date}，已过还款日 ${days} 天`,
  en: ({ count, date, days }) => `${count} instalments; the oldest is of ${date}, ${days} days past its date`,
});
export const dueSoon = messageWith<{ date: string } & Days>({
  zh: ({ date, days }) => `下一期在 ${date}，还有 ${days} 天`,
  en: ({ date, days }) => `The next instalment is on ${date}, in ${days} ${days === 1 ? "day" : "days"}`,
});
export const nextOn = messageWith<{ date: string }>({
  zh: ({ date }) => `下一期在 ${date}。`,
  en: ({ date }) => `The next instalment is on ${date}.`,
});
export const justPaid = messageWith<{ amount: string }>({
  zh: ({ amount }) => `今天收到 ${amount}，谢谢。`,
  en: ({ amount }) => `We received ${amount} today. Thank you.`,
});
export const confirming = messageWith<{ amount: string }>({
  zh: ({ amount }) => `正在等 ${amount} 到账，等的时候不会算逾期。`,
  en: ({ amount }) => `We are waiting for ${amount} to arrive. Waiting never makes you late.`,
});
export const pausedSince = messageWith<{ date: string }>({
  zh: ({ date }) => `从 ${date} 起暂停：不催收，罚息不增加。`,
  en: ({ date }) => `Paused since ${date}: no reminders, and penalty interest does not grow.`,
});
export const planSince = messageWith<{ date: string }>({
  zh: ({ date }) => `分期方案从 ${date} 起进行中：不催收，罚息不增加。`,
  en: ({ date }) => `Your plan has run since ${date}: nobody chases you, and penalty interest does not grow.`,
});
export const amountsAsOf = messageWith<{ time: string }>({
  zh: ({ time }) => `金额截至 ${time}。刚付的钱一般 2 分钟内显示。`,
  en: ({ time }) => `Amounts as of ${time}. A payment you just made usually shows within 2 minutes.`,
});
export const contractNo = messageWith<{ no: string }>({
  zh: ({ no }) => `合同 ${no}`,
  en: ({ no }) => `Contract ${no}`,
});

/** What happened, with its amount where money moved. */
export const activityWords = {
  next: messageWith<Told>({ zh: ({ amount }) => `下一期 ${amount}`, en: ({ amount }) => `Next instalment ${amount}` }),
  due: messageWith<Told>({
    zh: ({ amount, nr }) => `第 ${nr} 期到期 ${amount}`,
    en: ({ amount, nr }) => `Instalment ${nr} was due: ${amount}`,
  }),
  payment: messageWith<Told>({
    zh: ({ amount }) => `收到 ${amount}，谢谢`,
    en: ({ amount }) => `We received ${amount}. Thank you`,
  }),
  reversed: messageWith<Told>({
    zh: ({ amount }) => `${amount} 这一笔已撤销`,
    en: ({ amount }) => `An entry of ${amount} was taken back`,
  }),
  chargeback: messageWith<Told>({
    zh: ({ amount }) => `银行退回了 ${amount} 的付款`,
    en: ({ amount }) => `Your bank returned a payment of ${amount}`,
  }),
  refund: messageWith<Told>({
    zh: ({ amount }) => `退款 ${amount} 给您`,
    en: ({ amount }) => `We refunded ${amount} to you`,
  }),
  refunded: messageWith<Told>({
    zh: ({ amount }) => `退款 ${amount} 给您，这部分重新算作未还`,
    en: ({ amount }) => `We refunded ${amount} to you; that part is owed again`,
  }),
  "refund-failed": messageWith<Told>({
    zh: ({ amount }) => `退款 ${amount} 没有成功，钱已转回，重新算作已还`,
    en: ({ amount }) => `The refund of ${amount} did not go through; the money came back and counts as paid`,
  }),
  "bank-took": messageWith<Told>({
    zh: ({ amount }) => `您的银行先取回了 ${amount}，正在核实这笔付款`,
    en: ({ amount }) => `Your bank took back ${amount} while it looks into this payment`,
  }),
  "bank-kept": messageWith<Told>({
    zh: ({ amount }) => `您的银行取回了 ${amount}，已定为退给您`,
    en: ({ amount }) => `Your bank took back ${amount}, and decided that it stays with you`,
  }),
  "bank-gave-back": messageWith<Told>({
    zh: ({ amount }) => `您的银行认定付款有效，${amount} 重新算作已还`,
    en: ({ amount }) => `Your bank found the payment valid; ${amount} counts as paid again`,
  }),
  charge: messageWith<Told>({ zh: ({ amount }) => `费用 ${amount}`, en: ({ amount }) => `Charge ${amount}` }),
  waiver: messageWith<Told>({ zh: ({ amount }) => `我们减免了 ${amount}`, en: ({ amount }) => `We waived ${amount}` }),
  adjustment: messageWith<Told>({ zh: ({ amount }) => `更正 ${amount}`, en: ({ amount }) => `Correction ${amount}` }),
  pause: messageWith<Told>({
    zh: ({ scopes }) => `${pausedZh(scopes)}暂停`,
    en: ({ scopes }) => `Paused: ${pausedEn(scopes)}`,
  }),
  "pause-end": messageWith<Told>({
    zh: ({ scopes }) => `${pausedZh(scopes)}恢复`,
    en: ({ scopes }) => `Pause over: ${pausedEn(scopes)}`,
  }),
  "new-schedule": messageWith<Told>({ zh: () => "新的还款日程", en: () => "New schedule" }),
  "brought-forward": messageWith<Told>({
    zh: ({ amount }) => `之前已付 ${amount}（转入）`,
    en: ({ amount }) => `Paid before: ${amount} (brought forward)`,
  }),
} as const;

export const loansWords = {
  title: { zh: "您的账户", en: "Your account" },
  heading: { zh: "您的合同", en: "Your contracts" },
  lede: { zh: "请选一份。付款会记在您选的这一份上。", en: "Choose one. A payment goes to the one you choose." },
  all: { zh: "全部合同补齐需要", en: "To bring all of them up to date" },
  open: { zh: "查看", en: "Open" },
  left: { zh: "全部剩余", en: "Everything left" },
} as const satisfies Record<string, Message>;

export const historyWords = {
  title: { zh: "记录", en: "History" },
  heading: { zh: "全部记录", en: "Full history" },
  payments: { zh: "还款与变动", en: "Payments and changes" },
  messages: { zh: "我们发给您的消息", en: "Messages we sent you" },
  noMessages: { zh: "还没有消息。", en: "No messages yet." },
  pages: { zh: "分页", en: "Pages" },
  newestFirst: { zh: "最新的在前", en: "Newest first" },
  older: { zh: "更早", en: "Older" },
  newest: { zh: "最新", en: "Newest" },
  messageSent: { zh: "短信已发出", en: "Text message sent" },
  messageHeld: { zh: "短信没有发（暂停中）", en: "Text message held back" },
  messageQueued: { zh: "短信待发", en: "Text message waiting to go" },
  messageCancelled: { zh: "短信已取消", en: "Text message cancelled" },
  messageFailed: { zh: "短信没有送达", en: "Text message not delivered" },
} as const satisfies Record<string, Message>;

export const waitingWords = {
  title: { zh: "等一等会怎样", en: "What waiting costs" },
  heading: { zh: "如果等一等会怎样", en: "What waiting costs" },
  lede: {
    zh: "如果这段时间不付款，也不另作安排，补齐需要的金额会是这样。随时可以改变它。",
    en: "If nothing is paid and nothing is agreed, this is what being up to date takes. You can change it at any time.",
  },
  today: { zh: "今天", en: "Today" },
  upToDate: { zh: "补齐需要", en: "To be up to date" },
  newlyDue: { zh: "新到期", en: "Newly due" },
  extra: { zh: "等待的费用", en: "Cost of waiting" },
  when: { zh: "时间", en: "When" },
  table: { zh: "等待的费用，逐项", en: "What waiting costs, in figures" },
  what: {
    zh: "“新到期”是这段时间里本来就要付的一期；“等待的费用”只是罚息和费用的增加。",
    en: "“Newly due” is an instalment that falls due in that time anyway; “cost of waiting” is only what penalty interest and fees add.",
  },
  paused: {
    zh: "现在是暂停期，等待不产生罚息。",
    en: "This is paused now, so waiting adds no penalty interest.",
  },
} as const satisfies Record<string, Message>;

export const inDays = messageWith<{ days: number }>({
  zh: ({ days }) => `${days} 天后`,
  en: ({ days }) => `In ${days} days`,
});

export const statementWords = {
  title: { zh: "对账单", en: "Statement" },
  heading: { zh: "对账单", en: "Statement" },
  contract: { zh: "合同", en: "Contract" },
  signed: { zh: "放款日", en: "Paid out on" },
  borrowed: { zh: "借款金额", en: "Amount borrowed" },
  rate: { zh: "合同年利率", en: "Contract rate, a year" },
  instalments: { zh: "期数", en: "Instalments" },
  toBeUpToDate: { zh: "现在补齐需要", en: "To be up to date" },
  schedule: { zh: "各期明细", en: "Every instalment" },
  date: { zh: "日期", en: "Date" },
  principal: { zh: "本金", en: "Principal" },
  interest: { zh: "利息", en: "Interest" },
  penalty: { zh: "罚息", en: "Penalty" },
  fees: { zh: "费用", en: "Fees" },
  paid: { zh: "已付", en: "Paid" },
  open: { zh: "未付", en: "Open" },
  howToObject: { zh: "如果您认为有误", en: "If you think something is wrong" },
  objectText: {
    zh: "打电话告诉我们，或回到网页。您说金额有误，我们先停下来，再核查；核查期间不催收这部分。",
    en: "Call us or come back to the site. If you say an amount is wrong we stop first and check afterwards; we do not ask for that amount meanwhile.",
  },
  print: {
    zh: "用浏览器的“打印”可以打印或存成 PDF。",
    en: "Use your browser’s “Print” to print this or save it as a PDF.",
  },
  total: { zh: "合计", en: "Total" },
} as const satisfies Record<string, Message>;

import { type Message, messageWith } from "./words.ts";

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

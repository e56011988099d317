import { type Message, messageWith } from "./words.ts";

/** Asking somebody else to pay. */
export const shareWords = {
  heading: { zh: "请别人帮忙付", en: "Let someone else pay" },
  lede: {
    zh: "家人或朋友可以用一个链接替您付。他们只看到金额、您写的称呼和一个编号，看不到合同、余额和记录。",
    en: "Family or a friend can pay with a link. They see an amount, the name you write and a reference; nothing about your contract, balance or history.",
  },
  amount: { zh: "最多可以付多少", en: "The most they can pay" },
  nickname: { zh: "他们怎么称呼您", en: "What they call you" },
  nicknameHint: {
    zh: "例如“小明”。只有拿到链接的人看得到。",
    en: "For example “Sam”. Only whoever has the link sees it.",
  },
  make: { zh: "做一个链接", en: "Make a link" },
  madeTitle: { zh: "链接做好了", en: "Your link is ready" },
  made: {
    zh: "把它发给您信任的人。离开这一页后就看不到了；需要时可以再做一个。",
    en: "Send it to someone you trust. It is shown only now; you can make another when you need one.",
  },
  live: { zh: "有效的链接", en: "Links that work" },
  until: { zh: "有效到", en: "Until" },
  close: { zh: "关闭", en: "Close" },
  nicknameMissing: { zh: "请写一个称呼。", en: "Write a name." },
  nicknameTooLong: { zh: "称呼最多 40 个字。", en: "At most 40 characters." },
  tooManyLinks: { zh: "已有三个有效的链接。请先关闭一个。", en: "Three links are working already. Close one first." },
  tooManyToday: { zh: "今天做的链接太多了，请明天再来。", en: "Too many links today. Please come back tomorrow." },
} as const satisfies Record<string, Message>;

/** What whoever was asked sees: nothing that tells of a debt. */
export const helperWords = {
  title: { zh: "帮忙付款", en: "Help with a payment" },
  lede: {
    zh: "您愿意的话，可以付一部分或全部。钱只会付给下面写的公司。",
    en: "If you like, pay a part or all of it. The money goes only to the company named here.",
  },
  amount: { zh: "您想付的金额", en: "The amount you want to pay" },
  payee: { zh: "收款方", en: "Paid to" },
  reference: { zh: "编号", en: "Reference" },
  atMost: { zh: "最多", en: "At most" },
  go: { zh: "去付款", en: "Go to payment" },
  closedHeading: { zh: "这个链接不能用了", en: "This link does not work any more" },
  closed: {
    zh: "它可能已用完、过期或被关闭。请问问发给您的人。没有扣款。",
    en: "It may be used up, expired or closed. Please ask the person who sent it. No money was taken.",
  },
  thanks: { zh: "收到了，谢谢您", en: "Received, thank you" },
  thanksText: {
    zh: "可以关掉这一页了。需要凭证的话，请记下编号。",
    en: "You can close this page. Note the reference if you need proof.",
  },
} as const satisfies Record<string, Message>;

export const helperHeading = messageWith<{ nickname: string }>({
  zh: ({ nickname }) => `替 ${nickname} 付款`,
  en: ({ nickname }) => `Pay for ${nickname}`,
});

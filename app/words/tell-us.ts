import { type Message, messageWith } from "./words.ts";

/** Situations with a way of their own: one page, nothing to prove first. */
export const tellUsWords = {
  title: { zh: "告诉我们", en: "Tell us" },
  heading: { zh: "告诉我们发生了什么", en: "Tell us what has happened" },
  lede: {
    zh: "说一声就够了：提醒和费用马上停止，由专人接手。不需要先付款，也不需要先证明。",
    en: "Saying so is enough: reminders and charges stop at once and a specialist takes over. Nothing to pay and nothing to prove first.",
  },
  which: { zh: "是哪一种？", en: "Which is it?" },
  words: { zh: "想说的话", en: "Anything you want to say" },
  wordsHint: { zh: "几个字也可以，不写也可以。", en: "A few words are enough; none is fine." },
  safe: { zh: "怎样联系是安全的？", en: "Which way of reaching you is safe?" },
  safeHint: {
    zh: "例如：只发邮件；只在白天打某个号码；先不要联系。我们只用您说的方式。",
    en: "For example: only by e-mail; a number that is safe in the daytime; not at all for now. We use only that.",
  },
  teller: { zh: "您是", en: "You are" },
  send: { zh: "告诉我们", en: "Tell us" },
  proofLater: { zh: "证明可以以后再给。", en: "Proof can come later." },
  choose: { zh: "请选一项", en: "Choose one" },
  tooLong: { zh: "请写短一些：最多 2000 字", en: "Please make it shorter: 2,000 characters at most" },
  done: { zh: "我们知道了，谢谢您告诉我们", en: "Thank you for telling us" },
  doneText: {
    zh: "从现在起不再提醒，也不增加费用。专人会处理，不会请您付款。",
    en: "From now on there are no reminders and no new charges. A specialist takes it from here and will not ask you for money.",
  },
  proofText: {
    zh: "如果有证明文件，方便的时候再给就好。",
    en: "If there is a document that shows it, it can come when it suits you.",
  },
  follow: { zh: "看进展", en: "See how it goes on" },
} as const satisfies Record<string, Message>;

export const situationWords = {
  bereavement: {
    label: { zh: "有人去世了", en: "Someone has died" },
    detail: {
      zh: "家人不需要替他人还款，除非一起签了合同。",
      en: "Relatives need not pay for someone else, unless they signed with them.",
    },
  },
  bankruptcy: {
    label: { zh: "破产或债务清理程序", en: "Bankruptcy or an insolvency procedure" },
    detail: { zh: "付款入口会收起，我们和管理人联系。", en: "Paying is put away; we talk to the trustee." },
  },
  breathing_space: {
    label: { zh: "喘息期（Breathing Space）", en: "Breathing space" },
    detail: {
      zh: "期间不计利息和费用，不要求付款。",
      en: "No interest, no charges, and nobody asks for payment meanwhile.",
    },
  },
  debt_adviser: {
    label: { zh: "有债务顾问在帮我", en: "A debt adviser is helping me" },
    detail: { zh: "我们给你们 30 天安静的时间。", en: "We give you both 30 quiet days." },
  },
  abuse: {
    label: { zh: "我不安全，或有人控制我的钱", en: "I am not safe, or someone controls my money" },
    detail: {
      zh: "只用您说安全的方式联系，不寄信到共同地址。",
      en: "We use only a way you call safe and write to no shared address.",
    },
  },
  illness_or_capacity: {
    label: { zh: "生病，或现在处理不了这些事", en: "Illness, or I can’t deal with this right now" },
    detail: { zh: "不会有自动的决定，由人来看。", en: "Nothing is decided by a machine; a person looks." },
  },
  military: {
    label: { zh: "服兵役", en: "Military service" },
    detail: { zh: "法律给您特别的保护。", en: "The law protects you specially." },
  },
} as const satisfies Record<string, { label: Message; detail: Message }>;

export const tellerWords = {
  self: { zh: "合同上的本人", en: "The person on the contract" },
  family: { zh: "家人或朋友", en: "Family or a friend" },
  adviser: { zh: "顾问或社工", en: "An adviser or social worker" },
  representative: { zh: "受托人、律师或管理人", en: "A representative, lawyer or trustee" },
} as const satisfies Record<string, Message>;

export const referenceIs = messageWith<{ reference: string; date: string }>({
  zh: ({ reference, date }) => `编号 ${reference}。${date} 前给您答复。`,
  en: ({ reference, date }) => `Reference ${reference}. You’ll hear from us by ${date}.`,
});

import { type Message, messageWith } from "./words.ts";

/** An offer and the agreement that comes of it. */
export const offerWords = {
  title: { zh: "给您的方案", en: "An offer for you" },
  heading: { zh: "给您的方案", en: "Our offer to you" },
  whyThese: { zh: "为什么是这个方案", en: "Why these terms" },
  atAGlance: { zh: "要点", en: "At a glance" },
  firstAmount: { zh: "先付", en: "First payments" },
  thenAmount: { zh: "之后", en: "Then" },
  eachAmount: { zh: "每期", en: "Each payment" },
  whereItGoes: { zh: "钱的去处", en: "Where it goes" },
  part: { zh: "项目", en: "Part" },
  count: { zh: "期数", en: "Number of payments" },
  firstDate: { zh: "第一次付款", en: "First payment on" },
  lastDate: { zh: "最后一次", en: "Last payment on" },
  total: { zh: "一共要付", en: "You pay in all" },
  extra: { zh: "比什么都不改多付", en: "More than if nothing changes" },
  lessBy: { zh: "比什么都不改少付", en: "Less than if nothing changes" },
  given: { zh: "我们放弃的", en: "What we give up" },
  accrues: { zh: "这段时间会增加什么", en: "What grows meanwhile" },
  accruesText: {
    zh: "只有合同利息，按合同利率算，已经在上面的金额里。没有新的费用，没有利滚利；按方案付就没有罚息。",
    en: "Only contract interest at the contract rate, already in the amounts above. No new fees, no interest on interest; and no penalty interest while you keep to it.",
  },
  waits: {
    zh: "前几期的金额小于当期利息，差额会留到后面的期数里。",
    en: "The first payments are smaller than the interest of their time; the rest waits for the later ones.",
  },
  ifMissed: { zh: "如果有一期没付", en: "If you miss one" },
  credit: { zh: "征信怎么写", en: "Your credit record" },
  beforeAfter: { zh: "前后对比", en: "Before and after" },
  date: { zh: "日期", en: "Date" },
  before: { zh: "现在", en: "Now" },
  after: { zh: "方案", en: "Offer" },
  toBeUpToDate: { zh: "今天补齐", en: "Up to date today" },
  totalRow: { zh: "合计", en: "Total" },
  nothing: { zh: "–", en: "–" },
  agreeHeading: { zh: "同意这个方案", en: "Agree to this" },
  name: { zh: "请输入您的姓名", en: "Type your name" },
  nameHint: {
    zh: "这等于签字。您会得到一份可以打印的协议。",
    en: "This is your signature. You get the agreement to keep or print.",
  },
  nameProblem: { zh: "请输入您的姓名", en: "Type your name to agree" },
  nameDiffers: { zh: "请输入合同上的姓名", en: "Type your name as it is on the contract" },
  agree: { zh: "同意", en: "I agree" },
  decline: { zh: "不合适", en: "This doesn’t work for me" },
  declineHint: {
    zh: "您不会因此失去保护，可以马上请我们再想别的办法。",
    en: "You keep your protection and can ask for something else right away.",
  },
  changed: { zh: "情况有变，我们要重新算一遍", en: "Something has changed and we have to work it out again" },
  changedText: {
    zh: "方案发出以后，这份合同有了新的记录，上面的金额不再准确。您不用做什么，我们会给您新的方案。",
    en: "Since we made this offer something was added to the account, so the figures are no longer right. You need not do anything; we will make you a new one.",
  },
} as const satisfies Record<string, Message>;

/** What a missed payment does. @param days how long it can still be paid as if nothing had been */
export function ifMissedText(days: number): Message {
  return {
    zh: `${days} 天内补上就没有影响。之后我们先问您发生了什么；那一期按合同算罚息，其他期数不变。方案不会自动取消。`,
    en: `Paid within ${days} days nothing happens. After that we ask first what happened; that one payment bears the contract’s penalty interest, the others stay. The agreement does not end by itself.`,
  };
}

export const openUntil = messageWith<{ date: string }>({
  zh: ({ date }) => `有效到 ${date}`,
  en: ({ date }) => `Open until ${date}`,
});
export const times = messageWith<{ count: number }>({
  zh: ({ count }) => `${count} 期`,
  en: ({ count }) => (count === 1 ? "1 payment" : `${count} payments`),
});
export const falling = messageWith<{ from: string; to: string }>({
  zh: ({ from, to }) => `${from}，逐期减到 ${to}`,
  en: ({ from, to }) => `${from}, falling to ${to}`,
});
export const fallingTo = messageWith<{ to: string }>({
  zh: ({ to }) => `逐期减到 ${to}`,
  en: ({ to }) => `falling to ${to}`,
});
export const between = messageWith<{ least: string; most: string }>({
  zh: ({ least, most }) => `${least} 到 ${most}`,
  en: ({ least, most }) => `${least} to ${most}`,
});
export const paidEachTime = messageWith<{ sign: string }>({
  zh: ({ sign }) => `每期付多少（${sign}）`,
  en: ({ sign }) => `What is paid each time (${sign})`,
});
export const chartSays = messageWith<{ now: string; offer: string; until: string }>({
  zh: ({ now, offer, until }) => `现在一共 ${now}；按方案一共 ${offer}，到 ${until} 付完。每期的数在下面的表里。`,
  en: ({ now, offer, until }) =>
    `Now ${now} in all; with the offer ${offer} in all, paid by ${until}. Each payment is in the table below.`,
});

export const partWords = {
  penalty: { zh: "罚息", en: "Penalty interest" },
  fee: { zh: "费用", en: "Fees" },
  interest: { zh: "利息", en: "Interest" },
  principal: { zh: "本金", en: "Principal" },
} as const satisfies Record<string, Message>;

/** What kind of terms. */
export const kindWords = {
  "penalty-waiver": { zh: "免去罚息", en: "Penalty interest waived" },
  deferral: { zh: "延期", en: "More time" },
  "interest-only": { zh: "先只付利息", en: "Interest only first" },
  reduced: { zh: "先少付，再补上", en: "Less first, then catch up" },
  token: { zh: "先付一点点", en: "A token amount first" },
  extension: { zh: "期数加长", en: "More and smaller instalments" },
  "re-amortise": { zh: "欠款摊到剩余各期", en: "Arrears spread over what is left" },
  settlement: { zh: "协商结清", en: "Settlement" },
} as const satisfies Record<string, Message>;

export const agreementWords = {
  title: { zh: "协议", en: "Agreement" },
  heading: { zh: "还款安排协议", en: "Your agreement" },
  schedule: { zh: "还款日程", en: "Schedule" },
  youPay: { zh: "每期付款", en: "You pay" },
  interestIn: { zh: "其中利息", en: "Interest in it" },
  reasons: { zh: "为什么", en: "Why" },
  ifThingsChange: { zh: "如果情况有变", en: "If things change" },
  ifThingsChangeText: {
    zh: "打电话、上网或写信都可以改日期、改金额、再要一些时间，不需要先付款。对我们的做法不满意可以投诉，由另一个团队答复。",
    en: "Call, come back to the site, or write to change a date or an amount or to ask for more time. You don’t have to pay first. If you are unhappy with how we acted, complain: another team answers.",
  },
  signed: { zh: "签署", en: "Signed" },
} as const satisfies Record<string, Message>;

export const agreedBy = messageWith<{ name: string; time: string }>({
  zh: ({ name, time }) => `${name} 于 ${time} 输入姓名同意。`,
  en: ({ name, time }) => `${name} agreed by typing their name on ${time}.`,
});
export const agreementFoot = messageWith<{ hash: string; policy: string }>({
  zh: ({ hash, policy }) => `中英文内容一致。规则版本 ${policy}。文件指纹 SHA-256 ${hash}`,
  en: ({ hash, policy }) =>
    `Chinese and English say the same. Policy version ${policy}. Fingerprint of this document, SHA-256: ${hash}`,
});

import type { JudgementReason } from "#app/hardship/budget.ts";
import type { SpecialSituation } from "#app/policy/categories.ts";
import { type Message, messageWith } from "./words.ts";

/** Money in and out on the screen of a case. */
export const budgetWords = {
  heading: { zh: "每月收支", en: "Money in and out, a month" },
  none: { zh: "还没有数字。不是每次都需要。", en: "No figures yet. Not every case needs them." },
  line: { zh: "项目", en: "Line" },
  given: { zh: "金额", en: "Amount" },
  accepted: { zh: "认可", en: "Accepted" },
  why: { zh: "理由", en: "Reason" },
  yes: { zh: "认可", en: "Yes" },
  no: { zh: "不认可", en: "No" },
  open: { zh: "还没看", en: "Not judged yet" },
  noReason: { zh: "请选", en: "Choose" },
  byBorrower: { zh: "借款人给的", en: "From the borrower" },
  byDesk: { zh: "我们记的", en: "Written down here" },
  left: { zh: "剩下", en: "Left over" },
  leftAsGiven: { zh: "剩下（照原数）", en: "Left over, as given" },
  start: { zh: "可以从这里谈起", en: "A start for terms" },
  edit: { zh: "逐项填写和判断", en: "Fill in and judge, line by line" },
  hint: {
    zh: "没有的项目空着。每个“认可”或“不认可”都要选理由。",
    en: "Leave out what there is not. Every yes and every no needs its reason.",
  },
  save: { zh: "保存", en: "Save these figures" },
} as const satisfies Record<string, Message>;

export const judgementWords = {
  seen_in_document: { zh: "材料上看到了", en: "Seen in a document" },
  plausible: { zh: "说得通", en: "Plausible as said" },
  usual_for_household: { zh: "这样的家庭一般如此", en: "Usual for such a household" },
  other_figure_shown: { zh: "材料上是另一个数", en: "A document shows another figure" },
  counted_twice: { zh: "重复计算", en: "Counted twice" },
  one_off: { zh: "只有一次", en: "Happens once only" },
  paid_by_somebody_else: { zh: "由别人支付", en: "Somebody else pays it" },
  not_explained: { zh: "没有说明", en: "Not explained" },
} as const satisfies Record<JudgementReason, Message>;

/** Contacts with the borrower, on the screen of a case. */
export const contactWords = {
  heading: { zh: "消息", en: "Messages" },
  none: { zh: "还没有给对方发过消息。", en: "Nothing was sent to them yet." },
} as const satisfies Record<string, Message>;

/** What a person told us about a special situation. */
export const statementWords = {
  situation: { zh: "情况", en: "Situation" },
  teller: { zh: "谁说的", en: "Who told us" },
  safeWay: { zh: "安全的联系方式", en: "Safe way to reach them" },
  noSafeWay: { zh: "没有说", en: "Not said" },
  proof: { zh: "证明", en: "Proof" },
  proofLater: { zh: "以后再给，现在不需要", en: "Later; none is needed now" },
} as const satisfies Record<string, Message>;

export const proofAsked = messageWith<{ date: string }>({
  zh: ({ date }) => `单凭陈述保护到 ${date}；之后可以问一声有没有证明`,
  en: ({ date }) => `The statement alone protects until ${date}; after that we may ask whether there is proof`,
});
export const quietUntil = messageWith<{ date: string }>({
  zh: ({ date }) => `安静到 ${date}，之后由人来看`,
  en: ({ date }) => `Quiet until ${date}; then a person looks again`,
});
export const startAt = messageWith<{ amount: string }>({
  zh: ({ amount }) => `可以从每月 ${amount} 谈起`,
  en: ({ amount }) => `Terms can start from ${amount} a month`,
});

/** Special situations in as few words as a list has room for. */
export const situationTags = {
  bereavement: { zh: "丧亲", en: "Bereavement" },
  bankruptcy: { zh: "破产程序", en: "Insolvency" },
  breathing_space: { zh: "喘息期", en: "Breathing space" },
  debt_adviser: { zh: "有债务顾问", en: "Debt adviser" },
  abuse: { zh: "只用安全渠道", en: "Safe channel only" },
  illness_or_capacity: { zh: "健康", en: "Health" },
  military: { zh: "服役", en: "Military" },
} as const satisfies Record<SpecialSituation, Message>;

/** The builder of options and the decision beside it. */
export const builderWords = {
  firstPayment: { zh: "先付", en: "First payments" },
  then: { zh: "之后", en: "Then" },
  ends: { zh: "结束", en: "Finished" },
  count: { zh: "期数", en: "Number of payments" },
  inAll: { zh: "借款人一共付", en: "Borrower pays in all" },
  more: { zh: "比现在多", en: "More than now" },
  given: { zh: "我们放弃", en: "We give up" },
  ofLeft: { zh: "第一期占剩余的", en: "First payment, of what is left" },
  firstDay: { zh: "结清第一次付款日", en: "First date of a settlement" },
  same: { zh: "相同", en: "same" },
  cannot: { zh: "算不出来", en: "Not possible" },
  refer: { zh: "申请核销", en: "Refer for write-off" },
  referHint: {
    zh: "交给管理员决定；暂停照旧，这里不会冲销任何款项。",
    en: "Goes to an administrator; the pause stays, and nothing is written off here.",
  },
  referWords: { zh: "为什么付不了", en: "Why it cannot be paid" },
  extend: { zh: "延长安静期", en: "Make the quiet time longer" },
  extendHint: { zh: "按规则再延一次。", en: "Once more, for the time policy gives." },
  endQuiet: { zh: "结束安静期", en: "End the quiet time" },
  endQuietHint: {
    zh: "从今天起恢复提醒和计息；先和对方说好。",
    en: "Reminders and interest count again from today; talk to the person first.",
  },
  why: { zh: "原因", en: "Reason" },
  beyond: { zh: "按规则需要管理员核准。", en: "By policy an administrator has to agree to this." },
  otherPerson: { zh: "由另一位核准人决定。", en: "Another person, an approver, decides." },
} as const satisfies Record<string, Message>;

/** Why terms cannot be worked out. */
export const termsRefusals: Readonly<Record<string, Message>> = {
  "nothing-open": { zh: "没有要还的了", en: "Nothing is open" },
  "no-such-instalment": { zh: "没有剩余的期数", en: "There are no instalments left" },
  "date-not-in-future": { zh: "日期要在今天之后", en: "The date must lie ahead" },
  "count-out-of-range": { zh: "期数超出范围", en: "Too few or too many instalments" },
  "amount-out-of-range": { zh: "金额超出范围", en: "The amount is out of range" },
  "capitalising-not-allowed": { zh: "不能把利息变成本金", en: "Interest must not become principal" },
  "something-stays-past-due": { zh: "这样仍有逾期", en: "Something would stay past due" },
};

export const writeOffWords: Readonly<Record<string, Message>> = {
  pending: { zh: "核销申请待决定", en: "Write-off: waits for a decision" },
  approved: { zh: "核销已同意", en: "Write-off: agreed" },
  refused: { zh: "核销未同意", en: "Write-off: not agreed" },
  withdrawn: { zh: "核销申请已撤回", en: "Write-off: withdrawn" },
  expired: { zh: "核销申请过期", en: "Write-off: ran out undecided" },
};

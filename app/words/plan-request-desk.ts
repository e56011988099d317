import { type Message, messageWith } from "./words.ts";

/** Words of the desk for a plan that a person decides on. */
export const planDeskWords = {
  title: { zh: "方案申请", en: "Plan request" },
  back: { zh: "返回列表", en: "Back to the queue" },
  waiting: { zh: "等我们答复", en: "Waits for us" },
  proposed: { zh: "待核准", en: "To approve" },
  granted: { zh: "已答应", en: "Granted" },
  not_granted: { zh: "给不了", en: "Declined" },
  withdrawn: { zh: "已撤回", en: "Taken back" },
  because: { zh: "为什么由人来看", en: "Why a person looks" },
  asked: { zh: "借款人想要的", en: "What they asked for" },
  each: { zh: "每次", en: "Each payment" },
  often: { zh: "多久一次", en: "How often" },
  day: { zh: "每月哪一天", en: "Day of the month" },
  changes: { zh: "修改正在进行的方案", en: "Changes a running plan" },
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
  erased: { zh: "填的内容已经删除。", en: "The answers have been erased." },
  budget: { zh: "收入和支出", en: "Income and spending" },
  noBudget: { zh: "没有问收入和支出。", en: "Income and spending were not asked for." },
  position: { zh: "合同现状", en: "The loan today" },
  spread: { zh: "要分开付的", en: "To be spread" },
  everything: { zh: "全部剩余", en: "Everything left" },
  daysPast: { zh: "已过还款日", en: "Days past due" },
  options: { zh: "可以怎样答复", en: "Possible answers" },
  answer: { zh: "答复", en: "Answer" },
  from_asked: { zh: "借款人想要的", en: "As asked" },
  from_within: { zh: "政策之内", en: "Within policy" },
  from_own: { zh: "另设", en: "Of your own" },
  close: { zh: "细看", en: "Look closer" },
  chosen: { zh: "在看", en: "Shown below" },
  count: { zh: "付几次", en: "Payments" },
  ends: { zh: "付完", en: "Finished" },
  inAll: { zh: "一共付", en: "In all" },
  extra: { zh: "多付", en: "More" },
  share: { zh: "占剩余", en: "Of what is left" },
  needs: { zh: "需要", en: "Needs" },
  onePerson: { zh: "一个人", en: "One person" },
  twoPeople: { zh: "两个人", en: "Two people" },
  nobody: { zh: "超过法定最长期限", en: "Longer than any plan may be" },
  own: { zh: "另设一种", en: "Work out another" },
  workOut: { zh: "算一下", en: "Work it out" },
  schedule: { zh: "日程", en: "Schedule" },
  before: { zh: "以前的方案和约定", en: "Earlier plans and promises" },
  nothingBefore: { zh: "没有。", en: "None." },
  nothingOwed: { zh: "已经没有要分开付的金额。", en: "Nothing is owed any more that could be spread." },
  decision: { zh: "决定", en: "Decision" },
  lead: {
    zh: "超出政策的答复要两个人；不会自动拒绝。",
    en: "Beyond the policy it takes two people. Nothing is refused by itself.",
  },
  offer: { zh: "按这个答复", en: "Answer with these terms" },
  propose: { zh: "提议，请人核准", en: "Propose for approval" },
  approve: { zh: "核准并发给借款人", en: "Approve and send" },
  sendBack: { zh: "退回", en: "Send back" },
  notOwn: { zh: "自己提议的不能自己核准。", en: "Who proposed cannot approve." },
  proposedBy: { zh: "提议了下面的条款", en: "proposed the terms shown" },
  decline: { zh: "给不了", en: "Decline" },
  declineHint: {
    zh: "借款人会读到这些原因，还会看到马上能同意的方案和困难申请。",
    en: "The borrower reads these reasons, with plans that can be agreed at once and the way to hardship help.",
  },
  declineGo: { zh: "告诉借款人", en: "Tell the borrower" },
  pickFirst: { zh: "先在左边选一种答复细看。", en: "Look closer at one of the answers first." },
  decided: { zh: "已经答复。", en: "It has been answered." },
  signed: { zh: "借款人已同意，方案开始。", en: "The borrower agreed; the plan has started." },
  open: { zh: "等借款人同意。", en: "Waits for the borrower to agree." },
} as const satisfies Record<string, Message>;

export const grantEffects = messageWith<{ count: number; amount: string; until: string }>({
  zh: ({ count, amount, until }) =>
    `借款人收到消息，可以同意付 ${count} 次、每次 ${amount}，最后一次 ${until}。同意后催收和罚息停止。`,
  en: ({ count, amount, until }) =>
    `The borrower is told and can agree to ${count} payments of ${amount}, the last on ${until}. Contact and penalty stop when they agree.`,
});
export const promised = messageWith<{ amount: string; date: string }>({
  zh: ({ amount, date }) => `约定 ${date} 付 ${amount}`,
  en: ({ amount, date }) => `Promised ${amount} on ${date}`,
});
export const planAgreedOn = messageWith<{ reference: string; date: string }>({
  zh: ({ reference, date }) => `方案 ${reference}，${date} 起`,
  en: ({ reference, date }) => `Plan ${reference}, from ${date}`,
});

/** Why something at the desk did not happen. */
export const planDeskProblems: Readonly<Record<string, Message | undefined>> = {
  not_waiting: { zh: "已经有人答复，或借款人撤回了。", en: "Somebody answered it, or it was taken back." },
  nothing_owed: planDeskWords.nothingOwed,
  cannot_be_spread: { zh: "这样分不开。", en: "It cannot be spread like this." },
  longer_than_any_plan: planDeskWords.nobody,
  changed_since_shown: { zh: "期间有变化，请看最新的数字。", en: "It changed meanwhile; these are the figures now." },
  already_pending: { zh: "已经有一个提议待核准。", en: "A proposal waits already." },
  no_reason: { zh: "请选原因。", en: "Choose a reason." },
  own_request: planDeskWords.notOwn,
  not_allowed: { zh: "您的角色不能这样做。", en: "Not for your role." },
  above_limit: { zh: "超过您的权限。", en: "Above your limit." },
  terms_changed: { zh: "条款和页面上的不同。", en: "The terms are not those on the page." },
  not_pending: { zh: "已经有人决定了。", en: "Somebody has decided already." },
  expired: { zh: "核准期限已过。", en: "The time for approving is over." },
  requester_not_allowed: { zh: "提议的人已经没有这个权限。", en: "Who proposed may no longer do so." },
};

import { type Lang, type Message, messageWith, say } from "./words.ts";

export const hardshipRoom: Message = { zh: "困难申请", en: "Hardship" };

export const queueWords = {
  title: { zh: "困难申请", en: "Hardship requests" },
  takeNext: { zh: "接下一件", en: "Take the next one" },
  nothingWaits: { zh: "现在没有没人接的案子。", en: "Nothing waits for somebody just now." },
  phoneIn: { zh: "电话里说的", en: "Said on the phone" },
  views: { zh: "查看", en: "Views" },
  all: { zh: "全部", en: "All" },
  mine: { zh: "我的", en: "Mine" },
  unassigned: { zh: "没人接的", en: "Unassigned" },
  withBorrower: { zh: "等借款人", en: "With borrower" },
  toApprove: { zh: "待核准", en: "To approve" },
  special: { zh: "特殊情况", en: "Needs care" },
  plans: { zh: "分期", en: "Plans" },
  money: { zh: "退款等", en: "Refunds" },
  planAsked: { zh: "超出规则的分期", en: "A plan outside the rules" },
  waitsForApproval: { zh: "提议，待另一人核准", en: "proposed; another person decides" },
  case: { zh: "案件", en: "Case" },
  reason: { zh: "原因与请求", en: "Reason and ask" },
  care: { zh: "注意", en: "Take care" },
  received: { zh: "收到", en: "Received" },
  left: { zh: "答复时限", en: "Time to reply" },
  with: { zh: "在谁手里", en: "With" },
  lang: { zh: "语言", en: "Lang." },
  none: { zh: "无", en: "None" },
  nobody: { zh: "还没有人", en: "Nobody yet" },
  pages: { zh: "分页", en: "Pages" },
  more: { zh: "下一页", en: "Next" },
  sorted: { zh: "最先到期的在前", en: "First to be late comes first" },
  empty: { zh: "这里没有案件。", en: "No cases here." },
  find: { zh: "查找", en: "Find" },
  findLabel: { zh: "案件号或合同号", en: "Case or contract number" },
  zh: { zh: "中文", en: "Chinese" },
  en: { zh: "英文", en: "English" },
} as const satisfies Record<string, Message>;

export const queueSummary = messageWith<{ open: number; late: number; today: number; borrower: number }>({
  zh: ({ open, late, today, borrower }) =>
    `共 ${open} 件。今天到期 ${today} 件，等借款人 ${borrower} 件，过了期限 ${late} 件。剩余时间最少的在前；等借款人的时候，我们的时限不走。`,
  en: ({ open, late, today, borrower }) =>
    `${open} open. ${today} due today, ${borrower} waiting on the borrower, ${late} past their date. Sorted by time left; our clock stops while we wait on the borrower.`,
});

export const daysLeft = messageWith<{ days: number }>({
  zh: ({ days }) => (days === 0 ? "今天到期" : `还剩 ${days} 天`),
  en: ({ days }) => (days === 0 ? "Due today" : `${days} ${days === 1 ? "day" : "days"} left`),
});
export const daysLate = messageWith<{ days: number }>({
  zh: ({ days }) => `迟了 ${days} 天`,
  en: ({ days }) => `${days} ${days === 1 ? "day" : "days"} late`,
});
export const borrowerHas = messageWith<{ date: string }>({
  zh: ({ date }) => `等借款人，到 ${date}`,
  en: ({ date }) => `With borrower until ${date}`,
});

export const caseWords = {
  title: { zh: "困难申请", en: "Hardship request" },
  back: { zh: "返回列表", en: "Back to the queue" },
  view: { zh: "看借款人的页面", en: "View as borrower" },
  words: { zh: "借款人的原话", en: "In the borrower’s own words" },
  noWords: { zh: "没有写。", en: "Nothing was written." },
  said: { zh: "借款人告诉我们的", en: "What they told us" },
  position: { zh: "合同现状", en: "The loan today" },
  upToDate: { zh: "补齐需要", en: "To be up to date" },
  everything: { zh: "全部剩余", en: "Everything left" },
  daysPast: { zh: "已过还款日", en: "Days past due" },
  penalty: { zh: "其中罚息", en: "Of it penalty interest" },
  contract: { zh: "合同", en: "Contract" },
  evidence: { zh: "材料", en: "Evidence" },
  noEvidence: { zh: "没有材料，也不需要。", en: "None, and none is needed." },
  history: { zh: "经过", en: "History" },
  earlier: { zh: "以前的申请", en: "Earlier requests" },
  noEarlier: { zh: "没有。", en: "None." },
  questions: { zh: "问过的", en: "Asked" },
  noAnswer: { zh: "还没有回答", en: "No answer yet" },
  options: { zh: "几种算法", en: "Options worked out" },
  compare: { zh: "比较", en: "Compare" },
  waitsApproval: { zh: "待核准", en: "Waits for approval" },
  chooseCode: { zh: "请选择", en: "Choose" },
  choose: { zh: "细看", en: "Look closer" },
  chosen: { zh: "在看", en: "Shown below" },
  firstMonths: { zh: "前几个月", en: "First months" },
  then: { zh: "之后多数", en: "Then, mostly" },
  ends: { zh: "结束", en: "Finished" },
  inAll: { zh: "借款人一共付", en: "Borrower pays in all" },
  moreThanNow: { zh: "比现在多", en: "More than now" },
  given: { zh: "我们放弃", en: "We give up" },
  own: { zh: "再加一种来比较", en: "Add another to compare" },
  everyDate: { zh: "每一期", en: "Every date" },
  chooseFirst: {
    zh: "先在左边选一种“细看”，再提议。",
    en: "Look closer at one of the options first, then propose it.",
  },
  backWhy: { zh: "退回的原因", en: "Why it goes back" },
  checking: { zh: "正在检查", en: "Being checked" },
  theBorrower: { zh: "借款人", en: "The borrower" },
  theSystem: { zh: "系统", en: "By itself" },
  kind: { zh: "种类", en: "Kind" },
  amount: { zh: "金额", en: "Amount" },
  count: { zh: "几期", en: "For how many instalments" },
  extend: { zh: "再加几期", en: "Instalments added" },
  waive: { zh: "免去未付罚息", en: "Waive open penalty interest" },
  workOut: { zh: "算一下", en: "Work it out" },
  cannot: { zh: "这样算不出来：", en: "This cannot be worked out:" },
  beforeAfter: { zh: "前后对比", en: "Schedule, before and after" },
  decision: { zh: "决定", en: "Decision" },
  twoPeople: { zh: "需要两个人。", en: "It takes two people." },
  claim: { zh: "我来接", en: "Take it" },
  release: { zh: "放回列表", en: "Give it back" },
  takeOver: { zh: "从同事那里接过来", en: "Take it over" },
  propose: { zh: "提议这个方案", en: "Propose these terms" },
  reasons: { zh: "原因", en: "Reason" },
  reasonsHint: {
    zh: "借款人会读到，请用对方的语言写。",
    en: "The borrower will read this; write it in their language.",
  },
  approve: { zh: "核准并发出", en: "Approve and send" },
  sendBack: { zh: "退回", en: "Send back" },
  proposedBy: { zh: "提议", en: "proposed this" },
  notOwn: { zh: "自己提议的不能自己核准。", en: "Who proposed cannot approve." },
  pressDoes: { zh: "按下之后", en: "One press does all of this" },
  ask: { zh: "问借款人", en: "Ask the borrower" },
  askHint: { zh: "最多三个问题，只问一次，用对方的语言。", en: "At most three, once, in their language." },
  item: { zh: "问题", en: "Question" },
  refuse: { zh: "给不了", en: "Decline" },
  refuseWords: { zh: "给借款人的话", en: "Words for the borrower" },
  refuseHint: {
    zh: "写在模板之后：为什么，以及可以怎么办。借款人还会得到 14 天保护和一次复看。",
    en: "Comes after the template: why, and what can be done instead. They keep their protection and can ask for a second look.",
  },
  code: { zh: "原因代码", en: "Reason code" },
  escalate: { zh: "转专人", en: "To a specialist" },
  note: { zh: "备注", en: "Note" },
  addNote: { zh: "加备注", en: "Add note" },
  paused: { zh: "提醒和罚息暂停中", en: "Reminders and penalty paused" },
  running: { zh: "没有暂停", en: "Not paused" },
  situation: { zh: "特殊情况", en: "Special situation" },
  safeWay: { zh: "安全的联系方式", en: "Safe way to reach them" },
  helper: { zh: "有人在帮忙", en: "Someone helps" },
  others: { zh: "其他", en: "More" },
  readOnly: {
    zh: "您看到的是借款人的页面，只能看。这次查看已记录。",
    en: "This is the borrower’s page, to look at only. That you looked is on record.",
  },
} as const satisfies Record<string, Message>;

export const heldCount = messageWith<{ count: number }>({
  zh: ({ count }) => `${count} 条消息没有发`,
  en: ({ count }) => `${count} ${count === 1 ? "message" : "messages"} held back`,
});
interface Effects {
  date: string;
  given: string;
  lang: "zh-CN" | "en";
}
const effects = [
  messageWith<Effects>({
    zh: ({ lang }) => `借款人收到一条消息和这个方案，${lang === "zh-CN" ? "中文" : "英文"}`,
    en: ({ lang }) => `The borrower gets a text and this offer, in ${lang === "zh-CN" ? "Chinese" : "English"}`,
  }),
  messageWith<Effects>({
    zh: ({ date }) => `接受后，新日程从 ${date} 开始`,
    en: ({ date }) => `Once accepted, the new schedule starts on ${date}`,
  }),
  messageWith<Effects>({ zh: ({ given }) => `我们放弃 ${given}`, en: ({ given }) => `We give up ${given}` }),
  messageWith<Effects>({
    zh: () => "提醒和罚息一直暂停，接受后才恢复",
    en: () => "Reminders and penalty stay paused until it is accepted",
  }),
] as const;

/** Exactly what approving does. */
export function effectsOf(lang: Lang, of: Effects): string[] {
  return effects.map((effect) => say(lang, effect, of));
}

/** Why something at the desk did not happen. */
/** After something was pressed: what it did, and what comes next. */
export const deskDone: Readonly<Record<string, Message | undefined>> = {
  claim: { zh: "现在由您办理。", en: "It is yours now." },
  release: { zh: "已放回列表，同事可以接。", en: "Back in the queue: anybody can take it." },
  take_over: { zh: "已由您接手，有记录。", en: "You have taken it over; that is on record." },
  note: { zh: "已记录。", en: "Written down." },
  ask: {
    zh: "问题已发给借款人。等待期间我们的期限暂停。",
    en: "Sent to the borrower. Our clock stops while we wait for them.",
  },
  escalate: { zh: "已转给专人。", en: "Passed to a specialist." },
  refuse: {
    zh: "答复已发出。借款人仍受保护，可以请另一位同事再看一次。",
    en: "The answer is sent. The borrower keeps their protection and can ask for a second look.",
  },
  judge: { zh: "金额和判断已保存。", en: "Figures and judgements are saved." },
  refer: { zh: "已转交核销审查。", en: "Referred for write-off." },
  extend: { zh: "安静期已延长。", en: "The quiet time is longer now." },
  end_quiet: { zh: "安静期已结束。", en: "The quiet time is over." },
  propose: { zh: "方案已提交，要另一位同事核准。", en: "Proposed. Somebody else has to approve it." },
  approve: { zh: "已核准，方案已发给借款人。", en: "Approved, and the offer is on its way to the borrower." },
  send_back: { zh: "已退回给提议的同事。", en: "Sent back to who proposed it." },
};

export const deskProblems: Readonly<Record<string, Message | undefined>> = {
  taken: { zh: "同事已经接了。", en: "A colleague has it already." },
  not_yours: { zh: "先接下这个案子。", en: "Take the case first." },
  another_person: { zh: "做出答复的人不能复看。", en: "Who said no does not look again." },
  wrong_state: { zh: "这个案子现在不能这样做。", en: "Not possible from where the case stands." },
  changed_meanwhile: { zh: "期间有变化，请看最新的页面。", en: "It changed meanwhile; this is how it stands now." },
  asked_enough: { zh: "只能问一次，最多三个问题。", en: "Only once, and three questions at most." },
  too_late_to_ask: { zh: "提问的期限已过。", en: "The time for asking is over." },
  nothing_asked: { zh: "请写一个问题。", en: "Write a question." },
  words_missing: { zh: "请写给借款人的话。", en: "Write some words." },
  judgement_reason_missing: {
    zh: "每个“认可”或“不认可”都要选理由。",
    en: "Every yes and every no needs its reason.",
  },
  figures_unclear: { zh: "金额需为数字，例如 4600 或 250.75", en: "Amounts must be numbers, like 4600 or 250.75" },
  code_missing: { zh: "请选择原因。", en: "Choose the reason." },
  reason_missing: { zh: "请写原因。", en: "Write the reason." },
  too_long: { zh: "超过规则允许的长度。", en: "Longer than policy allows." },
  above_limit: { zh: "超过您的权限。", en: "Above your limit." },
  not_allowed: { zh: "您的角色不能这样做。", en: "Not for your role." },
  already_pending: { zh: "已经有一个方案待核准。", en: "A proposal waits already." },
  own_request: { zh: "自己提议的不能自己核准。", en: "Who proposed cannot approve." },
  terms_changed: { zh: "条款和页面上的不同。", en: "The terms are not those on the page." },
  not_pending: { zh: "已经有人决定了。", en: "Somebody has decided already." },
  expired: { zh: "核准期限已过。", en: "The time for approving is over." },
  requester_not_allowed: { zh: "提议的人已经没有这个权限。", en: "Who proposed may no longer do so." },
};

export const phoneWords = {
  title: { zh: "电话里说的", en: "Said on the phone" },
  lede: {
    zh: "任何一句“付不出”都算申请，时限从现在开始。",
    en: "Any statement of not being able to pay is a request; the clock starts now.",
  },
  loanNo: { zh: "合同号", en: "Contract number" },
  words: { zh: "对方的原话", en: "Their words" },
  why: { zh: "原因", en: "Reason" },
  since: { zh: "从什么时候", en: "Since when" },
  lasting: { zh: "会持续多久", en: "How long" },
  wish: { zh: "什么会有帮助", en: "What would help" },
  record: { zh: "记录并开始暂停", en: "Record it and start the pause" },
  noLoan: { zh: "没有这个合同号。", en: "No such contract." },
  already: { zh: "这份合同已经有一个申请。", en: "There is an open request for this contract." },
} as const satisfies Record<string, Message>;

import { type Message, messageWith } from "./words.ts";

/** Who complains, as the team says it. */
export const deskComplainantWords = {
  borrower: { zh: "借款人本人", en: "The borrower" },
  representative: { zh: "代理人、家人、律师", en: "A representative" },
  heir: { zh: "已故借款人的家人", en: "An heir" },
  not_borrower: { zh: "不是借款人", en: "Not a borrower" },
  anonymous: { zh: "匿名", en: "Anonymous" },
} as const satisfies Record<string, Message>;

export const deskComplaintWords = {
  title: { zh: "投诉", en: "Complaints" },
  log: { zh: "代为登记（电话、来信）", en: "Log one (phone, letter)" },
  report: { zh: "统计与报表", en: "Figures and return" },
  takeNext: { zh: "领取下一件", en: "Take the next one" },
  apart: {
    zh: "这里看不到余额、方案和催收备注；负责还款的同事也看不到这里。付款不会结束投诉。分派时，系统会拒绝与此事有关联的人。",
    en: "Balances, plans and collection notes are not shown here, and repayment staff can’t see this. A payment never closes a complaint. The system refuses to assign anyone connected with the matter.",
  },
  noneToTake: { zh: "没有待领取的投诉。", en: "None waits to be taken." },
  views: { zh: "视图", en: "Views" },
  open: { zh: "在办", en: "Open" },
  mine: { zh: "我的", en: "Mine" },
  serious: { zh: "严重", en: "Serious" },
  soon: { zh: "7 天内到期", en: "Due within 7 days" },
  answered: { zh: "已答复", en: "Answered" },
  list: { zh: "投诉列表", en: "Complaints, list" },
  reference: { zh: "编号", en: "Reference" },
  received: { zh: "收到", en: "Received" },
  about: { zh: "关于", en: "About" },
  from: { zh: "谁提出", en: "From" },
  severity: { zh: "程度", en: "Severity" },
  normal: { zh: "一般", en: "Normal" },
  clock: { zh: "答复期限", en: "Time to answer" },
  handler: { zh: "处理人", en: "Handler" },
  nobody: { zh: "未分配", en: "Nobody yet" },
  notSorted: { zh: "待登记", en: "Not sorted yet" },
  nothing: { zh: "这里没有投诉。", en: "No complaints here." },
  more: { zh: "下一页", en: "Next page" },
  paused: { zh: "外部鉴定，已告知", en: "Outside appraisal, told" },
  words: { zh: "投诉人自己的话", en: "In their own words" },
  facts: { zh: "登记要点", en: "What it is" },
  category: { zh: "类别", en: "Category" },
  against: { zh: "针对谁", en: "Against" },
  house: { zh: "本机构", en: "The house" },
  staff: { zh: "员工", en: "A member of staff" },
  agency: { zh: "外包机构", en: "An agency" },
  other: { zh: "其他", en: "Other" },
  namedText: { zh: "提到的人或机构", en: "Who they name" },
  cause: { zh: "根因", en: "Root cause" },
  laterCause: { zh: "结案时填写", en: "Set when closing" },
  channel: { zh: "渠道", en: "Channel" },
  reach: { zh: "答复方式", en: "Answer by" },
  needs: { zh: "便利需要", en: "Needs" },
  when: { zh: "什么时候", en: "When" },
  who: { zh: "姓名、代表谁", en: "Name, on behalf of" },
  conflicts: { zh: "利益冲突核查", en: "Conflict check" },
  passed: { zh: "通过", en: "Passed" },
  youMay: { zh: "您与此事无关联，可以处理。", en: "You have no part in this and may handle it." },
  shutOut: { zh: "系统已排除：", en: "Shut out by the system:" },
  named: { zh: "投诉中提到", en: "named in the complaint" },
  worked_the_case: { zh: "处理过此账户", en: "worked on the account" },
  declared: { zh: "自己申报", en: "declared it" },
  declare: { zh: "我与此事有关联", en: "I have a part in this" },
  logTitle: { zh: "调查记录", en: "Investigation log" },
  addNote: { zh: "添加记录", en: "Add to the log" },
  showNote: { zh: "投诉人能看到", en: "The person sees it" },
  add: { zh: "添加", en: "Add" },
  work: { zh: "办理", en: "Work on it" },
  triage: { zh: "分类、程度、针对谁", en: "Sort: category, severity, who it is about" },
  triageGo: { zh: "保存分类", en: "Save" },
  namedStaff: { zh: "投诉针对的员工（将被排除）", en: "Staff it is about (shut out)" },
  vulnerable: { zh: "可能处于弱势", en: "May be vulnerable" },
  start: { zh: "开始调查", en: "Start looking into it" },
  assign: { zh: "交给", en: "Give to" },
  assignGo: { zh: "分派", en: "Assign" },
  ask: { zh: "向投诉人提问（期限照常）", en: "Ask the person (our clock runs on)" },
  askGo: { zh: "发出问题", en: "Send the question" },
  extend: { zh: "申请延期答复", en: "Ask for more time" },
  extendReason: { zh: "原因（写进告知函）", en: "Reason (goes into the notice)" },
  extendName: { zh: "总部批准人", en: "Senior manager who approves" },
  extendGo: { zh: "申请", en: "Ask" },
  extendWaits: { zh: "延期申请等待另一位同事同意", en: "More time waits for a colleague to agree" },
  grant: { zh: "同意延期并告知", en: "Agree and send the notice" },
  merge: {
    zh: "并入此人较早的投诉（同一件事）",
    en: "Join to an earlier complaint of this person, about the same thing",
  },
  mergeGo: { zh: "合并", en: "Join" },
  mergeNone: {
    zh: "此人没有更早的在办投诉。如果用了别的联系方式，先把两份都关联到账户。",
    en: "This person has no earlier open complaint. If they used another way to reach us, link both to the account first.",
  },
  related: { zh: "此人的投诉", en: "From this person" },
  refer: { zh: "转交负责的机构", en: "Pass on to the firm responsible" },
  referGo: { zh: "转交", en: "Pass on" },
  restart: { zh: "新情况：重新计算期限", en: "New facts: start the clock again" },
  restartText: { zh: "新情况是什么（投诉人能看到）", en: "What is new (the person sees it)" },
  appraisalText: {
    zh: "外部鉴定期间期限暂停，投诉人会看到。",
    en: "While an outside appraisal runs, the clock stands still. The person sees it.",
  },
  appraisalBegins: { zh: "外部鉴定开始", en: "An outside appraisal begins" },
  appraisalEnds: { zh: "外部鉴定结束，期限继续", en: "The appraisal is over: the clock goes on" },
  choose: { zh: "请选择", en: "Choose" },
  personSees: { zh: "投诉人能看到", en: "The person sees it" },
  sure: { zh: "请再看一遍", en: "Please read this once more" },
  notNow: { zh: "先不做", en: "Not now" },
  keepDraft: { zh: "先存为草稿", en: "Keep it as a draft" },
  sureSend: { zh: "发出这封信", en: "Send this letter" },
  sureMoney: { zh: "交给同事复核", en: "Pass it to a colleague to agree" },
  sureEarly: { zh: "发出并结案", en: "Send it and close" },
  sureRefer: { zh: "发出并转交", en: "Send it and pass on" },
  sureMerge: { zh: "合并", en: "Join them" },
  sureRestart: { zh: "重新计算", en: "Start it again" },
  sureWithdraw: { zh: "登记为撤回", en: "Note that they withdraw" },
  sureDeclare: { zh: "是，我有关联", en: "Yes, I have a part in it" },
  letterGoes: {
    zh: "这封信会原样发给投诉人，发出后不能收回。",
    en: "This letter goes to the person word for word. It cannot be called back.",
  },
  moneyGoes: {
    zh: "涉及金额：要另一位同事同意，之后这封信才会发出。",
    en: "There is money in it: another of the team has to agree, and then this letter goes out.",
  },
  earlyGoes: {
    zh: "这封信会发出，投诉随即结案。对方仍可申请复核或找外部机构。",
    en: "This letter goes out and the complaint is closed. The person may still ask for a second look or go outside.",
  },
  referGoes: {
    zh: "这封信会发给投诉人，我们这里就此结束。",
    en: "This letter goes to the person, and the complaint ends with us.",
  },
  withdrawGoes: {
    zh: "投诉会结束，并书面确认。请确认这是对方自己的意思。",
    en: "The complaint ends, and we confirm it in writing. Make sure that it is what the person wants.",
  },
  declareGoes: {
    zh: "之后您看不到这份投诉，也不能撤销。它会回到团队，由别人处理。",
    en: "After this you no longer see the complaint, and it cannot be undone. It goes back to the team.",
  },
  letterWaits: { zh: "同意后会发出的信", en: "The letter that goes out when you agree" },
  ownWaits: { zh: "您写的答复要由另一位同事同意。", en: "You wrote it: somebody else of the team has to agree." },
  sendFirst: { zh: "看一遍再发出", en: "Read it through and send" },
  earlyFirst: { zh: "快速解决……", en: "Settle early…" },
  earlyHint: {
    zh: "一封短信件，马上结案；不能涉及金额。",
    en: "A short letter that closes it at once. Not with money.",
  },
  otherFrom: { zh: "此人没有其他投诉。", en: "Nothing else from this person." },
  contactName: { zh: "姓名", en: "Their name" },
  contactBehalf: { zh: "代表谁、什么关系", en: "For whom, and how they are connected" },
  contactNeeds: { zh: "怎样方便对方", en: "What would make it easier for them" },
  nextStep: { zh: "下一步", en: "What comes next" },
  answerIn: { zh: "用什么语言答复对方", en: "Language to answer in" },
  dayProblem: { zh: "收到日期要是今天或更早的日子", en: "The day received has to be a date, today or before" },
  loanProblem: {
    zh: "没有这个合同编号；不确定就留空",
    en: "There is no contract of that number; leave it empty if unsure",
  },
  account: { zh: "账户", en: "Account" },
  noAccount: { zh: "还没有关联账户。", en: "No account is linked yet." },
  loanNo: { zh: "合同编号", en: "Contract number" },
  link: { zh: "关联", en: "Link" },
  purpose: { zh: "查看目的（有记录）", en: "Purpose (on record)" },
  look: { zh: "查看账户", en: "Look up the account" },
  upToDate: { zh: "应还", en: "To be up to date" },
  total: { zh: "结清", en: "Everything" },
  fees: { zh: "逾期费用", en: "Overdue fees" },
  penalty: { zh: "逾期罚息", en: "Overdue penalty" },
  outcome: { zh: "结论", en: "Outcome" },
  finding: { zh: "我们的认定", en: "Our finding" },
  upheld: { zh: "成立", en: "Upheld" },
  part: { zh: "部分成立", en: "Partly upheld" },
  not_upheld: { zh: "不成立", en: "Not upheld" },
  findings: { zh: "查明的事实（写进答复函）", en: "What we found (goes into the letter)" },
  reasons: { zh: "理由与依据（写进答复函）", en: "Reasons (go into the letter)" },
  apology: { zh: "书面道歉", en: "Written apology" },
  redressWords: { zh: "其他补救（写进答复函）", en: "Anything else we do (goes into the letter)" },
  redressKind: { zh: "账户上的补救", en: "Putting it right on the account" },
  none: { zh: "没有", en: "None" },
  refund: { zh: "退款", en: "Refund" },
  waive_fees: { zh: "免除费用", en: "Take off fees" },
  waive_penalty: { zh: "免除罚息", en: "Take off penalty" },
  credit_record: { zh: "更正征信", en: "Correct the credit record" },
  contact: { zh: "停止此类联系", en: "Stop contact of this kind" },
  amount: { zh: "金额", en: "Amount" },
  saveDraft: { zh: "存草稿", en: "Save draft" },
  waits: { zh: "答复等待另一位同事复核补救金额", en: "The answer waits for a colleague to agree to the redress" },
  approveSend: { zh: "同意并发出", en: "Agree and send" },
  close: { zh: "结案", en: "Close" },
  failure: { zh: "因我们没有照顾到弱势情况", en: "Caused by our failing somebody vulnerable" },
  byHand: { zh: "需要寄出或发邮件", en: "To be posted or mailed by hand" },
  letters: { zh: "信件", en: "Letters" },
  post: { zh: "邮寄", en: "Post" },
  email: { zh: "邮件", en: "E-mail" },
  sentByHand: { zh: "已寄出", en: "I have sent it" },
  forPerson: { zh: "替投诉人登记（电话、来信）", en: "The person told us (phone, letter)" },
  forPersonWhat: { zh: "对方要求", en: "What they want" },
  forPersonText: { zh: "对方的话", en: "Their words" },
  forPersonGo: { zh: "登记", en: "Write it down" },
  sayAdd: { zh: "补充或回答", en: "Add or answer something" },
  sayReview: { zh: "申请复核", en: "A second look" },
  sayExternal: { zh: "已经找了外部机构", en: "They have gone to an outside body" },
  sayWithdraw: { zh: "撤回投诉", en: "Withdraw" },
  sayReopen: { zh: "有新情况，重新提出", en: "Something new: raise it again" },
  body: { zh: "哪家机构", en: "Which body" },
  clockDeeds: { zh: "调整期限", en: "The clock" },
  otherDeeds: { zh: "合并或转交", en: "Join or pass on" },
  nobodyNamed: { zh: "没有指名员工", en: "Nobody of our staff" },
  accountRecent: { zh: "近期账目", en: "Recent movements" },
  redressWaiting: { zh: "等待还款团队办理", en: "Waits for repayment staff" },
  redressSettled: { zh: "已办理", en: "Carried out" },
  redressCannot: { zh: "办不了", en: "Could not be done" },
  firstPromise: { zh: "首次答复", en: "First answer" },
  lateEver: { zh: "曾逾期", en: "Was late" },
  thePerson: { zh: "投诉人", en: "the person" },
  theSystem: { zh: "系统", en: "the system" },
  written: { zh: "要求书面答复", en: "Wants the answer in writing" },
  redressDone: { zh: "已交还款团队执行", en: "Handed to repayment to carry out" },
  newTitle: { zh: "代为登记", en: "Log a complaint" },
  said: { zh: "对方说的话", en: "What they said" },
  receivedDay: { zh: "收到日期", en: "Day received" },
  receivedHint: { zh: "不填就是今天", en: "Today when left empty" },
  save: { zh: "登记", en: "Log it" },
  problem: { zh: "这一步没有完成", en: "That did not work" },
} as const satisfies Record<string, Message>;

/** For colleagues of the repayment side: they hand something over and see nothing of what becomes of it. */
export const handOverWords = {
  title: { zh: "转给投诉团队", en: "Hand over to the complaints team" },
  lede: {
    zh: "对方听起来不满意时，把他们的话原样转过来。交出后由投诉团队处理，这里看不到进展。",
    en: "When somebody sounds unhappy with us, pass on what they said in their words. The complaints team takes it from there; you will not see what becomes of it.",
  },
  go: { zh: "转交", en: "Hand it over" },
  sent: {
    zh: "已转交。确认函由投诉团队直接发给对方。",
    en: "Handed over. The complaints team writes to the person directly.",
  },
} as const satisfies Record<string, Message>;

/** Movements of an account, as the look-up lists them. */
export const movementWords: Readonly<Record<string, Message>> = {
  payment: { zh: "付款", en: "Payment" },
  charge: { zh: "费用", en: "Charge" },
  waiver: { zh: "免除", en: "Taken off" },
  adjustment: { zh: "更正", en: "Correction" },
};

export const purposeWords = {
  check_charges: { zh: "核对费用", en: "Check charges" },
  check_payment: { zh: "核对付款", en: "Check a payment" },
  check_plan: { zh: "核对方案", en: "Check a plan" },
  check_contact: { zh: "核对联系", en: "Check contact" },
  work_out_redress: { zh: "计算补救", en: "Work out redress" },
} as const satisfies Record<string, Message>;

export const partWords: Readonly<Record<string, Message>> = {
  outcome: { zh: "结论", en: "finding" },
  findings: { zh: "查明的事实", en: "what we found" },
  reasons: { zh: "理由", en: "reasons" },
  basis_and_reasons: { zh: "理由与依据", en: "reasons" },
  redress: { zh: "补救", en: "redress" },
};

export const daysLeftText = messageWith<{ days: number }>({
  zh: ({ days }) => `还有 ${days} 天`,
  en: ({ days }) => (days === 1 ? "1 day left" : `${days} days left`),
});

export const lateText = messageWith<{ days: number }>({
  zh: ({ days }) => `已晚 ${days} 天`,
  en: ({ days }) => (days === 1 ? "1 day late" : `${days} days late`),
});

export const dayText = messageWith<{ day: number }>({ zh: ({ day }) => `第 ${day} 天`, en: ({ day }) => `Day ${day}` });

export const promisedText = messageWith<{ answered: string; promised: string }>({
  zh: ({ answered, promised }) => `${answered} 答复，承诺最晚 ${promised}`,
  en: ({ answered, promised }) => `answered on ${answered}, promised by ${promised}`,
});

export const restartUntil = messageWith<{ day: string }>({
  zh: ({ day }) => `期限从今天重新计算，新的答复日是 ${day}。之前的期限不再适用；投诉人能看到原因。`,
  en: ({ day }) =>
    `The clock starts again today; the answer is then due on ${day}. The earlier date no longer counts. The person sees why.`,
});

export const mergeInto = messageWith<{ into: string }>({
  zh: ({ into }) => `这份会并入 ${into}，按那一份的期限答复。不能撤销。`,
  en: ({ into }) => `This one joins ${into} and is answered there, by its date. It cannot be undone.`,
});

export const extendUntil = messageWith<{ day: string }>({
  zh: ({ day }) => `同意后，答复日是 ${day}。`,
  en: ({ day }) => `With it the answer is due on ${day}.`,
});

export const earlyUntil = messageWith<{ until: string }>({
  zh: ({ until }) => `可用到 ${until}。`,
  en: ({ until }) => `Possible until ${until}.`,
});

export const shutOutName = messageWith<{ name: string }>({
  zh: ({ name }) => `${name}（已排除）`,
  en: ({ name }) => `${name} (shut out)`,
});

import { type Message, messageWith } from "./words.ts";

/** The words for codes: categories, wishes, who, channels, states. */
export const categoryWords = {
  charges: { zh: "费用与罚息", en: "Charges and penalty interest" },
  conduct_or_harassment: { zh: "联系方式或态度", en: "How someone contacted or spoke to me" },
  disclosure_to_others: { zh: "把我的情况告诉了别人", en: "Someone else was told about me" },
  wrong_person: { zh: "找错了人", en: "You have the wrong person" },
  data_and_privacy: { zh: "个人信息与隐私", en: "My data and privacy" },
  hardship_decision: { zh: "困难申请的结果", en: "A hardship decision" },
  plan_or_payment_error: { zh: "方案或付款出错", en: "A mistake in a plan or payment" },
  credit_record: { zh: "征信记录", en: "Credit record" },
  accessibility: { zh: "网站或无障碍", en: "The website, or using it" },
  agency: { zh: "外包机构", en: "An agency working for you" },
  other: { zh: "其他", en: "Something else" },
} as const satisfies Record<string, Message>;

export const wishWords = {
  explanation: { zh: "说明原因", en: "An explanation" },
  apology: { zh: "道歉", en: "An apology" },
  stop_contact: { zh: "不再这样联系", en: "No more contact like this" },
  correct_record: { zh: "更正记录", en: "A record corrected" },
  money_back: { zh: "退还费用", en: "Money back" },
  other: { zh: "其他", en: "Something else" },
} as const satisfies Record<string, Message>;

export const complainantWords = {
  borrower: { zh: "我自己", en: "For myself" },
  representative: { zh: "替别人（受托、家人、律师）", en: "For someone else, as their representative" },
  heir: { zh: "替去世的家人", en: "For someone who has died, as heir" },
  not_borrower: { zh: "我不是借款人，但受到了影响", en: "I don’t have a loan here, but it affected me" },
  anonymous: { zh: "不想说", en: "I’d rather not say" },
} as const satisfies Record<string, Message>;

export const channelWords = {
  portal: { zh: "网站", en: "Website" },
  phone: { zh: "电话", en: "Phone" },
  letter: { zh: "来信", en: "Letter" },
  email: { zh: "邮件", en: "E-mail" },
  branch: { zh: "当面", en: "In person" },
  regulator: { zh: "监管转办", en: "Regulator" },
} as const satisfies Record<string, Message>;

export const stateWords = {
  received: { zh: "已收到", en: "Received" },
  acknowledged: { zh: "已收到", en: "Received" },
  triaged: { zh: "已登记", en: "Being looked into" },
  investigating: { zh: "调查中", en: "Being looked into" },
  needs_info: { zh: "想请您补充", en: "We have a question" },
  extended: { zh: "调查中（已延长）", en: "Being looked into, with more time" },
  response_sent: { zh: "已答复", en: "Answered" },
  review: { zh: "复核中", en: "Second look" },
  external: { zh: "已转外部机构", en: "With an outside body" },
  closed: { zh: "已办结", en: "Closed" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
  referred: { zh: "已转交", en: "Passed on" },
  reopened: { zh: "重新处理", en: "Reopened" },
  merged: { zh: "合并处理", en: "Joined with another" },
} as const satisfies Record<string, Message>;

export const stepWords = {
  submit: { zh: "收到投诉", en: "Complaint received" },
  acknowledge: { zh: "书面确认已发给您", en: "Written acknowledgement sent to you" },
  triage: { zh: "已登记", en: "Sorted" },
  assign: { zh: "处理人已确定，利益冲突核查通过", en: "Handler assigned; conflict check passed" },
  investigate: { zh: "开始调查", en: "We started looking into it" },
  ask: { zh: "我们想请您补充", en: "We asked you something" },
  answer: { zh: "您补充了信息", en: "You answered" },
  extend: { zh: "答复期限延长，已书面告知", en: "More time, with a letter to you" },
  pause: { zh: "外部鉴定：期限暂停或恢复", en: "Outside appraisal: clock stopped or going on" },
  resolve_early: { zh: "已书面解决", en: "Settled, with a letter to you" },
  respond: { zh: "书面答复已发出", en: "Written answer sent" },
  ask_review: { zh: "您要求复核", en: "You asked for a second look" },
  decide_review: { zh: "复核结果已发出", en: "Second answer sent" },
  go_external: { zh: "您联系了外部机构", en: "You went to an outside body" },
  external_decided: { zh: "外部机构已有结果", en: "The outside body has decided" },
  close: { zh: "已办结", en: "Closed" },
  withdraw: { zh: "您撤回了投诉", en: "You withdrew it" },
  merge: { zh: "与同一件事的投诉合并处理", en: "Joined with another complaint about the same thing" },
  absorb: { zh: "合并了另一份投诉", en: "Another complaint was joined to this one" },
  refer: { zh: "已转交负责的机构", en: "Passed on to the firm responsible" },
  reopen: { zh: "因新情况重新处理", en: "Reopened" },
  restart: { zh: "因新情况重新计算期限", en: "New facts: the clock started again" },
  add: { zh: "您补充了信息", en: "You added something" },
  note: { zh: "进展", en: "Progress" },
  file: { zh: "收到文件", en: "File received" },
  redress: { zh: "补救", en: "Put right" },
  alarm: { zh: "期限提醒", en: "Reminder of the deadline" },
  breach: { zh: "我们没有按时答复，已书面致歉", en: "We missed our date, and wrote to you" },
  look_up: { zh: "查看账户", en: "Account looked up" },
} as const satisfies Record<string, Message>;

export const letterKindWords = {
  acknowledgement: { zh: "确认函", en: "Acknowledgement" },
  question: { zh: "补充问题", en: "Question" },
  extension: { zh: "延期告知", en: "More time" },
  late: { zh: "逾期致歉", en: "Late answer" },
  early: { zh: "处理结果", en: "How we settled it" },
  final: { zh: "书面答复", en: "Written answer" },
  review: { zh: "复核结果", en: "Second answer" },
  withdrawal: { zh: "撤回确认", en: "Withdrawal" },
  referral: { zh: "转交函", en: "Passed on" },
} as const satisfies Record<string, Message>;

export const complaintFormWords = {
  title: { zh: "告诉我们", en: "Tell us" },
  heading: { zh: "告诉我们哪里做得不好", en: "Tell us what went wrong" },
  apartTitle: { zh: "与还款分开处理", en: "Kept apart from repayment" },
  apart: {
    zh: "由投诉团队处理，负责还款的同事看不到。付不付款都不影响投诉；投诉也不影响您的方案、申请或征信。",
    en: "The complaints team handles it; people who handle repayments cannot read it. Paying doesn’t affect your complaint, and complaining doesn’t affect your plan, request or credit record.",
  },
  disputeDoor: { zh: "只是金额不对，或不是我的？", en: "Is it just the amount, or not yours?" },
  disputeDoorDetail: { zh: "选那里更快：先暂停，再核查", en: "That way is quicker: we pause first, then check" },
  what: { zh: "发生了什么？", en: "What happened?" },
  whatHint: {
    zh: "想到什么写什么。我们已有的资料不用再提供。",
    en: "In your own words. You needn’t repeat anything we already hold.",
  },
  category: { zh: "属于哪一类", en: "What is it about?" },
  choose: { zh: "不选也可以", en: "No need to choose" },
  wishes: { zh: "怎样处理您会满意？（可多选）", en: "What would put it right? (tick any)" },
  reach: { zh: "怎么答复您？", en: "How should we answer you?" },
  reachHint: {
    zh: "手机号、邮箱或通信地址都可以，只用来答复这件事。",
    en: "A phone number, e-mail or postal address. We use it only for this.",
  },
  more: { zh: "想多说一点，或替别人投诉", en: "More detail, or complaining for someone else" },
  when: { zh: "什么时候的事", en: "When it happened" },
  against: { zh: "关于哪个人或哪家机构", en: "Who it is about, a person or a firm" },
  againstHint: {
    zh: "您提到的人不能处理这份投诉，系统会拒绝。",
    en: "Anyone you name cannot handle this complaint. The system refuses them.",
  },
  who: { zh: "为谁投诉", en: "Who are you complaining for?" },
  name: { zh: "怎么称呼您", en: "Your name" },
  behalf: { zh: "替谁、什么关系", en: "For whom, and how you are connected" },
  behalfHint: {
    zh: "委托书或关系证明可以之后再给。",
    en: "A signed authority or proof can come later.",
  },
  needs: { zh: "我们怎样做会方便您", en: "What would make this easier for you" },
  needsHint: {
    zh: "例如大字、只打电话、手语、其他语言。不用说明原因。",
    en: "Large print, only by phone, sign language, another language. You need not say why.",
  },
  written: { zh: "我想要书面答复", en: "I want the answer in writing" },
  send: { zh: "提交投诉", en: "Send complaint" },
  save: { zh: "先存着，以后再写", en: "Save and finish later" },
  savedTitle: { zh: "已存好", en: "Saved" },
  whatProblem: { zh: "请写一句发生了什么", en: "Tell us in a sentence what happened" },
  reachProblem: {
    zh: "请留手机号、邮箱或通信地址，我们才能答复",
    en: "Give a phone number, an e-mail or a postal address so that we can answer",
  },
  tooMany: {
    zh: "从这里提交的次数太多了。请一小时后再试，或直接打电话给我们。",
    en: "That was a lot from one place. Try again in an hour, or call us.",
  },
  earlier: { zh: "查看已有投诉", en: "See an earlier complaint" },
  loan: { zh: "关于哪一份合同", en: "Which contract is it about?" },
  noLoan: { zh: "都不是，或不确定", en: "None of them, or not sure" },
  language: { zh: "用什么语言答复您", en: "In which language should we answer?" },
  signedIn: {
    zh: "您已核对身份，不用再提供账户信息。",
    en: "You have shown who you are, so we need nothing about the account.",
  },
} as const satisfies Record<string, Message>;

/** Under the form: that nothing is needed for it, our time, and who else can be asked, as the profile has it. */
export const fineText = messageWith<{ days: number; body: string | null; phone: string | null }>({
  zh: ({ days, body, phone }) =>
    `不登录、不付款也能投诉。${days} 天内答复；如需更久，会事先告诉您原因和新日期。${body === null ? "" : `也可以找${body}${phone === null ? "" : `，电话 ${phone}`}。`}`,
  en: ({ days, body, phone }) =>
    `You can complain without signing in or paying. We answer within ${days} days; if we need longer we tell you why, and the new date, beforehand.${body === null ? "" : ` You may also go to ${body}${phone === null ? "" : `, ${phone}`}.`}`,
});

export const savedCode = messageWith<{ code: string }>({
  zh: ({ code }) => `请记下编号 ${code}，30 天内可以在“查看已有投诉”里接着写。这里不会保留您的姓名。`,
  en: ({ code }) =>
    `Write down ${code}. Within 30 days you can go on from “See an earlier complaint”. We did not ask who you are.`,
});

export const sentWords = {
  title: { zh: "已收到", en: "Received" },
  heading: { zh: "收到您的投诉了", en: "We have your complaint" },
  see: { zh: "查看进展", en: "See how it stands" },
  keep: {
    zh: "请记下编号。用编号和您留的联系方式，随时可以查看。",
    en: "Write down the reference. With it and the contact you gave you can look at any time.",
  },
} as const satisfies Record<string, Message>;

export const referenceLine = messageWith<{ reference: string }>({
  zh: ({ reference }) => `编号 ${reference}`,
  en: ({ reference }) => `Reference ${reference}`,
});
export const answerBy = messageWith<{ day: string }>({
  zh: ({ day }) => `最晚 ${day} 书面答复您。`,
  en: ({ day }) => `You will have our written answer by ${day}.`,
});

export const findWords = {
  title: { zh: "查看进展", en: "See how it stands" },
  heading: { zh: "查看已有投诉", en: "See an earlier complaint" },
  lede: {
    zh: "填编号，再填您当时留的联系方式。这里只显示投诉，不显示任何账户内容。",
    en: "Enter the reference and the contact you gave. Only the complaint is shown here, nothing about any account.",
  },
  reference: { zh: "编号", en: "Reference" },
  referenceHint: { zh: "例如 C-2026-7K3M9Q", en: "Like C-2026-7K3M9Q" },
  reach: { zh: "您留的手机号、邮箱或地址", en: "The phone, e-mail or address you gave" },
  go: { zh: "查看", en: "Show" },
  noMatch: {
    zh: "编号和联系方式没有对上，或者试的次数太多。请核对后再试，也可以打电话给我们。",
    en: "The reference and the contact did not match, or there were too many tries. Check and try again, or call us.",
  },
  draftHeading: { zh: "接着写存好的投诉", en: "Go on with a saved complaint" },
  draftCode: { zh: "存稿编号", en: "Code" },
  draftHint: { zh: "例如 7K3M-9Q2F-XXXX", en: "Like 7K3M-9Q2F-XXXX" },
  draftGo: { zh: "接着写", en: "Go on" },
  noDraft: { zh: "没有找到这个编号的存稿", en: "There is nothing saved under this code" },
} as const satisfies Record<string, Message>;

export const statusWords = {
  title: { zh: "进展", en: "How it stands" },
  lead: { zh: "最晚答复日", en: "You’ll have our answer by" },
  answeredLead: { zh: "我们已经书面答复您", en: "We have answered you in writing" },
  endedLead: { zh: "这份投诉已经结束", en: "This complaint is over" },
  externalLead: { zh: "外部机构正在处理", en: "An outside body is looking at it" },
  heading: { zh: "投诉进展", en: "Complaint: how it stands" },
  apart: {
    zh: "负责还款的同事看不到这份投诉。您的方案、申请和付款都不受影响。",
    en: "People who handle repayments can’t see this complaint. Your plan, requests and payments are unaffected.",
  },
  nobodyYet: {
    zh: "等着有人接手；最晚答复日不变。",
    en: "It waits for a person to take it on; the date above holds.",
  },
  progress: { zh: "进展", en: "Progress" },
  next: {
    zh: "书面答复：结论、理由、补救，以及下一步可以找谁",
    en: "Written answer: our finding, the reasons, how we put it right, and where to go next",
  },
  told: { zh: "您写的内容", en: "What you told us" },
  what: { zh: "发生了什么", en: "What happened" },
  wishes: { zh: "希望怎样处理", en: "What would put it right" },
  letters: { zh: "我们写给您的信", en: "Our letters to you" },
  add: { zh: "补充信息", en: "Add something" },
  addLabel: { zh: "想补充什么？", en: "What would you like to add?" },
  addGo: { zh: "发送", en: "Send" },
  addProblem: { zh: "请写下要补充的内容", en: "Write what you want to add" },
  added: { zh: "收到了，已放进这份投诉。", en: "Got it. It is with your complaint." },
  withdraw: { zh: "撤回投诉", en: "Withdraw" },
  withdrawText: {
    zh: "撤回后我们当天结束处理，并书面确认。之后有新情况可以再提。",
    en: "We stop today and confirm it in writing. If something new comes up you can raise it again.",
  },
  withdrawGo: { zh: "确认撤回", en: "Yes, withdraw it" },
  review: { zh: "不满意答复：申请复核", en: "Not happy with the answer: ask for a review" },
  reviewText: {
    zh: "由没有参与过的另一位同事处理，不收任何费用。",
    en: "Another person, who had no part in the answer, looks again. It is free.",
  },
  reviewLabel: { zh: "哪里不同意（可不填）", en: "What you disagree with (optional)" },
  reviewGo: { zh: "申请复核", en: "Ask for a review" },
  reopen: { zh: "有新情况", en: "Something new has come up" },
  reopenGo: { zh: "重新提出", en: "Raise it again" },
  external: { zh: "找外部机构", en: "Go to somebody outside" },
  externalText: {
    zh: "随时可以，不需要我们同意。已经找了的话，可以在这里告诉我们。",
    en: "You can at any time; you need nobody’s leave. If you have, you can tell us here.",
  },
  externalGo: { zh: "我已经找了他们", en: "I have gone to them" },
  close: { zh: "关闭这一页", en: "Close this page" },
  notPossible: { zh: "这一步现在做不了，页面已更新。", en: "That is not possible now. The page is up to date." },
} as const satisfies Record<string, Message>;

export const handlerLine = messageWith<{ name: string }>({
  zh: ({ name }) => `投诉团队 ${name}，与此事无关联。`,
  en: ({ name }) => `${name}, complaints team, who had no part in what happened.`,
});
export const lateLine = messageWith<{ days: number }>({
  zh: ({ days }) => `我们没有按时答复，已经晚了 ${days} 天。这是我们的责任；您现在就可以找下面的外部机构。`,
  en: ({ days }) =>
    `We have missed our date by ${days === 1 ? "1 day" : `${days} days`}. That is on us, and you can go to the bodies below now.`,
});
export const untilLine = messageWith<{ day: string }>({
  zh: ({ day }) => `最晚 ${day}`,
  en: ({ day }) => `until ${day}`,
});

import { type Message, messageWith } from "./words.ts";

/** The third door of the loan's home. */
export const hardshipDoor = {
  title: { zh: "暂时还不上", en: "I can’t pay right now" },
  detail: { zh: "申请延期或调整，不用先付款", en: "Ask for more time or lower payments. No need to pay first" },
} as const satisfies Record<string, Message>;

/** What a borrower reads when they cannot pay. Page titles stay neutral. */
export const askWords = {
  title: { zh: "您的请求", en: "Your request" },
  continue: { zh: "继续", en: "Continue" },
  saveForLater: { zh: "保存，以后再填", en: "Save and finish later" },
  why: { zh: "您遇到了什么变化？", en: "What has changed for you?" },
  whyHint: {
    zh: "符合的都可以选。这只是帮我们找到合适的办法，不会成为拒绝您的理由。",
    en: "Tick any that apply. This helps us find what would help; it is never a reason to refuse you.",
  },
  more: { zh: "想补充的", en: "Anything to add" },
  since: { zh: "从什么时候开始的？", en: "Since when?" },
  sinceHint: { zh: "大概的时间就可以。", en: "Roughly is fine." },
  lasting: { zh: "您觉得会持续多久？", en: "How long do you think it will last?" },
  lastingHint: { zh: "现在说不准也没关系。", en: "Not knowing is fine." },
  amount: { zh: "现在每月大概能付多少？", en: "About how much can you pay a month just now?" },
  amountHint: {
    zh: "留够生活所需之后的数。填 0 也可以；说不准就空着。",
    en: "After what you need to live on. 0 is fine; leave it empty if you can’t say.",
  },
  amountProblem: { zh: "金额需为数字，例如 0、400 或 250.75", en: "Amount must be a number, like 0, 400 or 250.75" },
  help: { zh: "什么办法会有帮助？", en: "What would help?" },
  helpHint: { zh: "可以选几个。不知道的话，请我们建议。", en: "Choose any. If you don’t know, ask us to suggest." },
  choose: { zh: "请至少选一项", en: "Choose at least one" },
  chooseOne: { zh: "请选一项", en: "Choose one" },
  tooLong: { zh: "请写短一些：最多 2000 字", en: "Please make it shorter: 2,000 characters at most" },
  helper: { zh: "有人在帮我办这件事", en: "Someone else is helping me" },
  helperRole: { zh: "这个人是", en: "This person is" },
  helperName: { zh: "怎么称呼", en: "Their name" },
  helperHint: {
    zh: "我们不会因此联系对方，也不会向对方透露您的任何情况；只是知道有人在帮您。",
    en: "We won’t contact them or tell them anything because of this; we just know that you have help.",
  },
  nobody: { zh: "没有", en: "Nobody" },
  fromTheMoment: { zh: "从您提交的那一刻起", en: "From the moment you send it" },
  whatPauses: {
    zh: "提醒和催收暂停，罚息停止增加，直到有人答复您。不需要先付款，也不需要先上传任何材料。",
    en: "Reminders and collection pause and penalty interest stops until a person replies. You don’t have to pay or upload anything first.",
  },
  byPhone: {
    zh: "不想填？打电话告诉我们也一样算数：",
    en: "Rather not fill this in? Telling us by phone counts just the same:",
  },
  special: {
    zh: "亲人去世、破产、不安全、生病等情况，可以直接告诉我们",
    en: "A death, bankruptcy, illness, not being safe: tell us in one step",
  },
  check: { zh: "看一下对不对", en: "Check what you told us" },
  change: { zh: "修改", en: "Change" },
  nothingMore: { zh: "没有补充", en: "Nothing" },
  noAmount: { zh: "说不准", en: "Can’t say" },
  send: { zh: "提交请求", en: "Send my request" },
  proofLater: {
    zh: "有工资单、诊断书之类的，以后随时可以加，没有也可以。",
    en: "A payslip or a doctor’s note can be added any time later; none is fine too.",
  },
  instant: { zh: "马上就可以给您的", en: "What you get at once" },
} as const satisfies Record<string, Message>;

export const questionOf = messageWith<{ step: number; of: number }>({
  zh: ({ step, of }) => `第 ${step} 个问题，共 ${of} 个`,
  en: ({ step, of }) => `Question ${step} of ${of}`,
});
export const instantText = messageWith<{ date: string; days: number }>({
  zh: ({ date, days }) => `只选“再等几天”，提交后马上生效，不需要审核：到 ${date} 为止（${days} 天）不提醒、不加罚息。`,
  en: ({ date, days }) =>
    `If you choose only “a few more days”, it starts as soon as you send it, with nobody to ask: until ${date} (${days} days) no reminders and no penalty interest.`,
});

export const reasonWords = {
  too_many_bills: { zh: "账单和其他还款太多", en: "Bills and other repayments became too much" },
  income_fell: { zh: "收入或工时变少了", en: "My income or hours went down" },
  illness_or_medical_costs: { zh: "生病、受伤或医疗开支", en: "Illness, injury or medical costs" },
  lost_work: { zh: "失业，或生意停了", en: "I lost my job or my business stopped" },
  separation_or_family_change: { zh: "离婚、分居或家庭变化", en: "Separation, or a change in the family" },
  disaster_or_emergency: { zh: "自然灾害或突发情况", en: "A natural disaster or emergency" },
  controlled_or_unsafe: { zh: "有人控制我的钱，或我不安全", en: "Someone controls my money, or I don’t feel safe" },
  other: { zh: "其他", en: "Something else" },
  rather_not_say: { zh: "不想说", en: "I’d rather not say" },
} as const satisfies Record<string, Message>;

export const sinceWords = {
  this_month: { zh: "这个月", en: "This month" },
  three_months: { zh: "最近三个月里", en: "In the last three months" },
  a_year: { zh: "最近一年里", en: "In the last year" },
  longer: { zh: "更早", en: "Longer ago" },
} as const satisfies Record<string, Message>;

export const lastingWords = {
  one_month: { zh: "大约一个月", en: "About a month" },
  three_months: { zh: "两三个月", en: "Two or three months" },
  longer: { zh: "更久", en: "Longer" },
  not_known: { zh: "现在不知道", en: "I don’t know yet" },
} as const satisfies Record<string, Message>;

export const wishWords = {
  more_days: { zh: "再等几天", en: "A few more days" },
  pause: { zh: "暂停一到三个月", en: "A pause of one to three months" },
  pay_less: { zh: "一段时间少付一些", en: "Paying less for a while" },
  longer_term: { zh: "期数长一些，每期少一些", en: "More time, with smaller instalments" },
  lower_charges: { zh: "减少罚息或费用", en: "Lower charges" },
  suggest: { zh: "请你们建议", en: "Please suggest something" },
  special: { zh: "特殊情况", en: "Special situation" },
} as const satisfies Record<string, Message>;

export const helperWords = {
  adviser: { zh: "债务顾问或社工", en: "A debt adviser or social worker" },
  family: { zh: "家人或朋友", en: "Family or a friend" },
  carer: { zh: "照护者", en: "A carer" },
  lawyer: { zh: "律师或受托人", en: "A lawyer or attorney" },
  other: { zh: "其他人", en: "Someone else" },
} as const satisfies Record<string, Message>;

export const trackerWords = {
  title: { zh: "您的请求", en: "Your request" },
  heading: { zh: "困难申请", en: "Hardship request" },
  hearBy: { zh: "最晚答复日", en: "You’ll hear from us by" },
  reminders: { zh: "提醒", en: "Reminders" },
  penalty: { zh: "罚息", en: "Penalty interest" },
  paused: { zh: "已暂停", en: "Paused" },
  running: { zh: "照常", en: "As usual" },
  progress: { zh: "进展", en: "Progress" },
  documents: { zh: "材料", en: "Documents" },
  noDocuments: { zh: "还没有材料，没有也可以。", en: "No documents yet; none is fine." },
  addFile: { zh: "再加一份", en: "Add another" },
  addFirstFile: { zh: "加一份材料", en: "Add a document" },
  fileHint: {
    zh: "照片或 PDF，最大 10 MB。拍照位置等信息会自动去掉。只有处理您请求的人能看到。",
    en: "Photo or PDF, up to 10 MB. Where and when a photo was taken is removed. Only people working on your request see it.",
  },
  takePhoto: { zh: "或者现在拍一张", en: "Or take a photo now" },
  upload: { zh: "上传", en: "Upload" },
  fileReceived: { zh: "已收到", en: "Received" },
  fileChecking: { zh: "检查中", en: "Being checked" },
  fileNotScanned: { zh: "已收到，未扫描", en: "Received, not scanned" },
  payAnyway: { zh: "先付一点也可以", en: "Pay something anyway" },
  tellSpecial: { zh: "还有特殊情况要告诉我们", en: "There is something special to tell us" },
  withdraw: { zh: "撤回请求", en: "Withdraw" },
  withdrawHint: {
    zh: "撤回后暂停就结束，以后随时可以再提。",
    en: "The pause then ends. You can ask again at any time.",
  },
  questions: { zh: "我们想问您", en: "Questions for you" },
  sendAnswers: { zh: "发送回答", en: "Send my answers" },
  saySomething: { zh: "请至少回答一个问题", en: "Answer at least one question" },
  protectionOver: {
    zh: "保护期已经结束；情况有变，随时可以再告诉我们。",
    en: "The protected time is over. Tell us again at any time if things change.",
  },
  newSchedule: { zh: "新的日程已经生效，第一次付款", en: "Your new schedule is in place. First payment" },
  offerWaits: { zh: "有一个方案等您看", en: "There is an offer for you to look at" },
  seeOffer: { zh: "看方案", en: "See the offer" },
  seeAgreement: { zh: "看协议", en: "See the agreement" },
  whyNot: { zh: "为什么我们给不了", en: "Why we can’t offer this" },
  secondLook: { zh: "请另一个人再看一次", en: "Ask another person to look again" },
  secondLookHint: {
    zh: "不需要理由，也不需要再填表。会由没有参与过的人来看。",
    en: "No reason and no form needed. Somebody who had no part in it looks at everything again.",
  },
  askAgain: { zh: "请再想想别的办法", en: "Ask for something else" },
  complain: {
    zh: "如果您对我们的做法不满意，可以投诉：由另一个团队处理，和这个请求分开。",
    en: "If you are unhappy with how we acted, you can complain: another team answers, apart from this request.",
  },
  checkInHeading: { zh: "轻松期快结束了，您现在怎么样？", en: "The easier time ends soon. How are things?" },
  as_agreed: { zh: "可以，按约定继续", en: "Fine, go on as agreed" },
  step_up: { zh: "先提高一点，再慢慢恢复", en: "A step up first, then back to normal" },
  need_more: { zh: "还需要一些时间", en: "I need a bit more time" },
  checkInDone: { zh: "谢谢，已经记下：按约定继续。", en: "Thank you. Noted: it goes on as agreed." },
  newRequest: { zh: "再提一个请求", en: "Ask for help again" },
} as const satisfies Record<string, Message>;

export const stateWords = {
  received: { zh: "已收到", en: "Received" },
  looking: { zh: "有人在看", en: "With a person" },
  needs_info: { zh: "等您回答", en: "Waiting for you" },
  proposed: { zh: "有人在看", en: "With a person" },
  offered: { zh: "有方案", en: "Offer ready" },
  escalated: { zh: "专人处理", en: "With a specialist" },
  refused: { zh: "已答复", en: "Answered" },
  second_look: { zh: "另一个人再看", en: "Second look" },
  declined: { zh: "您没有接受方案", en: "Offer declined" },
  expired: { zh: "方案已过期", en: "Offer ran out" },
  active: { zh: "进行中", en: "In place" },
  review: { zh: "快结束了", en: "Ending soon" },
  ended: { zh: "已结束", en: "Ended" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
} as const satisfies Record<string, Message>;

/** What stands big on the tracker where no date is owed. */
export const stateLeads = {
  received: { zh: "我们已经收到您的请求", en: "We have your request" },
  looking: { zh: "有人正在看您的请求", en: "A person is looking at your request" },
  needs_info: { zh: "我们想问您几个问题，请在此之前回答：", en: "We have questions for you. Please answer by" },
  proposed: { zh: "有人正在看您的请求", en: "A person is looking at your request" },
  offered: { zh: "有一个方案等您看，有效到", en: "There is an offer for you, open until" },
  escalated: { zh: "专人正在处理", en: "A specialist is looking at it" },
  refused: { zh: "这个方案我们给不了。您受保护到", en: "We can’t offer this. You stay protected until" },
  second_look: { zh: "另一个人会再看一次", en: "Another person looks again" },
  declined: { zh: "您没有接受方案。您受保护到", en: "You declined the offer. You stay protected until" },
  expired: { zh: "方案已过期。您受保护到", en: "The offer ran out. You stay protected until" },
  active: { zh: "约定正在执行，到", en: "What we agreed is in place until" },
  review: { zh: "轻松期到", en: "The easier time lasts until" },
  ended: { zh: "约定的时间已经结束", en: "The agreed time has ended" },
  withdrawn: { zh: "您撤回了请求", en: "You withdrew the request" },
} as const satisfies Record<string, Message>;

/** Lines of the story. What is not here is not shown to the borrower. */
export const eventWords: Readonly<Record<string, Message | undefined>> = {
  submit: { zh: "收到请求；提醒和罚息已停止", en: "Request received; reminders and penalty interest stopped" },
  grant: { zh: "收到请求，按规则马上给了几天", en: "Request received; days given at once by rule" },
  claim: { zh: "有人接手了", en: "Somebody took it on" },
  take_over: { zh: "换了一位同事接手", en: "A colleague took it over" },
  ask: { zh: "我们问了您几个问题", en: "We asked you some questions" },
  answer: { zh: "收到您的回答", en: "We received your answers" },
  reply_overdue: { zh: "没有等到回答，我们继续往下办", en: "No answer yet; we go on with what we have" },
  propose: { zh: "拟好了条款，另一位同事正在核对", en: "Terms worked out; a second colleague checks them" },
  approve: { zh: "给您发了方案", en: "Offer made to you" },
  accept: { zh: "您接受了方案", en: "You accepted the offer" },
  decline: { zh: "您没有接受方案", en: "You declined the offer" },
  expire: { zh: "方案过期，没有答复", en: "The offer ran out unanswered" },
  refuse: { zh: "我们答复：这个给不了，并写明原因", en: "We answered that we can’t offer this, with reasons" },
  ask_second_look: { zh: "您请另一个人再看一次", en: "You asked another person to look again" },
  ask_again: { zh: "您请我们再想想别的办法", en: "You asked for something else" },
  escalate: { zh: "转给专人处理；提醒和罚息已停止", en: "With a specialist; reminders and charges stopped" },
  withdraw: { zh: "您撤回了请求", en: "You withdrew the request" },
  check_in: { zh: "我们问您近况", en: "We asked how things are" },
  answer_check_in: { zh: "您告诉了我们近况", en: "You told us how things are" },
  end: { zh: "约定的时间结束", en: "The agreed time ended" },
  evidence: { zh: "收到一份材料", en: "We received a document" },
  ask_proof: {
    zh: "如果有证明文件，方便的时候给我们一份就好；没有也没关系",
    en: "If there is a document that shows it, send it when it suits you; none is fine",
  },
  extend: { zh: "安静的时间延长了", en: "The quiet time goes on" },
  end_quiet: { zh: "特殊安排结束", en: "The special arrangement ended" },
  lift: { zh: "保护期结束，提醒恢复", en: "Protection ended; reminders resume" },
};

/** The same for the desk, where it says more or is about something the borrower does not see. */
export const deskEventWords: Readonly<Record<string, Message | undefined>> = {
  accept: { zh: "借款人接受了方案", en: "The borrower accepted the offer" },
  decline: { zh: "借款人没有接受方案", en: "The borrower declined the offer" },
  approve: { zh: "核准，方案发出", en: "Approved; the offer went out" },
  ask: { zh: "问了借款人", en: "Asked the borrower" },
  answer: { zh: "借款人回答了", en: "The borrower answered" },
  answer_check_in: { zh: "借款人说了近况", en: "The borrower told us how things are" },
  ask_again: { zh: "借款人请我们再想别的办法", en: "The borrower asked for something else" },
  ask_second_look: { zh: "借款人请另一个人再看", en: "The borrower asked for a second look" },
  check_in: { zh: "到期前问近况", en: "Check-in before the end of relief" },
  escalate: { zh: "转给专人", en: "To a specialist" },
  judge: { zh: "逐项判断了收支", en: "Money in and out judged, line by line" },
  note: { zh: "备注", en: "Note" },
  review_due: { zh: "安静期到时间了，需要看一下", en: "The quiet time is up; somebody should look" },
  ask_proof: { zh: "问了一声有没有证明", en: "Asked whether there is proof" },
  extend: { zh: "安静期延长", en: "Quiet time made longer" },
  end_quiet: { zh: "结束安静期", en: "Quiet time ended" },
  refer: { zh: "申请核销", en: "Referred for write-off" },
  release: { zh: "放回列表", en: "Given back to the queue" },
  send_back: { zh: "退回", en: "Sent back" },
  withdraw: { zh: "借款人撤回了", en: "The borrower withdrew it" },
};

export const tookOn = messageWith<{ name: string }>({
  zh: ({ name }) => `${name} 接手了`,
  en: ({ name }) => `${name} took it on`,
});
export const lookingAt = messageWith<{ name: string }>({
  zh: ({ name }) => `${name} 正在看您的请求。`,
  en: ({ name }) => `${name} in the hardship team is looking at your request.`,
});
export const heldBackText = messageWith<{ count: number }>({
  zh: ({ count }) => `有 ${count} 条消息没有发`,
  en: ({ count }) => `${count} ${count === 1 ? "message" : "messages"} held back`,
});
export const stoppedAt = messageWith<{ amount: string }>({
  zh: ({ amount }) => `停在 ${amount}`,
  en: ({ amount }) => `Stopped at ${amount}`,
});
export const sinceDay = messageWith<{ date: string }>({
  zh: ({ date }) => `从 ${date} 起`,
  en: ({ date }) => `since ${date}`,
});
export const writtenReply = messageWith<{ date: string }>({
  zh: ({ date }) => `书面答复：条款、原因、不同意怎么办（${date} 前）`,
  en: ({ date }) => `Written reply: the terms, the reasons, and what to do if you disagree (by ${date})`,
});
export const lateReply = messageWith<{ date: string }>({
  zh: ({ date }) => `我们说好 ${date} 前答复，没有做到，对不起。暂停继续，直到您收到答复。`,
  en: ({ date }) =>
    `We said you would hear by ${date} and have not kept that. We are sorry. The pause goes on until you do.`,
});

export const fileProblems = {
  empty: { zh: "请先选一个文件", en: "Choose a file first" },
  too_large: { zh: "文件太大：最大 10 MB", en: "The file is too large: 10 MB at most" },
  svg: {
    zh: "SVG 图可能带程序，不能收。请发照片或 PDF。",
    en: "An SVG drawing can carry a program. Please send a photo or a PDF.",
  },
  unknown_kind: { zh: "只能收 JPEG、PNG、WebP 照片或 PDF", en: "Only JPEG, PNG or WebP photos and PDF can be taken" },
  broken: {
    zh: "这个文件打不开，可能没有传完。请再试一次。",
    en: "This file cannot be read; it may be incomplete. Please try again.",
  },
  too_many_pixels: {
    zh: "这张图片尺寸太大，请拍一张普通照片",
    en: "This picture is too large in size; an ordinary photo is enough",
  },
  active_content: {
    zh: "这个 PDF 里有程序或附件，不能收。请打印成 PDF 或拍照。",
    en: "This PDF carries a program or another file. Please print it to PDF or take a photo.",
  },
  infected: {
    zh: "扫描发现这个文件有问题，没有保存",
    en: "The scanner found something harmful; the file was not kept",
  },
  too_many_files: { zh: "已经有 20 份材料，足够了", en: "There are 20 documents already; that is enough" },
  not_possible: { zh: "这个请求现在不能加材料", en: "Documents cannot be added to this request now" },
} as const satisfies Record<string, Message>;

export const uploadWords = {
  title: { zh: "加一份材料", en: "Add a document" },
  heading: { zh: "加一份材料", en: "Add a document" },
} as const satisfies Record<string, Message>;

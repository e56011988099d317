import { type Message, messageWith } from "./words.ts";

export const trackerWords = {
  title: { zh: "您的请求", en: "Your request" },
  heading: { zh: "困难申请", en: "Hardship request" },
  seeRequest: { zh: "看看进展", en: "See where it stands" },
  answerNow: { zh: "去回答", en: "Answer the questions" },
  tellNow: { zh: "告诉我们您现在怎么样", en: "Tell us how things are" },
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
  protectedText: {
    zh: "到那天为止不催收，罚息不增加；之后恢复照常。",
    en: "Until then we send no reminders and penalty interest does not grow. After that it goes on as usual.",
  },
  followsText: {
    zh: "这是约定之后的请求。原来的约定照旧，直到您同意新的。",
    en: "This follows what we agreed before. That stays in place until you agree to something new.",
  },
  otherWays: { zh: "不等答复也可以：", en: "You need not wait for that:" },
  makePlan: { zh: "把要补的分开付", en: "Spread out what is due" },
  earlierAnswer: { zh: "上一次的答复和原因", en: "Our earlier answer and its reasons" },
  whatComes: { zh: "接下来", en: "What comes now" },
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

/** What happens with each answer near the end of relief. */
export const checkInHints = {
  as_agreed: { zh: "不用再做什么。", en: "There is nothing else to do." },
  step_up: {
    zh: "由人来算一个中间的金额，等您同意才生效；等的时候提醒和罚息暂停。",
    en: "A person works out an amount in between; nothing changes until you agree. Reminders and penalty interest pause meanwhile.",
  },
  need_more: {
    zh: "不用重新填；由人来看，等的时候提醒和罚息暂停。",
    en: "No form again. A person looks at it, and reminders and penalty interest pause meanwhile.",
  },
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
  review_due: { zh: "安静期到时间了，需要看一下", en: "The quiet time has ended; somebody should look" },
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
export const stoppedAt = messageWith<{ amount: string; date: string }>({
  zh: ({ amount, date }) => `${date}起停在 ${amount}`,
  en: ({ amount, date }) => `at ${amount} since ${date}`,
});
export const comesFirst = messageWith<{ amount: string; date: string }>({
  zh: ({ amount, date }) => `之后的第一次付款：${date}，${amount}。`,
  en: ({ amount, date }) => `The first payment after that: ${amount} on ${date}.`,
});
export const comesNext = messageWith<{ amount: string; date: string }>({
  zh: ({ amount, date }) => `下一次付款：${date}，${amount}。`,
  en: ({ amount, date }) => `Next payment: ${amount} on ${date}.`,
});
export const stillBehind = messageWith<{ amount: string }>({
  zh: ({ amount }) => `现在补齐需要 ${amount}。`,
  en: ({ amount }) => `To be up to date today: ${amount}.`,
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

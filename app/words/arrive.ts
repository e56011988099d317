import { type Message, messageWith } from "./words.ts";

/**
 * Everything before identity. Nothing here says debt, loan, overdue or repayment, names a person or an amount:
 * whoever holds the phone may read it.
 */
export const landingWords = {
  title: { zh: "您有一条消息", en: "You have a message" },
  heading: { zh: "林溪给您发了一条消息", en: "Linxi has a message for you" },
  lede: {
    zh: "为保护您的隐私，请先核对身份；核对前，这里不会显示任何账户内容。",
    en: "To protect your privacy, please check in first. Nothing about any account is shown before that.",
  },
  go: { zh: "继续，核对身份", en: "Continue to check in" },
  notMe: { zh: "这不是我", en: "This isn’t me" },
  notMeDetail: { zh: "我们会停止使用这个号码", en: "We’ll stop using this number" },
  isReal: { zh: "这条短信是真的吗？", en: "Is this text real?" },
  isRealDetail: { zh: "用短信编号查一查", en: "Check it with the message code" },
  otherWay: { zh: "不想点链接也可以", en: "You don’t have to use the link" },
  neverTitle: { zh: "我们绝不会索要", en: "We never ask for" },
  never: {
    zh: "银行卡密码、短信验证码、远程控制您的手机，也不收任何“手续费”。",
    en: "Card PINs, codes from your bank, control of your phone, or a fee of any kind.",
  },
  phoneUse: {
    zh: "林溪消费金融处理您的手机号，用来把消息送到本人手中。您可以随时要求查阅、更正或停止使用。",
    en: "Linxi Finance uses your phone number to bring this message to the right person. You can ask to see, correct or stop that use at any time.",
  },
} as const satisfies Record<string, Message>;

export const otherWayText = messageWith<{ host: string; code: string }>({
  zh: ({ host, code }) => `在浏览器输入 ${host}，再填短信编号 ${code}。`,
  en: ({ host, code }) => `Type ${host} into your browser and enter the message code ${code}.`,
});

export const startWords = {
  title: { zh: "您的账户", en: "Your account" },
  heading: { zh: "查看发给您的消息", en: "Read the message we sent you" },
  lede: {
    zh: "填短信里的编号就可以，不用点链接，不用下载，不用密码。",
    en: "Enter the code from the text message. No link, no app and no password needed.",
  },
  code: { zh: "短信编号", en: "Message code" },
  codeHint: { zh: "8 位，例如 K7QM-2F9X", en: "8 characters, like K7QM-2F9X" },
  go: { zh: "继续", en: "Continue" },
  codeProblem: {
    zh: "编号是 8 位字母和数字，例如 K7QM-2F9X",
    en: "The code is 8 letters and digits, like K7QM-2F9X",
  },
  noCode: { zh: "没有编号，或者链接打不开", en: "No code, or the link does not work" },
  newLink: { zh: "发一条新短信", en: "Send a new text" },
} as const satisfies Record<string, Message>;

export const identityWords = {
  title: { zh: "核对身份", en: "Check it’s you" },
  heading: { zh: "核对身份", en: "Check it’s you" },
  lede: { zh: "请填一项只有本人清楚的信息。不用人脸识别。", en: "Give one detail that you know. No face scan needed." },
  birthDate: { zh: "出生日期", en: "Date of birth" },
  birthDateHint: { zh: "例如 1990 年 3 月 27 日", en: "For example 27 March 1990" },
  year: { zh: "年", en: "Year" },
  month: { zh: "月", en: "Month" },
  day: { zh: "日", en: "Day" },
  postcode: { zh: "邮政编码", en: "Postcode" },
  postcodeHint: { zh: "合同上登记的地址", en: "Of the address in your contract" },
  idTail: { zh: "身份证件号码最后几位", en: "Last characters of your ID number" },
  idTailHint: { zh: "最后 4 位或 6 位，末位可以是字母 X", en: "The last 4 or 6; the last one may be the letter X" },
  pin: { zh: "您设的 6 位数字", en: "Your six-digit PIN" },
  pinHint: { zh: "您在这里自己设的。忘了请打电话给我们。", en: "The one you set here. If you forgot it, call us." },
  check: { zh: "核对", en: "Check" },
  birthDateProblem: {
    zh: "请填写完整的日期，例如 1990 年 3 月 27 日",
    en: "Enter a full date, like 27 March 1990",
  },
  answerProblem: { zh: "请填写这一项", en: "Enter this detail" },
  noMatch: {
    zh: "所填内容与记录不一致，或者这个链接已经失效。可以核对后再填，也可以发一条新短信，或打电话给我们。",
    en: "We could not match these details, or this link has expired. You can check them and try again, ask for a new text, or call us.",
  },
  noMatchField: { zh: "没有核对上", en: "We could not match this" },
  newLink: { zh: "发一条新短信", en: "Send a new text" },
  limits: {
    zh: "每个链接可以试 5 次，之后需要等 60 分钟。这样别人就没法猜。打电话随时可以。",
    en: "Each link takes 5 tries, then there is a 60-minute wait, so that nobody can guess. You can call at any time.",
  },
  why: {
    zh: "这些内容只用来核对身份。没有核对上时，我们不会说明原因。",
    en: "We use this only to check it’s you. When it doesn’t match we don’t say why.",
  },
} as const satisfies Record<string, Message>;

export const notMeWords = {
  title: { zh: "不是您本人？", en: "Not you?" },
  heading: { zh: "不是您本人？", en: "Not you?" },
  lede: {
    zh: "勾选并提交就好，不用填任何个人信息。我们会停止用这个号码联系，并去核对正确的号码。",
    en: "Tick and send; we ask for nothing about you. We’ll stop using this number and look for the right one.",
  },
  confirm: { zh: "这个号码不是你们要找的人的", en: "This number does not belong to the person you want" },
  confirmProblem: { zh: "请先勾选，我们才能停用这个号码", en: "Tick the box so that we can stop using this number" },
  go: { zh: "停止使用我的号码", en: "Stop using my number" },
  promise: {
    zh: "我们不会透露要找谁、为什么。停用是马上的；如果是误点，给我们打电话就能恢复。",
    en: "We don’t say who we were looking for, or why. It works at once; if it was a slip, call us and we’ll undo it.",
  },
  thanksTitle: { zh: "谢谢告知", en: "Thank you" },
  thanks: { zh: "我们不会再使用这个号码联系您。", en: "We will not use this number again." },
  thanksDetail: { zh: "不需要再做任何事。可以关闭本页。", en: "There is nothing else to do. You can close this page." },
} as const satisfies Record<string, Message>;

export const isRealWords = {
  title: { zh: "查一查这条短信", en: "Check a text message" },
  heading: { zh: "查一查这条短信", en: "Check a text message" },
  lede: {
    zh: "填短信里的编号，或把链接粘贴进来。我们只回答“是”或“不是”，不显示任何账户内容。",
    en: "Enter the code in the text, or paste its link. We answer only yes or no, and show nothing about any account.",
  },
  code: { zh: "短信编号或链接", en: "Message code or link" },
  check: { zh: "查询", en: "Check" },
  ours: { zh: "是我们发的", en: "Yes, we sent it" },
  oursDetail: { zh: "这个编号来自我们发出的短信。", en: "This code is from a text message that we sent." },
  notOurs: { zh: "不是我们发的", en: "No, we did not send it" },
  notOursDetail: {
    zh: "我们没有发过这个编号。请不要点里面的链接，也不要付款。可以打电话告诉我们。",
    en: "We have not sent this code. Don’t open its link and don’t pay anything. You can call and tell us.",
  },
  tooMany: {
    zh: "查询次数太多了，请一小时后再试，或打电话给我们。",
    en: "That was a lot of checks. Try again in an hour, or call us.",
  },
  howTitle: { zh: "怎么认出我们", en: "How to recognise us" },
  noAmounts: {
    zh: "短信里没有姓名、金额，也不会催您马上点。",
    en: "Our texts carry no name or amount and never tell you to hurry.",
  },
  noAgents: { zh: "我们不委托任何收费中介。", en: "We never work through anyone who charges you a fee." },
} as const satisfies Record<string, Message>;

export const ourAddress = messageWith<{ host: string }>({
  zh: ({ host }) => `网址只有 ${host}，没有短链接。`,
  en: ({ host }) => `Our only address is ${host}. We never use short links.`,
});

export const ourPhone = messageWith<{ phone: string }>({
  zh: ({ phone }) => `电话 ${phone}，也印在合同首页。`,
  en: ({ phone }) => `Our number is ${phone}, also on page 1 of your contract.`,
});

export const newLinkWords = {
  title: { zh: "发一条新短信", en: "Send a new text" },
  heading: { zh: "发一条新短信", en: "Send a new text" },
  lede: {
    zh: "填手机号或合同编号。如果和我们登记的一致，几分钟内会收到新短信，只发到登记的号码。",
    en: "Enter your phone number or contract number. If it matches our records, a new text arrives within a few minutes, at the number we hold only.",
  },
  subject: { zh: "手机号或合同编号", en: "Phone number or contract number" },
  problem: { zh: "请填写手机号或合同编号", en: "Enter a phone number or a contract number" },
  go: { zh: "发送", en: "Send" },
  sentTitle: { zh: "收到了", en: "Got it" },
  sent: {
    zh: "如果和登记的一致，新短信几分钟内会到。没收到？请打电话，由客服核对。",
    en: "If it matches our records, a new text arrives within a few minutes. Nothing there? Call us and a person will check with you.",
  },
} as const satisfies Record<string, Message>;

export const expiredWords = {
  title: { zh: "页面已关闭", en: "This page has closed" },
  heading: { zh: "为了您的安全，页面已关闭", en: "We closed this page to keep it safe" },
  lede: {
    zh: "一段时间没有操作，所以关闭了。账户没有任何变化。",
    en: "Nothing was opened for a while. Nothing about your account has changed.",
  },
  again: {
    zh: "再点一次短信里的链接，或者填短信编号，就能继续。",
    en: "Open the link in the text again, or enter the message code, to go on.",
  },
  enter: { zh: "填短信编号", en: "Enter the message code" },
} as const satisfies Record<string, Message>;

export const signOutWords = {
  title: { zh: "清除并退出", en: "Finish and clear" },
  heading: { zh: "办完了？", en: "All done?" },
  lede: {
    zh: "退出后，这部手机上不会留下任何账户内容，按返回键也看不到。",
    en: "After this, nothing about your account stays on this phone, and the back button shows nothing.",
  },
  go: { zh: "清除并退出", en: "Finish and clear" },
  stay: { zh: "先不退出", en: "Not yet" },
  doneTitle: { zh: "已清除", en: "All clear" },
  done: { zh: "这部手机上已经没有账户内容。", en: "Nothing about your account is left on this phone." },
} as const satisfies Record<string, Message>;

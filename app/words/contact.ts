import { type Message, messageWith } from "./words.ts";

/** How a person wants to be written to, and the acts that need a code. Page titles stay neutral. */
export const contactWords = {
  title: { zh: "提醒与时段", en: "Reminders and quiet hours" },
  link: { zh: "提醒与免打扰时段", en: "Reminders and quiet hours" },
  heading: { zh: "提醒与免打扰时段", en: "Reminders and quiet hours" },
  lede: {
    zh: "您说怎么联系，我们就怎么联系。随时可以改，马上生效，也不影响任何结果。",
    en: "You say how we write to you. Change it at any time; it works at once and affects nothing else.",
  },
  savedTitle: { zh: "已保存", en: "Saved" },
  saved: { zh: "从现在起就这样。", en: "This holds from now on." },
  changedTitle: { zh: "已更改", en: "Changed" },
  changedPhone: {
    zh: "新号码已记下，原来的号码收到了通知。之前的链接都已停用。为了您的安全，72 小时内不向新号码发验证码。",
    en: "Your new number is on file, and the old one was told. Earlier links no longer work. For your safety no codes go to the new number for 72 hours.",
  },
  changedEmail: {
    zh: "新邮箱已记下，您的手机收到了通知。",
    en: "Your new e-mail address is on file, and your phone was told.",
  },
  pinSet: {
    zh: "以后核对身份，就填这 6 位数字，不再问生日。",
    en: "From now on we ask for this PIN, not for your date of birth.",
  },
  pinRemoved: {
    zh: "6 位数字已取消，以后按原来的方式核对。",
    en: "Your PIN is gone. We check in the earlier way again.",
  },
  lang: { zh: "短信用哪种语言", en: "Language of texts" },
  chinese: { zh: "中文", en: "中文 (Chinese)" },
  english: { zh: "English（英语）", en: "English" },
  hours: { zh: "什么时候可以联系您", en: "When we may write to you" },
  hoursHouse: { zh: "按我们的惯例：每天 9:00–20:00", en: "As usual: every day, 9:00–20:00" },
  hoursOwn: { zh: "只在我选的时段", en: "Only in hours I choose" },
  from: { zh: "从", en: "From" },
  to: { zh: "到", en: "To" },
  weekends: { zh: "周末和节假日", en: "Weekends and public holidays" },
  weekendsYes: { zh: "可以", en: "That is fine" },
  weekendsNo: { zh: "不要", en: "Not then" },
  wider: {
    zh: "我同意在法定时段之外收到消息。随时可以收回。",
    en: "I agree to messages outside the hours of law. I can take this back at any time.",
  },
  channels: { zh: "用什么方式", en: "How we may reach you" },
  channelsHint: {
    zh: "验证码和您自己要求的短信不受影响。",
    en: "Codes and texts that you ask for still come.",
  },
  sms: { zh: "短信", en: "Text message" },
  email: { zh: "邮件", en: "E-mail" },
  call: { zh: "电话", en: "Phone call" },
  optOuts: { zh: "不想收到的提醒", en: "Reminders I do not want" },
  optOutsHint: {
    zh: "勾上的就不再发。法律规定必须寄的通知还会寄。",
    en: "Ticked ones stop. Notices that the law makes us send still come.",
  },
  before_due: { zh: "还款日之前和当天的提醒", en: "Before a due date and on the day" },
  after_due: { zh: "还款日之后的提醒", en: "After a due date" },
  plans: { zh: "约定和计划的提醒", en: "About promises and plans" },
  note: { zh: "联系您时请我们注意什么", en: "Anything to mind when we reach you" },
  noteHint: {
    zh: "例如：不要打家里电话；下午再打；请写信。只有办理的人看得到。",
    en: "For example: not at my work; afternoons only; please write by post. Only people who handle your account see it.",
  },
  save: { zh: "保存", en: "Save" },
  more: { zh: "其他", en: "More" },
  pinLink: { zh: "别人也会看到这部手机", en: "Someone else may see this phone" },
  phoneLink: { zh: "更改手机号", en: "Change my phone number" },
  emailLink: { zh: "更改邮箱", en: "Change my e-mail address" },
  messagesLink: { zh: "我们发过的消息，和没有发的", en: "What we sent, and what we held back" },
  copyLink: { zh: "要一份我的资料", en: "Get a copy of my data" },
  stopHint: {
    zh: "不想再收任何短信？回复 T 或 STOP，马上停用这个号码；回复“恢复”再开通。也可以打电话给我们。",
    en: "No more texts at all? Reply STOP to any of them and we stop at once; START brings them back. Or call us.",
  },
  choose: { zh: "请选一项", en: "Choose one" },
  hours_backwards: { zh: "结束时间要晚于开始时间", en: "The end must be later than the start" },
  wider_needs_consent: {
    zh: "这超出了法定时段。要这样，请勾选同意；或把时段改短。",
    en: "This goes beyond the hours of law. Tick that you agree, or choose shorter hours.",
  },
  wider_not_allowed: {
    zh: "这超出了法定时段，请改短。",
    en: "This goes beyond the hours of law. Choose shorter hours.",
  },
} as const satisfies Record<string, Message>;

export const lawHours = messageWith<{ from: string; to: string }>({
  zh: ({ from, to }) => `法定时段是 ${from}–${to}。您可以选更短的。`,
  en: ({ from, to }) => `By law ${from}–${to}. You can choose less.`,
});

export const pinWords = {
  title: { zh: "6 位数字", en: "Your PIN" },
  heading: { zh: "别人也会看到这部手机？", en: "Does someone else see this phone?" },
  lede: {
    zh: "身边的人往往知道您的生日。设一个 6 位数字，以后打开页面就问它，不问生日。设之前，我们先向您登记的手机发一个验证码。",
    en: "People around you often know your date of birth. Set a six-digit PIN and we ask for that instead. A code to the phone on file comes first.",
  },
  already: { zh: "您已经设了。填新的可以更换。", en: "You have one. Enter another to replace it." },
  pin: { zh: "6 位数字", en: "Six digits" },
  pinHint: { zh: "不要用生日、123456 或同一个数字", en: "Not your birthday, 123456 or one digit repeated" },
  again: { zh: "再填一次", en: "Once more" },
  set: { zh: "设好", en: "Set it" },
  remove: { zh: "取消 6 位数字", en: "Remove my PIN" },
  forgot: {
    zh: "忘了的话，打电话给我们，由真人核对后取消。",
    en: "If you forget it, call us: a person checks it is you and removes it.",
  },
  other: {
    zh: "短信里从来没有姓名和金额；办完请用“清除并退出”。也可以请我们不发短信，改打电话或寄信。",
    en: "Our texts never carry a name or an amount; “Finish and clear” leaves nothing behind. You can also ask for calls or post instead of texts.",
  },
  not_six_digits: { zh: "请填 6 位数字", en: "Enter six digits" },
  too_easy: { zh: "这个太容易猜到，请换一个", en: "That one is easy to guess. Choose another" },
  differ: { zh: "两次填的不一样", en: "The two do not match" },
} as const satisfies Record<string, Message>;

export const changeWords = {
  phoneTitle: { zh: "手机号", en: "Phone number" },
  phoneHeading: { zh: "更改手机号", en: "Change your phone number" },
  phoneNow: { zh: "现在的号码", en: "Number now" },
  phoneNew: { zh: "新号码", en: "New number" },
  phoneHint: { zh: "国外号码请加 + 和国家代码", en: "Numbers outside China with + and country code" },
  emailTitle: { zh: "邮箱", en: "E-mail" },
  emailHeading: { zh: "更改邮箱", en: "Change your e-mail address" },
  emailNow: { zh: "现在的邮箱", en: "Address now" },
  emailNew: { zh: "新邮箱", en: "New address" },
  none: { zh: "没有", en: "None" },
  how: {
    zh: "我们先向现在的手机发一个验证码，填对了才会更改。原来的号码也会收到通知。",
    en: "First we send a code to the number we have now. Nothing changes until you enter it. The old number is told too.",
  },
  lost: {
    zh: "现在的手机收不到短信了？请打电话，由真人核对后更改。",
    en: "Can’t get texts on that phone any more? Call us and a person changes it with you.",
  },
  send: { zh: "发验证码", en: "Send the code" },
  not_a_number: { zh: "请填完整的电话号码", en: "Enter a full phone number" },
  not_an_address: { zh: "请填完整的邮箱，例如 name@example.com", en: "Enter a full address, like name@example.com" },
  the_same: { zh: "这就是现在用的", en: "That is the one we have" },
  too_many: {
    zh: "一小时内最多发 3 次验证码。请过一会儿再试，或打电话给我们。",
    en: "At most three codes an hour. Please try again later, or call us.",
  },
  no_number: {
    zh: "我们没有可以发验证码的号码。请打电话给我们。",
    en: "We have no number that a code can go to. Please call us.",
  },
  unknown_borrower: { zh: "请打电话给我们。", en: "Please call us." },
} as const satisfies Record<string, Message>;

export const coolingUntil = messageWith<{ time: string }>({
  zh: ({ time }) => `手机号刚改过。为了您的安全，${time} 之前不向它发验证码。着急请打电话给我们。`,
  en: ({ time }) =>
    `Your number was changed recently. For your safety no code goes to it before ${time}. If it cannot wait, call us.`,
});

export const codeWords = {
  title: { zh: "验证码", en: "Your code" },
  heading: { zh: "填验证码", en: "Enter the code" },
  lede: {
    zh: "我们向您登记的手机发了 6 位验证码，10 分钟内有效。",
    en: "We sent a six-digit code to the phone on file. It works for ten minutes.",
  },
  code: { zh: "6 位验证码", en: "Six-digit code" },
  check: { zh: "确认", en: "Confirm" },
  wrong: { zh: "验证码不对，请再看一下短信", en: "That code does not match. Please look at the text again" },
  closed: {
    zh: "这个验证码不能再用了：用过了、过期了，或填错了 5 次。请要一个新的。",
    en: "This code no longer works: it was used, ran out, or was mistyped five times. Ask for a new one.",
  },
  again: { zh: "要一个新的验证码", en: "Ask for a new code" },
  never: { zh: "我们的人不会问您要这个验证码。", en: "Nobody from here will ask you for this code." },
} as const satisfies Record<string, Message>;

export const copyWords = {
  title: { zh: "我的资料", en: "My data" },
  heading: { zh: "要一份我的资料", en: "Get a copy of your data" },
  lede: {
    zh: "一个文件，里面有我们记下的一切：联系方式和选择、合同、每一笔账、付款、方案和约定、您的申请和异议、消息记录。",
    en: "One file with everything we keep: contact details and choices, contracts, every entry, payments, plans and promises, your requests and disputes, the record of messages.",
  },
  how: {
    zh: "因为里面是您的信息，先要填一个发到手机的验证码。文件会存在这部手机上，用完请删掉。",
    en: "Because it is about you, we first send a code to your phone. The file stays on this phone until you delete it.",
  },
  send: { zh: "发验证码", en: "Send the code" },
  ready: { zh: "可以下载了", en: "Ready" },
  readyText: { zh: "10 分钟内可以下载。", en: "You can download it for ten minutes." },
  download: { zh: "下载文件（JSON）", en: "Download the file (JSON)" },
  notIn: {
    zh: "您上传的照片在各自的页面查看。投诉由另一个团队保管，连这个文件也打不开：请在投诉页面查看，或打电话要。",
    en: "Photos you sent are on their own pages. Complaints are kept by another team, closed even to this file: see them on the complaint page, or call us for them.",
  },
} as const satisfies Record<string, Message>;

export const messageLogWords = {
  title: { zh: "消息记录", en: "Messages" },
  heading: { zh: "我们发过的，和没有发的", en: "What we sent, and what we held back" },
  lede: { zh: "短信原文发出后不再保存。", en: "The text itself is not kept once it has been sent." },
  none: { zh: "还没有消息。", en: "No messages yet." },
  pages: { zh: "分页", en: "Pages" },
  newestFirst: { zh: "最新的在前", en: "Newest first" },
  older: { zh: "更早", en: "Older" },
  newest: { zh: "最新", en: "Newest" },
  sent: { zh: "已发出", en: "Sent" },
  delivered: { zh: "已送达", en: "Delivered" },
  undelivered: { zh: "没有送达", en: "Not delivered" },
  queued: { zh: "等到合适的时间再发", en: "Waiting for a good hour" },
  held: { zh: "没有发", en: "Held back" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  failed: { zh: "没有发成", en: "Could not be sent" },
} as const satisfies Record<string, Message>;

/** What a message was, by its template. */
export const messageKinds = {
  before_due: { zh: "还款日提醒", en: "Reminder of a date" },
  after_due: { zh: "还款日后的提醒", en: "Reminder after a date" },
  plans: { zh: "约定和计划的提醒", en: "Reminder about a promise or plan" },
  code: { zh: "验证码", en: "Code" },
  changed: { zh: "联系方式更改通知", en: "Notice of changed details" },
  other: { zh: "短信", en: "Text message" },
} as const satisfies Record<string, Message>;

/** Why a message was held back, as people understand it. */
export const heldReasons = {
  hold: { zh: "暂停中，不打扰您", en: "because of a pause" },
  opted_out: { zh: "您选了不收这类提醒", en: "because you did not want this kind" },
  channel_off: { zh: "您选了不收短信", en: "because you did not want texts" },
  hours: { zh: "不在可以联系的时段", en: "because the hour was not right" },
  cap_reached: { zh: "最近已经联系过，不再打扰", en: "because we had written recently" },
  suppressed: { zh: "这个号码停用了", en: "because the number is stopped" },
  paid: { zh: "已经付了", en: "because it was paid" },
  promise: { zh: "您约定的日子还没到", en: "because you had named a day" },
  settled: { zh: "已经全部还清", en: "because everything is paid" },
  phone_changed: { zh: "号码换了", en: "because the number changed" },
  other: { zh: "不需要再发", en: "because it was no longer needed" },
} as const satisfies Record<string, Message>;

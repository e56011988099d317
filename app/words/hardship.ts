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

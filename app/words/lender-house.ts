import type { Evidence } from "#app/policy/evidence.ts";
import { type Message, messageWith } from "./words.ts";

/** Pages of the lender's own side beside the dashboard: policy, jobs, messages, brand. */
export const policyWords = {
  title: { zh: "政策", en: "Policy" },
  lede: {
    zh: "每个值都写明来源。值是随产品一起审核的数据，在这里只读。",
    en: "Every value says where it comes from. Values are reviewed data that come with the product; here they are read.",
  },
  profile: { zh: "政策", en: "Profile" },
  effective: { zh: "生效日", en: "In force from" },
  reviewed: { zh: "核对日", en: "Last compared" },
  inForce: { zh: "现行", en: "In force" },
  later: { zh: "以后生效", en: "Later" },
  former: { zh: "已被替代", en: "Replaced" },
  status: { zh: "状态", en: "Status" },
  values: { zh: "有来源的值", en: "Values with a source" },
  value: { zh: "值", en: "Value" },
  path: { zh: "项目", en: "Item" },
  evidence: { zh: "依据", en: "Evidence" },
  source: { zh: "来源", en: "Source" },
  note: { zh: "说明", en: "Note" },
  back: { zh: "回到政策列表", en: "Back to the profiles" },
  none: { zh: "无", en: "none" },
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
} as const satisfies Record<string, Message>;

export const evidenceWords: Readonly<Record<Evidence, Message>> = {
  F: { zh: "原文或官方文本", en: "Primary or official text" },
  S: { zh: "二手文本", en: "Secondary text" },
  M: { zh: "凭记忆，待核对", en: "From memory, to be checked" },
  P: { zh: "产品默认值，不是法律", en: "Product default, not law" },
};

export const jobWords = {
  title: { zh: "自动任务", en: "Jobs" },
  lede: {
    zh: "自动运行的工作：上次成功、谁在运行、何时再运行。",
    en: "What happens by itself: when it last worked, who runs it now, when it is due again.",
  },
  name: { zh: "任务", en: "Job" },
  success: { zh: "上次成功", en: "Last success" },
  state: { zh: "状态", en: "State" },
  due: { zh: "下次", en: "Due" },
  failures: { zh: "连续失败", en: "Failures in a row" },
  never: { zh: "从未", en: "never" },
  running: { zh: "运行中", en: "Running" },
  waiting: { zh: "等待", en: "Waiting" },
  failing: { zh: "失败", en: "Failing" },
  behind: { zh: "落后", en: "Behind" },
  backlog: { zh: "积压", en: "Backlog" },
  queue: { zh: "队列", en: "Queue" },
  waitingCount: { zh: "等待处理", en: "Waiting" },
  oldest: { zh: "最早", en: "Oldest" },
  texts: { zh: "待发短信", en: "Messages to send" },
  textsFailed: { zh: "发送失败的短信", en: "Messages that failed" },
  notices: { zh: "付款通知", en: "Payment notices" },
  parked: { zh: "待认领的款项消息", en: "Parked payment events" },
  approvals: { zh: "待审批", en: "Approvals" },
  tasks: { zh: "等人处理的事项", en: "Tasks for people" },
  nights: { zh: "夜间统计", en: "Nightly look at the book" },
  zone: { zh: "时区", en: "Time zone" },
  day: { zh: "日期", en: "Day" },
  loans: { zh: "笔数", en: "Loans" },
  finished: { zh: "完成于", en: "Finished" },
  underWay: { zh: "进行中", en: "Under way" },
} as const satisfies Record<string, Message>;

export const outboxWords = {
  title: { zh: "短信记录", en: "Messages" },
  lede: {
    zh: "只有时间、种类和结果，没有号码和内容。",
    en: "When, which kind and with what result; neither numbers nor words.",
  },
  status: { zh: "状态", en: "Status" },
  all: { zh: "全部", en: "All" },
  queued: { zh: "待发送", en: "Queued" },
  sent: { zh: "已发送", en: "Sent" },
  failed: { zh: "失败", en: "Failed" },
  held: { zh: "暂不发送", en: "Held back" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  at: { zh: "时间", en: "Time" },
  template: { zh: "种类", en: "Kind" },
  reason: { zh: "原因", en: "Reason" },
  tries: { zh: "尝试", en: "Tries" },
  gateway: { zh: "通道", en: "Gateway" },
  retry: { zh: "失败的提醒再试一次", en: "Try failed reminders again" },
  retried: messageWith<{ count: string }>({
    zh: ({ count }) => `${count} 条提醒重新排队，到允许的时段发送。`,
    en: ({ count }) => `${count} reminders are queued again and leave at a permitted hour.`,
  }),
  older: { zh: "更早", en: "Older" },
  none: { zh: "没有短信。", en: "No messages." },
  show: { zh: "查看", en: "Show" },
} as const;

export const auditCheckWords = {
  check: { zh: "检查整条链", en: "Check the whole chain" },
  sound: messageWith<{ events: string; checkpoints: string }>({
    zh: ({ events, checkpoints }) => `完好：${events} 条记录，${checkpoints} 个签名检查点。`,
    en: ({ events, checkpoints }) => `In order: ${events} entries, ${checkpoints} signed checkpoints.`,
  }),
  broken: { zh: "审计记录不完好", en: "The trail is not in order" },
} as const;

export const brandWords = {
  title: { zh: "品牌", en: "Brand" },
  lede: {
    zh: "借款人看到的名称、标志、电话和时间。保存后立即生效，每一次变更都留有记录。",
    en: "The name, mark, phone and hours that borrowers see. Saving takes effect at once, and every change is kept.",
  },
  nameZh: { zh: "名称（中文）", en: "Name in Chinese" },
  nameEn: { zh: "名称（英文）", en: "Name in English" },
  legalZh: { zh: "法定名称（中文）", en: "Legal name in Chinese" },
  legalEn: { zh: "法定名称（英文）", en: "Legal name in English" },
  phone: { zh: "电话（拨号格式）", en: "Phone, as dialled" },
  phoneHint: { zh: "只用数字，可带 + 号，例如 4000001234", en: "Digits, with + if needed, such as 4000001234" },
  phoneAsWritten: { zh: "电话（显示格式）", en: "Phone, as written" },
  hoursZh: { zh: "服务时间（中文）", en: "Hours in Chinese" },
  hoursEn: { zh: "服务时间（英文）", en: "Hours in English" },
  colour: { zh: "标志颜色", en: "Colour of the mark" },
  colourHint: {
    zh: "#RRGGBB。与白色的对比度至少 4.5，文字和按钮的颜色不变",
    en: "#RRGGBB. At least 4.5 against white; texts and buttons keep their own colours",
  },
  logo: { zh: "标志图片", en: "Logo" },
  logoHint: {
    zh: "PNG、JPEG 或 WebP，不超过 1 MB；会重新绘制。留空则不变",
    en: "PNG, JPEG or WebP up to 1 MB; it is drawn anew. Leave empty to keep what is there",
  },
  noLogo: { zh: "去掉图片，用颜色标志", en: "Take the picture away and use the coloured mark" },
  save: { zh: "保存", en: "Save" },
  saved: { zh: "已保存，借款人现在看到的就是这样。", en: "Saved. This is what borrowers see now." },
  preview: { zh: "现在的样子", en: "How it looks now" },
  changed: { zh: "变更记录", en: "Changes" },
} as const satisfies Record<string, Message>;

export const brandProblems = {
  missing: { zh: "请填写", en: "Fill this in" },
  too_long: { zh: "太长了", en: "This is too long" },
  bad_phone: { zh: "只能是数字，可带 + 号，5 到 20 位", en: "Use 5 to 20 digits, with + if needed" },
  bad_colour: { zh: "请写成 #RRGGBB，例如 #1F5C4F", en: "Write it as #RRGGBB, such as #1F5C4F" },
  bad_logo: {
    zh: "这张图片不能用：请用不超过 1 MB 的 PNG、JPEG 或 WebP",
    en: "This picture cannot be used: take a PNG, JPEG or WebP up to 1 MB",
  },
} as const satisfies Record<string, Message>;

export const lowContrast = messageWith<{ found: string }>({
  zh: ({ found }) => `与白色的对比度是 ${found}，至少要 4.5。请选更深的颜色`,
  en: ({ found }) => `The contrast with white is ${found}; at least 4.5 is needed. Choose a darker colour`,
});

export const importWords = {
  title: { zh: "导入", en: "Import" },
  lede: {
    zh: "CSV 文件，每行一笔贷款。先检查，看过结果再导入；同一文件导入两次不会多出任何东西。",
    en: "A CSV file with one loan a row. It is checked first and imported when you have seen the result; the same file twice adds nothing.",
  },
  limit: {
    zh: "最大 64 MB；更大的文件用命令 npm run import",
    en: "Up to 64 MB; larger files with the command npm run import",
  },
  file: { zh: "贷款文件（CSV）", en: "The book (CSV)" },
  asOf: { zh: "数据日期", en: "The day the book is of" },
  mapping: { zh: "列的对应关系", en: "Which column is what" },
  upload: { zh: "上传并检查", en: "Upload and check" },
  runs: { zh: "最近的导入", en: "Latest imports" },
  noRuns: { zh: "还没有导入过。", en: "Nothing has been imported yet." },
  back: { zh: "回到导入", en: "Back to imports" },
  status: { zh: "状态", en: "Status" },
  waiting: { zh: "等待检查", en: "Waiting to be checked" },
  checking: { zh: "检查中", en: "Checking" },
  checked: { zh: "已检查，未导入", en: "Checked, not imported" },
  queued: { zh: "等待导入", en: "Waiting to be imported" },
  importing: { zh: "导入中", en: "Importing" },
  done: { zh: "已导入", en: "Imported" },
  refused: { zh: "文件不能用", en: "File refused" },
  discarded: { zh: "已放弃", en: "Discarded" },
  start: { zh: "现在导入", en: "Import now" },
  discard: { zh: "放弃并删除文件", en: "Discard and delete the file" },
  rows: { zh: "读到的行", en: "Rows read" },
  added: { zh: "新增贷款", en: "Loans added" },
  toAdd: { zh: "将新增", en: "Loans to add" },
  unchanged: { zh: "已有，不变", en: "Here already" },
  wrong: { zh: "有问题，不导入", en: "Rows refused" },
  columns: { zh: "列的对应", en: "How the columns are read" },
  field: { zh: "我们的字段", en: "Our field" },
  column: { zh: "文件中的列", en: "Column in the file" },
  problems: { zh: "问题", en: "Problems" },
  row: { zh: "行", en: "Row" },
  loanNo: { zh: "合同号", en: "Contract" },
  code: { zh: "代码", en: "Code" },
  message: { zh: "说明", en: "What is wrong" },
  more: { zh: "只显示前 100 个；全部在报告里", en: "The first 100 are shown; the report has them all" },
  report: { zh: "下载报告（CSV）", en: "Download the report (CSV)" },
  noProblems: { zh: "没有问题。", en: "No problems." },
  refresh: { zh: "这一页每 3 秒自己更新。", en: "This page renews itself every 3 seconds." },
  at: { zh: "上传于", en: "Uploaded" },
  noFile: { zh: "请选择一个 CSV 文件", en: "Choose a CSV file" },
  badDay: { zh: "请填写日期，不晚于今天", en: "Enter a day that is not after today" },
  progress: messageWith<{ percent: string }>({
    zh: ({ percent }) => `已处理 ${percent}%`,
    en: ({ percent }) => `${percent}% done`,
  }),
  madeUp: { zh: "按合同号编造", en: "made up from the contract number" },
  fixed: messageWith<{ value: string }>({ zh: ({ value }) => `固定值 ${value}`, en: ({ value }) => `always ${value}` }),
} as const;

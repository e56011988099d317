import type { ApprovalKind } from "#db/schema/approvals.ts";
import type { AuditCategory } from "#db/stores/audit.ts";
import type { Message } from "./words.ts";

export const peopleWords = {
  title: { zh: "员工", en: "People" },
  invite: { zh: "邀请同事", en: "Invite somebody" },
  login: { zh: "用户名", en: "User name" },
  loginHint: { zh: "小写字母、数字和点，例如 mei.chen", en: "Small letters, digits and dots, such as mei.chen" },
  name: { zh: "姓名", en: "Name" },
  roles: { zh: "角色", en: "Roles" },
  status: { zh: "状态", en: "Status" },
  active: { zh: "在用", en: "Active" },
  disabled: { zh: "已停用", en: "Disabled" },
  more: { zh: "更多", en: "More" },
  inviteText: {
    zh: "对方用链接设置密码和验证器。角色要等另一位管理员同意后才生效。",
    en: "The person sets a password and an authenticator with the link. The roles count once another administrator has agreed.",
  },
  send: { zh: "建立账户并生成链接", en: "Create the account and the link" },
  linkHeading: { zh: "把这个链接交给本人", en: "Give this link to the person" },
  linkText: {
    zh: "只显示这一次，24 小时内有效，只能用一次。请当面或用公司内部渠道交给本人。",
    en: "It is shown once, works for 24 hours and only once. Hand it over in person or by an internal channel.",
  },
  back: { zh: "回到员工列表", en: "Back to people" },
  changeRoles: { zh: "申请变更角色", en: "Ask for other roles" },
  changeRolesText: {
    zh: "由另一位管理员同意后立即生效。",
    en: "It takes effect at once when another administrator agrees.",
  },
  ask: { zh: "提交申请", en: "Send the request" },
  asked: { zh: "已提交，等另一位管理员同意。", en: "Sent. Another administrator has to agree." },
  letReturn: { zh: "允许回来", en: "Let them return" },
  letReturnText: {
    zh: "恢复原来的角色和登录方式；需要另一位管理员同意。",
    en: "With the roles and the sign-in they had. Another admin has to agree.",
  },
  reset: { zh: "重置登录方式", en: "Reset sign-in" },
  resetText: {
    zh: "需要两位管理员。重置只换丢掉的那一样，另一样本人还要用。",
    en: "Takes two administrators. Only what was lost is replaced; the person still needs the other.",
  },
  lostFactor: { zh: "验证器丢了", en: "Authenticator lost" },
  lostPassword: { zh: "忘记密码", en: "Password forgotten" },
  disable: { zh: "停用账户", en: "Disable the account" },
  disableText: {
    zh: "立即生效：所有登录退出，本人提交的申请撤回。一位管理员就可以做。",
    en: "At once: every session ends and what the person asked for is withdrawn. One administrator is enough.",
  },
  disableGo: { zh: "停用", en: "Disable" },
  own: {
    zh: "这是您自己的账户，请由其他管理员处理。",
    en: "This is your own account: another administrator has to do it.",
  },
} as const satisfies Record<string, Message>;

/** Why something about a person was not done. */
export const peopleProblems = {
  bad_login: {
    zh: "用户名只能用小写字母、数字、点和连字符",
    en: "Use small letters, digits, dots and hyphens for the user name",
  },
  bad_name: { zh: "请填写姓名", en: "Enter the name" },
  no_roles: { zh: "请至少选一个角色", en: "Choose at least one role" },
  login_taken: { zh: "这个用户名已经有人用了", en: "This user name is taken" },
  not_allowed: { zh: "您的角色不能这样做", en: "Your role cannot do this" },
  second_factor_needed: { zh: "请先再次验证", en: "Show your second factor again first" },
  own_rights: { zh: "不能处理自己的账户", en: "You cannot do this for yourself" },
  own_account: { zh: "不能处理自己的账户", en: "You cannot do this for yourself" },
  unknown_person: { zh: "没有这个人，或账户已停用", en: "There is no such person, or the account is disabled" },
  no_change: { zh: "角色没有变化", en: "These are the roles the person has" },
  last_admin: { zh: "这是最后一位管理员", en: "This is the last administrator" },
  not_disabled: { zh: "这个账户没有停用", en: "This account is not disabled" },
  already_disabled: { zh: "账户已经停用", en: "The account is disabled already" },
  already_pending: { zh: "同样的申请正在等待审批", en: "The same request is waiting already" },
  above_limit: { zh: "超过了权限额度", en: "This is above the limit" },
} as const satisfies Record<string, Message>;

export const approvalWords = {
  title: { zh: "待审批", en: "To approve" },
  lede: {
    zh: "每一项都由两个人决定：一个人提出，另一个人同意。",
    en: "Two people decide each of these: one asks, another agrees.",
  },
  none: { zh: "现在没有要审批的。", en: "Nothing waits for approval." },
  what: { zh: "事项", en: "What" },
  by: { zh: "提出人", en: "Asked by" },
  since: { zh: "提出时间", en: "Asked" },
  until: { zh: "有效至", en: "Open until" },
  amount: { zh: "金额", en: "Amount" },
  about: { zh: "对象", en: "About" },
  reason: { zh: "原因代码", en: "Reason code" },
  terms: { zh: "具体条款", en: "The exact terms" },
  now: { zh: "现在", en: "Now" },
  afterwards: { zh: "同意之后", en: "After approval" },
  fingerprint: { zh: "条款指纹", en: "Fingerprint of the terms" },
  approve: { zh: "同意", en: "Approve" },
  refuse: { zh: "不同意", en: "Refuse" },
  withdraw: { zh: "撤回我的申请", en: "Withdraw my request" },
  own: { zh: "这是您自己提出的，要由别人决定。", en: "You asked for this, so somebody else decides." },
  more: { zh: "更多", en: "More" },
  back: { zh: "回到列表", en: "Back to the list" },
} as const satisfies Record<string, Message>;

export const approvalStatusWords = {
  pending: { zh: "等待审批", en: "Waiting" },
  approved: { zh: "已同意", en: "Approved" },
  refused: { zh: "未同意", en: "Refused" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
  expired: { zh: "已过期", en: "Expired" },
} as const satisfies Record<string, Message>;

export const approvalKindWords: Readonly<Record<ApprovalKind, Message>> = {
  refund: { zh: "退款", en: "Refund" },
  parked_money: { zh: "待认领款项", en: "Money without a home" },
  waiver: { zh: "减免", en: "Waiver" },
  ledger_adjustment: { zh: "账务调整", en: "Ledger adjustment" },
  hardship_terms: { zh: "困难方案", en: "Hardship terms" },
  settlement: { zh: "减免结清", en: "Settlement" },
  write_off: { zh: "核销转交", en: "Write-off referral" },
  plan_outside_policy: { zh: "超出政策的还款计划", en: "Plan outside policy" },
  contact_change: { zh: "联系方式变更", en: "Contact change" },
  data_export: { zh: "数据导出", en: "Data export" },
  data_erasure: { zh: "数据删除", en: "Data erasure" },
  complaint_extension: { zh: "投诉延期", en: "Complaint extension" },
  complaint_redress: { zh: "投诉补偿", en: "Complaint redress" },
  role_change: { zh: "角色变更", en: "Role change" },
  second_factor_reset: { zh: "重置验证器", en: "Authenticator reset" },
  staff_return: { zh: "允许回来", en: "Return of a person" },
  password_reset: { zh: "重置密码", en: "Password reset" },
  policy_change: { zh: "政策变更", en: "Policy change" },
};

export const decisionProblems = {
  not_found: { zh: "没有这个申请", en: "There is no such request" },
  not_pending: { zh: "已经有人决定过了", en: "Somebody has decided this already" },
  expired: { zh: "申请已过期", en: "The request has run out" },
  own_request: { zh: "不能审批自己提出的申请", en: "You cannot approve your own request" },
  own_rights: { zh: "不能审批关于自己的申请", en: "You cannot approve what is about you" },
  not_allowed: { zh: "您的角色不能审批这一项", en: "Your role does not approve this" },
  above_limit: { zh: "超过您的审批额度", en: "This is above your limit" },
  second_factor_needed: { zh: "请先再次验证", en: "Show your second factor again first" },
  terms_changed: { zh: "条款已变化，请重新查看", en: "The terms have changed. Look at them again" },
  requester_not_allowed: {
    zh: "提出人已没有这个权限，申请已撤回",
    en: "Who asked may no longer ask for it; the request was withdrawn",
  },
  unknown_person: { zh: "没有这个人，或账户已停用", en: "There is no such person, or the account is disabled" },
  last_admin: { zh: "这是最后一位管理员", en: "This is the last administrator" },
  payment_missing: { zh: "没有这笔付款", en: "There is no such payment" },
  not_paid: { zh: "这笔付款没有收到钱", en: "No money came of this payment" },
  more_than_paid: {
    zh: "这笔付款已没有这么多可退（可能已有退款或银行已取回）",
    en: "There is not that much left of this payment: a refund or the bank took some of it meanwhile",
  },
  not_parked: { zh: "这笔钱已有去处", en: "This money has found its place meanwhile" },
  not_possible: { zh: "这样做不适合这笔钱", en: "This cannot be done with this money" },
  loan_missing: { zh: "没有这份合同", en: "There is no such contract" },
  other_currency: { zh: "合同是另一种货币", en: "The contract is in another currency" },
} as const satisfies Record<string, Message>;

export const auditWords = {
  title: { zh: "审计记录", en: "Audit trail" },
  lede: {
    zh: "谁在什么时候做了什么。只能追加，每一条都和前一条相扣；里面没有个人信息。",
    en: "Who did what, and when. It only grows, each entry is chained to the one before, and it holds no personal data.",
  },
  number: { zh: "序号", en: "No." },
  at: { zh: "时间", en: "Time" },
  actor: { zh: "谁", en: "Who" },
  category: { zh: "类别", en: "Category" },
  action: { zh: "动作", en: "Action" },
  object: { zh: "对象", en: "Object" },
  outcome: { zh: "结果", en: "Outcome" },
  reason: { zh: "原因", en: "Reason" },
  find: { zh: "查找", en: "Find" },
  older: { zh: "更早", en: "Older" },
  none: { zh: "没有符合的记录。", en: "No entry matches." },
} as const satisfies Record<string, Message>;

export const auditCategoryWords: Readonly<Record<AuditCategory, Message>> = {
  access: { zh: "借款人登录", en: "Borrower access" },
  repayment: { zh: "还款", en: "Repayment" },
  complaint: { zh: "投诉", en: "Complaint" },
  staff: { zh: "员工", en: "Staff" },
  system: { zh: "系统", en: "System" },
};

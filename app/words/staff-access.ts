import type { StaffRole } from "#db/schema/staff-roles.ts";
import { type Message, messageWith } from "./words.ts";

/** Titles and words around every page of the desk. */
export const deskWords = {
  door: { zh: "工作台登录", en: "Staff sign-in" },
  menu: { zh: "菜单", en: "Menu" },
  closeMenu: { zh: "收起菜单", en: "Close the menu" },
  navigation: { zh: "主导航", en: "Main" },
  start: { zh: "开始", en: "Start" },
  disputes: { zh: "异议", en: "Disputes" },
  corrections: { zh: "账户更正", en: "Corrections" },
  complaints: { zh: "投诉", en: "Complaints" },
  complaintFigures: { zh: "投诉统计", en: "Complaint figures" },
  approvals: { zh: "待审批", en: "To approve" },
  people: { zh: "员工", en: "People" },
  audit: { zh: "审计记录", en: "Audit trail" },
  account: { zh: "我的账户", en: "My account" },
  signOut: { zh: "退出登录", en: "Sign out" },
  complaintsHidden: { zh: "您看不到投诉", en: "Complaints are not visible to you" },
  noRoles: { zh: "还没有角色", en: "No role yet" },
} as const satisfies Record<string, Message>;

export const roleWords: Readonly<Record<StaffRole, Message>> = {
  agent: { zh: "还款支持专员", en: "Support agent" },
  approver: { zh: "审批人", en: "Approver" },
  complaints: { zh: "投诉处理", en: "Complaints handler" },
  admin: { zh: "管理员", en: "Administrator" },
  auditor: { zh: "审计", en: "Auditor" },
};

export const homeWords = {
  title: { zh: "工作台", en: "Your desk" },
  lede: { zh: "其他可以打开的地方", en: "What else you can open" },
  waiting: { zh: "等您处理", en: "Work that waits" },
  howMany: { zh: "数量", en: "How many" },
  none: { zh: "没有", en: "None" },
  waitForRole: {
    zh: "您的账户已建好，但另一位管理员还没有同意您的角色。同意之后，这里会出现可以打开的地方。",
    en: "Your account is ready, but another administrator has not agreed to your role yet. Once that is done, what you can open appears here.",
  },
} as const satisfies Record<string, Message>;

export const signInWords = {
  heading: { zh: "登录工作台", en: "Sign in to the desk" },
  lede: { zh: "只供本公司员工使用。", en: "For people who work here." },
  login: { zh: "用户名", en: "User name" },
  password: { zh: "密码", en: "Password" },
  next: { zh: "下一步", en: "Continue" },
  usePasskey: { zh: "改用通行密钥", en: "Use a passkey instead" },
  usePassword: { zh: "改用密码", en: "Use a password instead" },
  missing: { zh: "请填写用户名和密码", en: "Enter your user name and password" },
  wrong: { zh: "用户名或密码不对", en: "The user name or password is not right" },
  busy: { zh: "现在登录的人太多，请过一分钟再试", en: "Too many people are signing in. Try again in a minute" },
  blockedAddress: {
    zh: "从这里登录失败的次数太多，请一小时后再试",
    en: "Too many failed tries from here. Try again in an hour",
  },
  borrower: { zh: "您是借款人吗？请到这里", en: "Are you a borrower? Go here" },
  lost: {
    zh: "忘记密码或丢了验证器？请找管理员：需要两位管理员一起重置。",
    en: "Forgot the password or lost the authenticator? Ask an administrator: two of them reset it together.",
  },
} as const satisfies Record<string, Message>;

export const blockedUntil = messageWith<{ minutes: number }>({
  zh: ({ minutes }) => `尝试次数太多，请 ${minutes} 分钟后再试`,
  en: ({ minutes }) => `Too many tries. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`,
});

export const codeWords = {
  heading: { zh: "输入验证码", en: "Enter your code" },
  lede: {
    zh: "打开验证器，输入现在显示的 6 位数字。",
    en: "Open your authenticator app and type the six digits it shows now.",
  },
  code: { zh: "验证码", en: "Code" },
  hint: { zh: "没有验证器？输入一个恢复码。", en: "No authenticator at hand? Type one of your recovery codes." },
  go: { zh: "登录", en: "Sign in" },
  missing: { zh: "请输入验证码", en: "Enter the code" },
  wrong: { zh: "验证码不对或已经用过", en: "The code is not right, or was used before" },
  ended: { zh: "不能再试了，请找管理员重置", en: "No more tries are left. Ask an administrator for a reset" },
  startOver: { zh: "重新开始", en: "Start over" },
} as const satisfies Record<string, Message>;

export const confirmWords = {
  heading: { zh: "再确认一次是您本人", en: "Confirm that it is you" },
  lede: {
    zh: "接下来的操作很难撤回，所以五分钟内要出示过第二重验证。",
    en: "The next step is hard to take back, so a second factor shown within the last five minutes is needed.",
  },
  go: { zh: "确认", en: "Confirm" },
} as const satisfies Record<string, Message>;

export const passkeyWords = {
  heading: { zh: "用通行密钥登录", en: "Sign in with a passkey" },
  lede: {
    zh: "使用这台设备的指纹、面容或 PIN，或者安全密钥。",
    en: "With the fingerprint, face or PIN of this device, or a security key.",
  },
  use: { zh: "使用通行密钥", en: "Use a passkey" },
  wrong: { zh: "这个通行密钥没有通过", en: "That passkey did not work" },
  needsScript: { zh: "通行密钥需要开启浏览器脚本。", en: "Passkeys need scripts to be on in this browser." },
  notHere: { zh: "这个浏览器不支持通行密钥。", en: "This browser has no passkeys." },
  cancelled: { zh: "没有完成，可以再试一次。", en: "That was not finished. You can try again." },
} as const satisfies Record<string, Message>;

export const joinWords = {
  title: { zh: "设置登录方式", en: "Set up your sign-in" },
  join: { zh: "欢迎", en: "Welcome" },
  second_factor: { zh: "换一个新的验证器", en: "Set up a new authenticator" },
  password: { zh: "设一个新密码", en: "Set a new password" },
  gone: { zh: "这个链接已经用过或过期", en: "This link was used or has run out" },
  goneText: { zh: "请让管理员再发一个。", en: "Ask an administrator for a new one." },
  login: { zh: "您的用户名", en: "Your user name" },
  newPassword: { zh: "新密码", en: "New password" },
  presentPassword: { zh: "现在的密码", en: "Your present password" },
  passwordHint: {
    zh: "至少 15 个字。几个不相干的词最好记；不用大写字母或符号。",
    en: "At least 15 characters. A few unrelated words work well; no capitals or signs are needed.",
  },
  scanHeading: { zh: "添加到验证器", en: "Add this to your authenticator app" },
  scanText: {
    zh: "用验证器扫这个图。",
    en: "Scan this picture with the app.",
  },
  scanLabel: { zh: "验证器二维码", en: "QR code for the authenticator app" },
  orType: {
    zh: "扫不了的话，在验证器里手动输入密钥：",
    en: "If that does not work, type this key into the app by hand:",
  },
  openApp: { zh: "在验证器中打开", en: "Open in the authenticator app" },
  code: { zh: "验证器现在显示的 6 位数字", en: "The six digits it shows now" },
  save: { zh: "保存", en: "Save" },
  done: { zh: "设置好了", en: "You are set up" },
  signIn: { zh: "去登录", en: "Go to sign-in" },
} as const satisfies Record<string, Message>;

export const passwordProblemWords = {
  too_short: { zh: "密码太短：至少 15 个字", en: "The password is too short: at least 15 characters" },
  too_long: { zh: "密码太长：最多 128 个字", en: "The password is too long: at most 128 characters" },
  too_common: {
    zh: "这个密码很容易被猜到：它由常见的词或数字组成",
    en: "This password is easy to guess: it is made of common words or numbers",
  },
  contains_own_name: { zh: "密码里不要有您的名字或用户名", en: "Leave your name and user name out of the password" },
  wrong_password: { zh: "现在的密码不对", en: "The present password is not right" },
  wrong_code: { zh: "验证码不对，请输入现在显示的数字", en: "The code is not right. Type the digits shown now" },
} as const satisfies Record<string, Message>;

export const accountWords = {
  title: { zh: "我的账户", en: "My account" },
  sessions: { zh: "登录中的设备", en: "Where you are signed in" },
  device: { zh: "设备", en: "Device" },
  since: { zh: "登录时间", en: "Since" },
  lastSeen: { zh: "最近使用", en: "Last used" },
  method: { zh: "验证方式", en: "Signed in with" },
  thisOne: { zh: "这台设备", en: "This one" },
  end: { zh: "退出这台", en: "Sign out" },
  endOthers: { zh: "退出其他所有设备", en: "Sign out everywhere else" },
  action: { zh: "操作", en: "Action" },
  totp: { zh: "密码和验证码", en: "Password and code" },
  passkey: { zh: "通行密钥", en: "Passkey" },
  recovery_code: { zh: "密码和恢复码", en: "Password and recovery code" },
  passkeys: { zh: "通行密钥", en: "Passkeys" },
  noPasskeys: {
    zh: "还没有通行密钥。它比验证码更快，也骗不走。",
    en: "No passkey yet. It is quicker than a code and cannot be tricked out of you.",
  },
  addPasskey: { zh: "添加通行密钥", en: "Add a passkey" },
  added: { zh: "添加时间", en: "Added" },
  never: { zh: "没用过", en: "Never" },
  remove: { zh: "移除", en: "Remove" },
  passkeyName: { zh: "给它起个名字", en: "Give it a name" },
  passkeyNameHint: { zh: "例如：办公室电脑", en: "For example: office laptop" },
  passkeyKnown: { zh: "这个通行密钥已经添加过", en: "This passkey was added before" },
  password: { zh: "密码", en: "Password" },
  changePassword: { zh: "修改密码", en: "Change password" },
  changePasswordText: {
    zh: "修改后，其他设备上的登录都会退出。",
    en: "Changing it signs you out everywhere else.",
  },
  recoveryCodes: { zh: "恢复码", en: "Recovery codes" },
  newCodes: { zh: "生成新的恢复码", en: "Make new recovery codes" },
  newCodesText: { zh: "生成新的以后，旧的全部作废。", en: "Once you make new ones, the old ones stop working." },
  codesHeading: { zh: "请现在抄下这些恢复码", en: "Write these recovery codes down now" },
  codesText: {
    zh: "只显示这一次。每个只能用一次，在没有验证器的时候代替验证码。请放在别人拿不到的地方。",
    en: "They are shown once. Each works once in place of a code when the authenticator is not at hand. Keep them where nobody else gets them.",
  },
  codesDone: { zh: "我已经抄好", en: "I have written them down" },
} as const satisfies Record<string, Message>;

export const codesLeft = messageWith<{ count: number }>({
  zh: ({ count }) => `还有 ${count} 个恢复码可用。`,
  en: ({ count }) => (count === 1 ? "1 recovery code is left." : `${count} recovery codes are left.`),
});

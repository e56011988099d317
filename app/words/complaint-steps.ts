import type { ComplaintState } from "#db/schema/complaints.ts";
import { stateWords, stepWords } from "./complaint.ts";
import type { Message } from "./words.ts";

/** How a complaint stands, as the team says it: the person's page speaks to the person. */
export const deskStateWords = {
  ...stateWords,
  acknowledged: { zh: "已确认收到", en: "Acknowledged" },
  triaged: { zh: "已分类，待调查", en: "Sorted, not begun" },
  needs_info: { zh: "等投诉人补充", en: "Waits for the person" },
} as const satisfies Record<keyof typeof stateWords, Message>;

/** The steps of a complaint in the team's log. */
export const deskStepWords = {
  ...stepWords,
  acknowledge: { zh: "已向投诉人书面确认", en: "Acknowledged to the person in writing" },
  ask: { zh: "向投诉人提问", en: "Asked the person" },
  answer: { zh: "投诉人补充了信息", en: "The person answered" },
  extend: { zh: "延长期限，已书面告知投诉人", en: "More time; the person was told in writing" },
  resolve_early: { zh: "快速解决，已发信", en: "Settled early, letter sent" },
  ask_review: { zh: "投诉人要求复核", en: "The person asked for a second look" },
  go_external: { zh: "投诉人联系了外部机构", en: "The person went to an outside body" },
  withdraw: { zh: "投诉人撤回", en: "The person withdrew it" },
  merge: { zh: "并入另一份投诉", en: "Joined to another complaint" },
  absorb: { zh: "并入了另一份投诉", en: "Another complaint was joined to this one" },
  add: { zh: "投诉人补充", en: "The person added something" },
  note: { zh: "记录", en: "Note" },
  breach: { zh: "没有按时答复，已书面致歉", en: "We missed our date, and wrote to the person" },
} as const satisfies Record<keyof typeof stepWords, Message>;

/** After a step: what was done, and what comes next. */
export const deskDone = {
  triage: { zh: "已保存。下一步：开始调查。", en: "Saved. Next: start looking into it." },
  start: { zh: "调查已开始，投诉人能看到。", en: "Begun; the person sees it." },
  assign: { zh: "已分派。", en: "Assigned." },
  note: { zh: "已记录。", en: "Written down." },
  ask: {
    zh: "问题已发出。对方回答后这里会显示，期限照常。",
    en: "The question is sent. Their answer will show here; our clock runs on.",
  },
  extend: { zh: "已申请。要另一位同事同意。", en: "Asked for. A colleague has to agree." },
  grant: { zh: "期限已延长，告知函已发出。", en: "More time given, and the notice sent." },
  merge: { zh: "已合并，较早的那份继续办理。", en: "Joined. Go on with the earlier one." },
  refer: { zh: "已转交，信件已发出。", en: "Passed on, and the letter sent." },
  restart: { zh: "期限已重新计算。", en: "The clock started again." },
  appraisal: { zh: "已记录，投诉人能看到。", en: "Noted; the person sees it." },
  link: { zh: "已关联账户。", en: "Linked." },
  save: { zh: "草稿已存，还没有发出。", en: "Draft kept, nothing sent." },
  send: {
    zh: "已完成：答复函已发出；涉及金额时等同事同意。",
    en: "Done: the answer is sent, or waits for a colleague where there is money in it.",
  },
  approve: { zh: "已同意，答复函已发出。", en: "Agreed, and the answer sent." },
  early: { zh: "已解决并结案。", en: "Settled and closed." },
  close: { zh: "已结案。", en: "Closed." },
  posted: { zh: "已记录为寄出。", en: "Noted as sent." },
  person: { zh: "已登记对方的话。", en: "Their words are written down." },
  declare: { zh: "已登记，此投诉由别人处理。", en: "Noted. Somebody else handles that complaint." },
} as const satisfies Record<string, Message>;

/** Why a deed was refused. */
export const deskProblems: Readonly<Record<string, Message>> = {
  same_complaint: { zh: "这就是本投诉。", en: "That is this complaint itself." },
  other_person: {
    zh: "那份投诉是别人的：合并后这位投诉人就收不到答复了。",
    en: "That complaint is somebody else’s: this person would never be answered.",
  },
  other_answered: { zh: "那份投诉已经答复，不能再并入。", en: "That complaint has its answer already." },
  no_cause: { zh: "请选择根因。", en: "Choose the root cause." },
  early_money: {
    zh: "涉及金额的答复要两个人，不能快速解决。",
    en: "Money needs two people, so it cannot be settled early.",
  },
  already_pending: { zh: "已有一份申请在等同事同意。", en: "A request already waits for a colleague." },
  expired: { zh: "申请已过期，请重新提出。", en: "The request has lapsed. Ask again." },
  conflict: {
    zh: "此人与这份投诉有关联，系统拒绝分派。",
    en: "That person has a part in this complaint. The system refuses.",
  },
  own_answer: { zh: "复核不能由作出答复的人处理。", en: "Who wrote the answer cannot review it." },
  own_request: { zh: "不能同意自己的申请。", en: "Nobody agrees to their own request." },
  changed: { zh: "有人刚刚改过，请看最新内容。", en: "Somebody was faster. This is the page as it is now." },
  incomplete: { zh: "答复函缺少必备内容，没有发出：", en: "The letter lacks required parts and was not sent: " },
  nothing_said: { zh: "请填写内容。", en: "Write something first." },
  too_late: { zh: "已过期限。", en: "The time for this is over." },
  approver_needed: { zh: "请填写总部批准人。", en: "Name the senior manager who approves." },
  no_extension: { zh: "没有更多延期。", en: "There is no further extension." },
  no_account: { zh: "涉及金额的补救要先关联账户。", en: "Redress with money needs a linked account." },
  unknown_person: { zh: "团队里没有这个人。", en: "Nobody of the team." },
  not_found: { zh: "没有找到。", en: "Not found." },
  above_limit: { zh: "金额超出权限。", en: "Above the limit." },
};

export const otherProblem: Message = { zh: "现在做不了这一步。", en: "That is not possible now." };

const over: Message = { zh: "已结束，这里没有要做的了。", en: "It is over: nothing is left to do here." };

/** What the handler does next, where that is not writing the answer. */
export const nextStep: Partial<Record<ComplaintState, Message>> = {
  received: { zh: "先分类、定程度（见“办理”）。", en: "Sort it first: category and severity, under “Work on it”." },
  acknowledged: { zh: "先分类、定程度（见“办理”）。", en: "Sort it first: category and severity, under “Work on it”." },
  reopened: { zh: "有新情况：重新分类后再调查。", en: "Something new came: sort it again, then look into it." },
  triaged: {
    zh: "开始调查（见“办理”）；小事也可以马上快速解决。",
    en: "Start looking into it, under “Work on it”. What is simple can be settled early.",
  },
  needs_info: {
    zh: "等投诉人回答；期限照常。对方若来电或来信，请在“替投诉人登记”里写下。",
    en: "Waits for the person; our clock runs on. If they ring or write, note it under “The person told us”.",
  },
  response_sent: {
    zh: "已答复。选定根因后可以结案；对方仍可要求复核。",
    en: "Answered. Choose the root cause and close it; the person may still ask for a second look.",
  },
  external: {
    zh: "外部机构在处理。有结果后，选根因结案。",
    en: "With an outside body. When they have decided, choose the root cause and close it.",
  },
  closed: over,
  withdrawn: over,
  referred: over,
  merged: { zh: "已并入另一份投诉，请在那里继续。", en: "Joined to another complaint: go on there." },
};

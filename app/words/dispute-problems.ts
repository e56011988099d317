import type { Message } from "./words.ts";

/** Why a deed on a dispute was refused. */
export const deskProblems: Readonly<Record<string, Message>> = {
  changed: { zh: "有人刚刚改过，请看最新内容。", en: "Somebody was faster. This is the page as it is now." },
  nothing_said: { zh: "请填写理由或内容。", en: "Write the reasons first." },
  own_request: { zh: "不能同意自己的申请。", en: "Nobody agrees to their own request." },
  not_allowed: { zh: "您的角色不能这样做。", en: "Your role does not do this." },
  above_limit: { zh: "金额超出权限。", en: "Above the limit." },
  proof_needed: {
    zh: "在质疑期限内：请先上传给借款人的证明。",
    en: "Within the validation period: upload the proof for the borrower first.",
  },
  no_amount: { zh: "请填写金额。", en: "Enter an amount." },
  no_day: { zh: "请填写付款日。", en: "Enter the day of the payment." },
  in_the_future: { zh: "付款日不能在将来。", en: "The day of the payment lies in the future." },
  unknown_entry: { zh: "账目里没有这笔记录。", en: "There is no such entry." },
  not_reversible: { zh: "这类记录不能冲销。", en: "This kind of entry cannot be cancelled." },
  already_reversed: { zh: "这笔记录已经冲销。", en: "This entry is cancelled already." },
  already_pending: { zh: "已有一份申请在等待。", en: "A request waits already." },
  terms_changed: { zh: "内容已变，请重新核对。", en: "The terms have changed. Check them again." },
};
export const otherProblem: Message = { zh: "现在做不了这一步。", en: "That is not possible now." };

import type { CorrectionRefusal } from "#app/corrections/settle-correction.ts";
import type { GoodwillAsked } from "#app/corrections/ask-goodwill.ts";
import type { CorrectionKind, CorrectionObstacle } from "#db/schema/corrections.ts";
import type { Message } from "./words.ts";

export const correctionKindWords: Readonly<Record<CorrectionKind, Message>> = {
  refund: { zh: "退款给借款人", en: "Pay back to the borrower" },
  waive_fees: { zh: "免除费用", en: "Take off fees" },
  waive_penalty: { zh: "免除罚息", en: "Take off penalty interest" },
  credit_record: { zh: "更正征信记录", en: "Correct the credit record" },
  contact: { zh: "停止某类联系", en: "Stop contact of a kind" },
};

export const obstacleWords: Readonly<Record<CorrectionObstacle, Message>> = {
  less_is_owed: { zh: "欠的没有这么多", en: "Less of it is owed" },
  already_done: { zh: "之前已经办过", en: "It was done before" },
  account_closed: { zh: "账户已结清", en: "The account is closed" },
  wrong_account: { zh: "不是这个账户", en: "It is not this account" },
};

export const correctionWords = {
  title: { zh: "账户更正", en: "Corrections" },
  lede: {
    zh: "已经决定要更正的事项。照着办，或说明为什么办不了；原因不在这里记录，也不需要知道。",
    en: "What was decided to be put right. Carry it out as it stands, or say why it cannot be done. Why it was decided is not kept here, and you need not know.",
  },
  waiting: { zh: "待办", en: "Waiting" },
  settled: { zh: "已办", en: "Settled" },
  views: { zh: "视图", en: "Views" },
  none: { zh: "没有待办的更正。", en: "Nothing waits to be put right." },
  noneSettled: { zh: "还没有办过的更正。", en: "Nothing was settled yet." },
  what: { zh: "更正什么", en: "What" },
  amount: { zh: "金额", en: "Amount" },
  loan: { zh: "合同编号", en: "Contract" },
  asked: { zh: "提出", en: "Asked" },
  outcome: { zh: "结果", en: "Outcome" },
  done: { zh: "已办理", en: "Done" },
  cannot: { zh: "办不了", en: "Cannot be done" },
  more: { zh: "下一页", en: "Next page" },
  back: { zh: "返回列表", en: "Back to the list" },
  carryOut: { zh: "办理", en: "Carry it out" },
  inLedger: {
    zh: "确认后马上记入这笔贷款的账目，借款人在明细里能看到。",
    en: "When you confirm, it is entered in the ledger of the loan at once, and the borrower sees it in the breakdown.",
  },
  outside: {
    zh: "先在账务之外办好（转账、报送、停止联系），再填转账号或报送号。",
    en: "Do it first, outside the ledger: transfer, report, stop. Then give the number of the transfer or the report.",
  },
  proof: { zh: "转账号或报送号", en: "Number of the transfer or report" },
  goDone: { zh: "确认办理", en: "Confirm" },
  why: { zh: "为什么办不了", en: "Why it cannot be done" },
  goCannot: { zh: "退回", en: "Hand back" },
  ask: { zh: "提出更正（善意）", en: "Ask for a correction (goodwill)" },
  askLede: {
    zh: "由还款团队的同事办理，不能由提出的人自己办。",
    en: "Repayment staff carry it out, never the person who asked.",
  },
  kind: { zh: "更正什么", en: "What to put right" },
  amountHint: {
    zh: "按贷款的币种，例如 50.00。不涉及金额就不填。",
    en: "In the loan’s currency, like 50.00. Leave empty where no money is involved.",
  },
  goAsk: { zh: "提出", en: "Ask" },
  sent: { zh: "已提出。", en: "Asked for." },
  problem: { zh: "这一步没有完成", en: "That did not work" },
} as const satisfies Record<string, Message>;

type Refusals = CorrectionRefusal | Extract<GoodwillAsked, { ok: false }>["reason"];

export const correctionProblems: Readonly<Record<Refusals, Message>> = {
  not_found: { zh: "没有这个合同编号。", en: "There is no such contract." },
  not_allowed: { zh: "您的角色不能这样做。", en: "Your role does not do this." },
  second_factor_needed: { zh: "请先再次验证。", en: "Show your second factor again first." },
  own_request: { zh: "提出的人不能自己办理。", en: "Who asked for it does not carry it out." },
  already_settled: { zh: "有人刚刚办完。", en: "Somebody has just settled it." },
  proof_needed: { zh: "请填转账号或报送号。", en: "Give the number of the transfer or the report." },
  more_than_owed: {
    zh: "欠的没有这么多，没有入账。请选“办不了”并说明。",
    en: "Less of it is owed, so nothing was entered. Hand it back and say so.",
  },
  no_amount: { zh: "请填写金额。", en: "Enter an amount." },
};

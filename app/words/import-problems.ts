import type { ProblemCode } from "#app/imports/problems.ts";

/**
 * What is wrong with a row, in Chinese, by code. The English sentence comes with the problem itself and stands in the
 * report file too, for whoever made the book.
 */
export const importProblemsZh: Readonly<Record<ProblemCode, string>> = {
  file_empty: "文件里没有内容。",
  file_unreadable: "文件读不出来。",
  not_utf8: "文件不是 UTF-8 编码。",
  column_missing: "缺少这一列。",
  column_unknown: "对应关系里没有这一列。",
  column_twice: "这一列出现了两次。",
  broken_quotes: "引号没有成对。",
  cell_too_long: "内容太长。",
  cell_count: "这一行的列数和表头不一样。",
  control_character: "含有不可见的控制字符。",
  value_missing: "这里不能为空。",
  value_unknown: "不认识这个值。",
  bad_amount: "金额要写成 60000 或 60000.00。",
  negative_amount: "金额不能是负数。",
  bad_rate: "利率要写成百分数，例如 12 或 14.07。",
  bad_date: "日期要写成 2026-11-22。",
  bad_count: "期数要是 1 到 600 的整数。",
  bad_phone: "不是可用的电话号码。",
  bad_email: "不是可用的邮箱地址。",
  bad_text: "含有不能用的字符。",
  duplicate_in_file: "同一合同号在文件里出现过。",
  dates_out_of_order: "日期的先后不对。",
  sum_differs: "金额加起来不对。",
  instalment_differs: "每期金额和计算的不一致。",
  no_identity_factor: "出生日期、邮编、证件尾号至少要有一个：借款人凭它核对身份。",
  borrower_differs: "同一借款人的姓名或出生日期前后不一致。",
  terms_changed: "合同已在库中，但条款不同。",
  opening_changed: "合同已在库中，但期初金额不同。",
  opening_in_future: "期初日期在将来。",
  paid_too_much: "已还金额超过应还金额。",
  penalty_not_allowed: "此规则不允许该产品的罚息。",
  lpr_missing: "需要一年期 LPR。",
  loan_unknown: "没有这个合同号。",
  payment_changed: "同一付款编号的日期或金额不同。",
  payment_before_opening: "付款日在期初日期之前，已包含在期初里。",
  payment_in_future: "付款日在将来。",
};

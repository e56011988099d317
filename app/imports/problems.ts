/** Why a row, a cell or a whole file was not taken, in words that machines can count. */
export type ProblemCode =
  // the file as a whole
  | "file_empty"
  | "file_unreadable"
  | "not_utf8"
  | "column_missing"
  | "column_unknown"
  | "column_twice"
  | "broken_quotes"
  // one cell
  | "cell_too_long"
  | "cell_count"
  | "control_character"
  | "value_missing"
  | "value_unknown"
  | "bad_amount"
  | "negative_amount"
  | "bad_rate"
  | "bad_date"
  | "bad_count"
  | "bad_phone"
  | "bad_email"
  | "bad_text"
  // one row
  | "duplicate_in_file"
  | "dates_out_of_order"
  | "sum_differs"
  | "instalment_differs"
  | "no_identity_factor"
  | "borrower_differs"
  | "terms_changed"
  | "opening_changed"
  | "opening_in_future"
  | "paid_too_much"
  | "penalty_not_allowed"
  | "lpr_missing"
  // payments
  | "loan_unknown"
  | "payment_changed"
  | "payment_before_opening"
  | "payment_in_future";

/** One thing that is wrong, where it stands, and what to do about it. Never repeats personal data. */
export interface Problem {
  readonly file: "book" | "payments";
  /** As a spreadsheet counts: the header is row 1. Null for the file as a whole. */
  readonly row: number | null;
  /** The name in the file's header, where one column is to blame. */
  readonly column: string | null;
  readonly code: ProblemCode;
  /** A plain sentence. */
  readonly message: string;
  /** The loan's number, where it could be read. */
  readonly loanNo: string | null;
}

/** A problem before the row is known. */
export type CellProblem = Pick<Problem, "column" | "code" | "message">;

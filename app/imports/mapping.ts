import { z } from "zod";
import { productSchema } from "./product-schema.ts";

/** How a date is written. "Mon-YY" has no day: the first of the month, or the day that `day` gives. */
const dateFormat = z.enum(["YYYY-MM-DD", "YYYYMMDD", "DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "Mon-YY", "YYYY-MM"]);
export type DateFormat = z.infer<typeof dateFormat>;

const constant = z.strictObject({ constant: z.string() });
const fromColumn = {
  /** Name of the column in the file. */
  column: z.string().min(1),
  /** The file may lack this column; every cell of it counts as empty then. */
  optional: z.boolean().optional(),
  /** Used where the cell is empty. */
  default: z.string().optional(),
  /** Replaces whole cells. A cell that is not listed is refused, unless "*" is listed. */
  map: z.record(z.string(), z.string()).optional(),
};
const text = z.union([constant, z.strictObject(fromColumn)]);
const amount = z.union([
  constant,
  z.strictObject({
    ...fromColumn,
    /** Characters to leave out before reading, like "$" or ",". */
    strip: z.string().optional(),
    /** "half-even": figures with more decimals than the currency has are rounded; otherwise they are refused. */
    round: z.literal("half-even").optional(),
  }),
]);
const rate = z.union([
  constant,
  z.strictObject({
    ...fromColumn,
    /** 14.07 (with or without %), 0.1407 or 140700. Percent when left out. */
    written: z.enum(["percent", "fraction", "ppm"]).optional(),
  }),
]);
const date = z.union([
  constant,
  z.strictObject({
    ...fromColumn,
    format: dateFormat.optional(),
    /** Day of the month for formats without one; a shorter month takes its last day. */
    day: text.optional(),
  }),
]);
/** Made-up contact data for a file without people in it: the same loan number always gets the same person. */
const madeUp = z.strictObject({ madeUp: z.literal("from loan_no") });

const fields = z.strictObject({
  loan_no: text,
  borrower_no: text,
  name: z.union([text, madeUp]),
  birth_date: z.union([date, madeUp]).optional(),
  phone: z.union([text, madeUp]).optional(),
  email: z.union([text, madeUp]).optional(),
  postcode: z.union([text, madeUp]).optional(),
  id_tail: z.union([text, madeUp]).optional(),
  lang: text.optional(),
  time_zone: text.optional(),
  profile: text,
  product: text,
  currency: text,
  principal: amount,
  annual_rate: rate,
  start_date: date,
  first_due_date: z.union([date, z.strictObject({ monthsAfterStart: z.int().min(1).max(24) })]),
  count: text,
  instalment: amount.optional(),
  paid_principal: z.union([amount, z.strictObject({ principalLess: amount })]).optional(),
  paid_interest: amount.optional(),
  paid_penalty: amount.optional(),
  paid_fee: amount.optional(),
  paid_as_of: date.optional(),
  unpaid_penalty: amount.optional(),
  unpaid_fee: amount.optional(),
  /** Day of the month that due dates aim at, where the first one fell into a short month. */
  due_day: text.optional(),
  /** 1-year LPR on the day of the contract, for profiles whose ceiling is a multiple of it. */
  lpr_one_year: rate.optional(),
});
export type LoanField = keyof z.infer<typeof fields>;

/** A sum that has to come out in every row; a row where it does not is refused. */
const sum = z.strictObject({
  of: z.array(amount).min(1),
  equals: amount,
  /** A plain amount, like "0.02". */
  within: z.string().regex(/^\d+(\.\d+)?$/),
});

/** A mapping: what each column of somebody's file means to us. Data only; the vocabulary above is all there is. */
export const mappingSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,60}$/),
  version: z.literal(1),
  description: z.string(),
  fields,
  /** Columns of the file that are known and not needed. Any other unknown column is refused. */
  ignore: z.array(z.string()).default([]),
  /** Conventions of this lender; names of the house's own products need no entry. */
  products: z.array(productSchema).default([]),
  /**
   * "agreed": the instalment column is what was signed and is used. "must-match": it has to equal the computed one, and
   * a row where it does not is refused.
   */
  instalment: z.enum(["agreed", "must-match"]).default("agreed"),
  /**
   * "as-signed": the schedule is computed from the terms. "as-paid": instalments that are paid stand as they were paid, and
   * the rest runs from the balance; for files that do not say on which days the first interest ran or what was prepaid.
   */
  schedule: z.enum(["as-signed", "as-paid"]).default("as-signed"),
  /**
   * What the other system charged for lateness and was not paid. "carried": the unpaid columns say it, and ours starts on the
   * day after. "by-rule": the file does not say, so the product's rule counts from the oldest unpaid due date.
   */
  arrears: z.enum(["carried", "by-rule"]).default("carried"),
  sums: z.array(sum).default([]),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** A mapping, or what is wrong with it: one sentence per problem, each naming the place in the file. */
export type MappingReading =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly reason: "bad_mapping"; readonly problems: readonly string[] };

/** Reads a mapping from the text of its JSON file. */
export function readMapping(json: string): MappingReading {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    return {
      ok: false,
      reason: "bad_mapping",
      problems: [`This is not JSON: ${error instanceof Error ? error.message : ""}`],
    };
  }
  const parsed = mappingSchema.safeParse(data);
  if (parsed.success) return { ok: true, mapping: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the mapping"}: ${message}`);
  return { ok: false, reason: "bad_mapping", problems };
}

/** Column names that a mapping cannot do without, those that may be absent, and those it knows and does not read. */
export interface MappedColumns {
  readonly needed: ReadonlySet<string>;
  readonly optional: ReadonlySet<string>;
  readonly ignored: ReadonlySet<string>;
}

/** Every column that a mapping names. */
export function columnsOf(mapping: Mapping): MappedColumns {
  const needed = new Set<string>();
  const optional = new Set<string>();
  const collect = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(collect);
    else if (typeof part === "object" && part !== null) {
      if ("column" in part && typeof part.column === "string") {
        ("optional" in part && part.optional === true ? optional : needed).add(part.column);
      }
      for (const [key, value] of Object.entries(part)) if (key !== "map") collect(value);
    }
  };
  collect(mapping.fields);
  collect(mapping.sums);
  for (const name of needed) optional.delete(name);
  return { needed, optional, ignored: new Set(mapping.ignore) };
}

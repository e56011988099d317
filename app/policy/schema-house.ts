import { z } from "zod";
import { minor, positive, textKey } from "./schema-parts.ts";
import { termSchema } from "./units.ts";

/** What one kind of hold does while it lasts. */
export const holdEffect = z.strictObject({
  stops: z.array(z.enum(["contact", "penalty", "interest", "enforcement"])),
  /** What may still be sent: messages about the case, only to the safe channel, or nothing to that number. */
  contactLeft: z.enum(["case_messages", "safe_channel", "nothing"]),
  /** offered: as always. unprompted: possible, not suggested. hidden: not shown. representative: for the estate only. */
  pay: z.enum(["offered", "unprompted", "hidden", "representative"]),
});

/** How much one approval may give away. Null: no limit. What is above goes to the next role; a proposer never approves. */
export const authority = z.strictObject({
  waiverMaxMinor: minor.nullable(),
  refundMaxMinor: minor.nullable(),
  /** Largest outstanding balance whose terms the role may change. */
  balanceMaxMinor: minor.nullable(),
  settlement: z.boolean(),
  writeOffReferral: z.boolean(),
});

export const notices = z.strictObject({
  /** A notice of arrears that the lender owes the borrower. */
  arrears: z
    .strictObject({ missedPayments: positive, within: termSchema, text: textKey, noChargesWhileMissing: z.boolean() })
    .nullable(),
  /** Time to put a default right before enforcement. */
  defaultRemedy: termSchema.nullable(),
  beforeNegativeReport: z.boolean(),
});

export const texts = z.strictObject({
  beforeIdentity: z.array(textKey),
  breakdown: z.array(textKey),
  plan: z.array(textKey),
  settlement: z.array(textKey),
  hardshipRefusal: z.array(textKey),
  complaintAnswer: z.array(textKey),
  footer: z.array(textKey),
});

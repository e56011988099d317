import { z } from "zod";
import { calendarIds } from "./calendar-ids.ts";
import { count, positive, textKey } from "./schema-parts.ts";
import { hoursSchema, termSchema } from "./units.ts";

export const dayHours = z.strictObject({
  weekday: hoursSchema.nullable(),
  saturday: hoursSchema.nullable(),
  sunday: hoursSchema.nullable(),
  holiday: hoursSchema.nullable(),
});

export const contactChannels = ["sms", "email", "call"] as const;

export const contact = z.strictObject({
  /** Whose clock counts: that of the profile's zone, or that of every zone the borrower may be in. */
  zoneBasis: z.enum(["profile", "borrower"]),
  /** Every zone a borrower may be in when nothing better is known. */
  plausibleZones: z.array(z.string().min(3)).min(1),
  /** Hours of law or code, for anything that the lender starts. */
  lawHours: dayHours,
  /** Narrower hours that the house keeps for reminders. */
  houseHours: dayHours,
  /** The borrower may ask for contact outside the hours of law. */
  consentWidens: z.boolean(),
  holidayCalendar: z.enum(calendarIds),
  caps: z.array(
    z.strictObject({
      id: textKey,
      channels: z.array(z.enum(contactChannels)).min(1),
      counts: z.enum(["messages_and_attempts", "connected_calls", "unanswered_calls", "call_attempts"]),
      per: z.enum(["borrower", "loan", "number"]),
      max: positive,
      /** local_day: the borrower's calendar day. rolling: the last `days` × 24 hours. */
      span: z.enum(["local_day", "rolling"]),
      days: positive,
    }),
  ),
  /** No call for this long after a conversation. */
  silentAfterConversation: termSchema.nullable(),
  stop: z.strictObject({
    /** Whole messages that mean stop. */
    words: z.array(z.string().min(1)).min(1),
    /** Words that mean stop wherever they stand. */
    phrases: z.array(z.string().min(1)).min(1),
    honour: z.literal("immediately"),
    /** The latest that law allows. */
    legalLimit: termSchema.nullable(),
    confirmWithinMinutes: positive,
  }),
  sms: z.strictObject({
    senderPrefix: z.enum(["brackets", "brand_colon"]),
    senderIdMaxLength: positive,
    optOutLine: textKey.nullable(),
    disclosure: textKey.nullable(),
    maxLinks: count,
    maxContacts: positive,
    linkRegistration: z.boolean(),
    senderRegistration: z.boolean(),
    registrationLead: termSchema.nullable(),
    recipientCheckMaxAge: termSchema.nullable(),
    maxSegments: positive,
  }),
  thirdParty: z.enum(["never", "location_only_when_unreachable", "location_only"]),
  unreachableAfterFailures: positive.nullable(),
  reminders: z.strictObject({
    /** Days before the due date; 0 is the day itself. */
    daysBeforeDue: z.array(count),
    /** The first message after a miss goes out within this time. */
    afterMiss: termSchema,
    /** Then again every so many days, by stage. */
    everyDays: z.strictObject({ early: positive, mid: positive, late: positive }),
  }),
});

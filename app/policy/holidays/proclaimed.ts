import type { CalendarId } from "../calendar-ids.ts";

/** Single holidays proclaimed too late for the data sets, each with the act that made it. */
export const proclaimedHolidays: readonly { calendar: CalendarId; date: string; source: string }[] = [
  {
    calendar: "GB-SCT",
    date: "2026-06-15",
    source: "Royal Proclamation of 4 February 2026 under s. 1(3) Banking and Financial Dealings Act 1971",
  },
];

export const calendarIds = [
  "CN",
  "GB-ENG",
  "GB-SCT",
  "GB-NIR",
  "US",
  "AU",
  "AU-ACT",
  "AU-NSW",
  "AU-NT",
  "AU-QLD",
  "AU-SA",
  "AU-TAS",
  "AU-VIC",
  "AU-WA",
] as const;
/** A holiday calendar. GB-ENG is England and Wales; AU alone holds the national holidays that every state keeps. */
export type CalendarId = (typeof calendarIds)[number];

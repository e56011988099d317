import { expect, test } from "vitest";
import { formatDay } from "#app/lending/calendar.ts";
import {
  alarmPoints,
  complaintClocks,
  deadlineOf,
  disputeAnswerBy,
  hardshipClocks,
  placeOf,
  protectedUntil,
  readClock,
  validationPeriod,
} from "#app/policy/clocks.ts";
import type { ComplaintCategory } from "#app/policy/categories.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { ComplaintStageId, ProfileKey } from "#app/policy/schema.ts";
import { businessDays, day, days, hours, months, years } from "#app/policy/units.ts";
import { instantOf } from "#app/policy/zones.ts";

const today = day("2026-11-22");
const minute = 60_000;

function setting(key: ProfileKey, known: { zone?: string; region?: string } = {}) {
  const profile = profileFor(key, today);
  const place = placeOf(profile, known);
  const at = (iso: string, time = "10:00") =>
    instantOf(day(iso), Number(time.slice(0, 2)) * 60 + Number(time.slice(3)), place.zone);
  const complaint = (
    iso: string,
    stage: ComplaintStageId = "standard",
    categories: ComplaintCategory[] = ["charges"],
    pausedDays = 0,
  ) => complaintClocks(profile, { receivedAt: at(iso), categories, stage, pausedDays }, place);
  return { profile, place, at, complaint };
}

test("CN complaint received 1 June 2026: 16 June, 1 July, 31 July, each with its approval", () => {
  const { complaint } = setting("cn.licensed.loan");
  const standard = complaint("2026-06-01");
  expect(formatDay(standard.answerBy.dueDay)).toBe("2026-06-16");
  expect(standard.extension).toMatchObject({ stage: "complex", approver: "complaints_lead", noticeRequired: true });
  const complex = complaint("2026-06-01", "complex");
  expect(formatDay(complex.answerBy.dueDay)).toBe("2026-07-01");
  expect(complex.extension).toMatchObject({ stage: "exceptional", approver: "head_office_senior_manager" });
  const exceptional = complaint("2026-06-01", "exceptional");
  expect(formatDay(exceptional.answerBy.dueDay)).toBe("2026-07-31");
  expect(exceptional.extension).toBe(null);
});

test("CN: an outside appraisal stops the clock for its days; elsewhere nothing does", () => {
  expect(
    formatDay(setting("cn.licensed.loan").complaint("2026-06-01", "standard", ["charges"], 9).answerBy.dueDay),
  ).toBe("2026-06-25");
  expect(formatDay(setting("uk.lender.loan").complaint("2026-05-01", "standard", ["charges"], 9).answerBy.dueDay)).toBe(
    "2026-06-26",
  );
});

test("UK complaint received Friday 1 May 2026: early until 7 May over the bank holiday, final by 26 June", () => {
  const clocks = setting("uk.lender.loan").complaint("2026-05-01");
  expect(clocks.earlyBy && formatDay(clocks.earlyBy.dueDay)).toBe("2026-05-07");
  expect(formatDay(clocks.answerBy.dueDay)).toBe("2026-06-26");
  expect(clocks.extension).toBe(null);
});

test("UK nations count their own bank holidays", () => {
  const england = setting("uk.lender.loan").complaint("2025-12-31");
  const scotland = setting("uk.lender.loan", { region: "GB-SCT" }).complaint("2025-12-31");
  expect(england.earlyBy && formatDay(england.earlyBy.dueDay)).toBe("2026-01-06");
  expect(scotland.earlyBy && formatDay(scotland.earlyBy.dueDay)).toBe("2026-01-07");
});

test("US complaint received 1 June 2026: 16 June, then 31 July while in progress", () => {
  const { complaint } = setting("us.first_party.loan");
  expect(formatDay(complaint("2026-06-01").answerBy.dueDay)).toBe("2026-06-16");
  expect(complaint("2026-06-01").earlyBy).toBe(null);
  expect(formatDay(complaint("2026-06-01", "in_progress").answerBy.dueDay)).toBe("2026-07-31");
});

test("AU complaint received 1 July 2026: 31 July; about hardship 22 July and never closed early", () => {
  const { complaint } = setting("au.licensee.credit_contract");
  expect(formatDay(complaint("2026-07-01").answerBy.dueDay)).toBe("2026-07-31");
  const hardship = complaint("2026-07-01", "standard", ["charges", "hardship_decision"]);
  expect(formatDay(hardship.answerBy.dueDay)).toBe("2026-07-22");
  expect(hardship.earlyBy).toBe(null);
});

test("acknowledgement in 24 hours runs to the minute", () => {
  const { complaint, at } = setting("au.licensee.credit_contract");
  expect(complaint("2026-07-01").acknowledgeBy.dueAt).toBe(at("2026-07-02"));
});

test("a stage that the profile does not have is a bug", () => {
  expect(() => setting("uk.lender.loan").complaint("2026-05-01", "exceptional")).toThrow(/no complaint stage/);
});

test("US validation: sent Monday 6 July 2026, assumed there on 13 July, ends on 12 August", () => {
  const { profile, place, at } = setting("us.third_party.loan");
  const period = validationPeriod(profile, at("2026-07-06"), place);
  expect(period && formatDay(period.assumedReceiptDay)).toBe("2026-07-13");
  expect(period && formatDay(period.ends.dueDay)).toBe("2026-08-12");
  expect(validationPeriod(setting("us.first_party.loan").profile, at("2026-07-06"), place)).toBe(null);
});

test("AU hardship: 21 days, 21 after information came, 28 from the request when none came, 14 of protection", () => {
  const { profile, place, at } = setting("au.licensee.credit_contract");
  const receivedAt = at("2026-07-01");
  const plain = hardshipClocks(
    profile,
    { receivedAt, informationRequestedAt: null, informationReceivedAt: null },
    place,
  );
  expect(formatDay(plain.decideBy.dueDay)).toBe("2026-07-22");
  expect(formatDay(plain.requestInformationBy.dueDay)).toBe("2026-07-22");
  expect(plain.borrowerReplyBy).toBe(null);
  const asked = hardshipClocks(
    profile,
    { receivedAt, informationRequestedAt: at("2026-07-10"), informationReceivedAt: null },
    place,
  );
  expect(formatDay(asked.decideBy.dueDay)).toBe("2026-08-07");
  expect(asked.borrowerReplyBy && formatDay(asked.borrowerReplyBy.dueDay)).toBe("2026-07-31");
  const came = hardshipClocks(
    profile,
    { receivedAt, informationRequestedAt: at("2026-07-10"), informationReceivedAt: at("2026-07-15") },
    place,
  );
  expect(formatDay(came.decideBy.dueDay)).toBe("2026-08-05");
  expect(formatDay(protectedUntil(profile, at("2026-07-22"), place).dueDay)).toBe("2026-08-05");
});

test("CN hardship: 10 working days step over the National Day holiday and count its working Saturday", () => {
  const { profile, place, at } = setting("cn.licensed.loan");
  const clocks = hardshipClocks(
    profile,
    { receivedAt: at("2026-09-29"), informationRequestedAt: null, informationReceivedAt: null },
    place,
  );
  expect(formatDay(clocks.decideBy.dueDay)).toBe("2026-10-19");
  expect(formatDay(clocks.acknowledgeBy.dueDay)).toBe("2026-09-30");
});

test("UK hardship: 5 business days over Easter; US 30 days", () => {
  const uk = setting("uk.lender.loan");
  const open = { informationRequestedAt: null, informationReceivedAt: null };
  expect(
    formatDay(hardshipClocks(uk.profile, { receivedAt: uk.at("2026-04-01"), ...open }, uk.place).decideBy.dueDay),
  ).toBe("2026-04-10");
  const us = setting("us.first_party.loan");
  expect(
    formatDay(hardshipClocks(us.profile, { receivedAt: us.at("2026-06-01"), ...open }, us.place).decideBy.dueDay),
  ).toBe("2026-07-01");
});

test("disputes: CN 15 days and 20 for the credit record, US 30 and 45 with more facts, UK 14 and 28, AU 21 and 30", () => {
  const due = (key: ProfileKey, about: "debt" | "credit_record", moreFactsCame = false) => {
    const { profile, place, at } = setting(key);
    return (
      disputeAnswerBy(profile, { openedAt: at("2026-06-01"), about, moreFactsCame }, place).dueDay - day("2026-06-01")
    );
  };
  expect([due("cn.licensed.loan", "debt"), due("cn.licensed.loan", "credit_record")]).toEqual([15, 20]);
  expect([
    due("us.first_party.loan", "debt"),
    due("us.first_party.loan", "credit_record"),
    due("us.first_party.loan", "credit_record", true),
  ]).toEqual([30, 30, 45]);
  expect([due("uk.lender.loan", "debt"), due("uk.lender.loan", "credit_record", true)]).toEqual([14, 28]);
  expect([due("au.licensee.credit_contract", "debt"), due("au.licensee.credit_contract", "credit_record")]).toEqual([
    21, 30,
  ]);
});

const limits: [string, ProfileKey, { zone?: string; region?: string }, string, string][] = [
  ["CN standard", "cn.licensed.loan", {}, "2026-06-01", "2026-06-17"],
  ["UK final, over the change of clocks", "uk.lender.loan", {}, "2026-09-15", "2026-11-11"],
  ["US in Honolulu", "us.first_party.loan", { zone: "Pacific/Honolulu" }, "2026-06-01", "2026-06-17"],
  ["AU in Perth", "au.licensee.credit_contract", { zone: "Australia/Perth" }, "2026-07-01", "2026-08-01"],
  ["AU in Sydney, over the change of clocks", "au.licensee.credit_contract", {}, "2026-09-10", "2026-10-11"],
];

test.each(limits)(
  "%s: one minute before local midnight is on time, midnight and a minute after are late",
  (_name, key, known, received, firstLateDay) => {
    const { profile, place, complaint, at } = setting(key, known);
    const { answerBy } = complaint(received);
    const shares = profile.complaint.alarmSharesPpm;
    expect(answerBy.dueAt).toBe(at(firstLateDay, "00:00"));
    expect(readClock(answerBy, answerBy.dueAt - minute, shares, place.zone)).toMatchObject({
      late: false,
      lateDays: 0,
      leftMs: minute,
    });
    expect(readClock(answerBy, answerBy.dueAt, shares, place.zone)).toMatchObject({
      late: true,
      lateDays: 1,
      leftMs: 0,
    });
    expect(readClock(answerBy, answerBy.dueAt + minute, shares, place.zone)).toMatchObject({ late: true, lateDays: 1 });
    expect(readClock(answerBy, at(firstLateDay, "00:00") + 25 * 3_600_000, shares, place.zone).lateDays).toBe(2);
  },
);

test("received one minute before or after midnight belongs to that local day", () => {
  const { profile, place, at } = setting("cn.licensed.loan");
  const clocks = (receivedAt: number) =>
    complaintClocks(profile, { receivedAt, categories: [], stage: "standard", pausedDays: 0 }, place).answerBy.dueDay;
  expect(formatDay(clocks(at("2026-06-02", "00:00") - minute))).toBe("2026-06-16");
  expect(formatDay(clocks(at("2026-06-02", "00:00")))).toBe("2026-06-17");
});

test("alarms at 50, 75 and 90 % of the time, not a minute sooner", () => {
  const { profile, place, at } = setting("cn.licensed.loan");
  const deadline = deadlineOf(days(9), at("2026-06-01", "00:00"), place);
  const shares = profile.complaint.alarmSharesPpm;
  expect(alarmPoints(deadline, shares).map((point) => point.at)).toEqual([
    at("2026-06-06", "00:00"),
    at("2026-06-08", "12:00"),
    at("2026-06-10", "00:00"),
  ]);
  expect(readClock(deadline, at("2026-06-06", "00:00") - minute, shares, place.zone).alarmPpm).toBe(null);
  expect(readClock(deadline, at("2026-06-06", "00:00"), shares, place.zone).alarmPpm).toBe(500_000);
  expect(readClock(deadline, at("2026-06-08", "12:00"), shares, place.zone).alarmPpm).toBe(750_000);
  expect(readClock(deadline, at("2026-06-10", "00:00"), shares, place.zone).alarmPpm).toBe(900_000);
});

test("months and years end on the same day of the month, or its last", () => {
  const { place, at } = setting("uk.lender.loan");
  expect(formatDay(deadlineOf(months(6), at("2026-08-31"), place).dueDay)).toBe("2027-02-28");
  expect(formatDay(deadlineOf(years(2), at("2024-02-29"), place).dueDay)).toBe("2026-02-28");
  expect(formatDay(deadlineOf(businessDays(10), at("2026-11-21"), setting("us.first_party.loan").place).dueDay)).toBe(
    "2026-12-07",
  );
  expect(deadlineOf(hours(72), at("2026-03-28"), place).dueAt - at("2026-03-28")).toBe(72 * 3_600_000);
});

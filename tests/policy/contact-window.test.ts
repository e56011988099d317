import fc from "fast-check";
import { expect, test } from "vitest";
import { type ContactQuestion, mayContact, type PastContact } from "#app/policy/contact-window.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { type ContactChannel, type ProfileKey, profileKeys } from "#app/policy/schema.ts";
import { between, day } from "#app/policy/units.ts";
import { instantOf } from "#app/policy/zones.ts";

const today = day("2026-11-22");
const profile = (key: ProfileKey) => profileFor(key, today);
const local = (iso: string, time: string, zone: string) =>
  instantOf(day(iso), Number(time.slice(0, 2)) * 60 + Number(time.slice(3)), zone);

function ask(at: number, change: Partial<ContactQuestion> = {}): ContactQuestion {
  return {
    purpose: "reminder",
    channel: "sms",
    loanId: "L1",
    address: "N1",
    at,
    zones: [],
    calendar: null,
    chosen: null,
    history: [],
    ...change,
  };
}

function past(at: number, change: Partial<PastContact> = {}): PastContact {
  return { at, channel: "sms", loanId: "L1", address: "N1", outcome: "sent", ...change };
}

test("CN law: a case message goes at 21:59 and at 08:00, not at 22:00 and not at 07:59", () => {
  const cn = profile("cn.licensed.loan");
  const at = (time: string) =>
    mayContact(cn, ask(local("2026-11-24", time, "Asia/Shanghai"), { purpose: "case_message" }));
  expect(at("21:59")).toEqual({ allowed: true });
  expect(at("08:00")).toEqual({ allowed: true });
  expect(at("22:00")).toEqual({
    allowed: false,
    reason: "outside_hours_of_law",
    cap: null,
    nextAllowedAt: local("2026-11-25", "08:00", "Asia/Shanghai"),
  });
  expect(at("07:59")).toMatchObject({ allowed: false, nextAllowedAt: local("2026-11-24", "08:00", "Asia/Shanghai") });
});

test("reminders keep the narrower house hours, 09:00 to 20:00, to the minute", () => {
  const cn = profile("cn.licensed.loan");
  const at = (time: string) => mayContact(cn, ask(local("2026-11-24", time, "Asia/Shanghai")));
  expect(at("08:59")).toMatchObject({
    reason: "outside_house_hours",
    nextAllowedAt: local("2026-11-24", "09:00", "Asia/Shanghai"),
  });
  expect(at("09:00")).toEqual({ allowed: true });
  expect(at("19:59")).toEqual({ allowed: true });
  expect(at("20:00")).toMatchObject({
    reason: "outside_house_hours",
    nextAllowedAt: local("2026-11-25", "09:00", "Asia/Shanghai"),
  });
});

test("what the borrower asks for right now goes at any time", () => {
  for (const key of profileKeys) {
    expect(
      mayContact(profile(key), ask(local("2026-12-25", "03:00", "Australia/Sydney"), { purpose: "requested" })),
    ).toEqual({ allowed: true });
  }
});

test("AU: weekends later than weekdays, nothing on a public holiday, and the way out is the next day that is open", () => {
  const au = profile("au.licensee.credit_contract");
  const zone = "Australia/Perth";
  const at = (iso: string, time: string) =>
    mayContact(au, ask(local(iso, time, zone), { purpose: "case_message", zones: [zone] }));
  expect(at("2026-11-24", "07:29").allowed).toBe(false);
  expect(at("2026-11-24", "07:30")).toEqual({ allowed: true });
  expect(at("2026-11-28", "08:59")).toMatchObject({ nextAllowedAt: local("2026-11-28", "09:00", zone) });
  expect(at("2026-11-28", "09:00")).toEqual({ allowed: true });
  expect(at("2026-11-28", "21:00").allowed).toBe(false);
  expect(at("2026-12-25", "12:00")).toEqual({
    allowed: false,
    reason: "holiday",
    cap: null,
    nextAllowedAt: local("2026-12-27", "09:00", zone),
  });
});

test("AU: a state's own holiday counts where the borrower lives", () => {
  const au = profile("au.licensee.credit_contract");
  const at = local("2026-11-03", "12:00", "Australia/Melbourne");
  expect(mayContact(au, ask(at, { zones: ["Australia/Melbourne"] }))).toEqual({ allowed: true });
  expect(mayContact(au, ask(at, { zones: ["Australia/Melbourne"], calendar: "AU-VIC" }))).toMatchObject({
    reason: "holiday",
  });
});

test("US: the clock is the consumer's, and an unknown place means every plausible one", () => {
  const us = profile("us.third_party.loan");
  const message = { purpose: "case_message" } as const;
  const noonNewYork = local("2026-11-24", "12:00", "America/New_York");
  expect(mayContact(us, ask(noonNewYork, { ...message, zones: ["America/New_York"] }))).toEqual({ allowed: true });
  expect(mayContact(us, ask(noonNewYork, { ...message, zones: ["Pacific/Honolulu"] }))).toMatchObject({
    reason: "outside_hours_of_law",
    nextAllowedAt: local("2026-11-24", "08:00", "Pacific/Honolulu"),
  });
  expect(mayContact(us, ask(noonNewYork, message))).toMatchObject({
    allowed: false,
    nextAllowedAt: local("2026-11-24", "13:00", "America/New_York"),
  });
  expect(mayContact(us, ask(local("2026-11-24", "20:59", "America/New_York"), message))).toEqual({ allowed: true });
  expect(mayContact(us, ask(local("2026-11-24", "21:00", "America/New_York"), message)).allowed).toBe(false);
});

test("hours hold on the days on which clocks change", () => {
  const uk = profile("uk.lender.loan");
  for (const iso of ["2026-03-29", "2026-10-25"]) {
    expect(mayContact(uk, ask(local(iso, "08:59", "Europe/London"))).allowed).toBe(false);
    expect(mayContact(uk, ask(local(iso, "09:00", "Europe/London"))).allowed).toBe(true);
    expect(mayContact(uk, ask(local(iso, "20:00", "Europe/London") - 60_000)).allowed).toBe(true);
    expect(mayContact(uk, ask(local(iso, "20:00", "Europe/London"))).allowed).toBe(false);
  }
});

test("chosen hours replace the house's; beyond the law they need consent and a profile that takes it", () => {
  const cn = profile("cn.licensed.loan");
  const span = between("20:00", "23:00");
  const hours = { weekday: span, saturday: null, sunday: null, holiday: null };
  const at = (time: string, consent: boolean) =>
    mayContact(cn, ask(local("2026-11-24", time, "Asia/Shanghai"), { chosen: { hours, consent } }));
  expect(at("12:00", true)).toMatchObject({
    reason: "outside_chosen_hours",
    nextAllowedAt: local("2026-11-24", "20:00", "Asia/Shanghai"),
  });
  expect(at("21:00", false)).toEqual({ allowed: true });
  expect(at("22:30", false)).toMatchObject({ reason: "outside_hours_of_law" });
  expect(at("22:30", true)).toEqual({ allowed: true });
  expect(
    mayContact(cn, ask(local("2026-11-28", "21:00", "Asia/Shanghai"), { chosen: { hours, consent: true } })),
  ).toMatchObject({
    reason: "outside_chosen_hours",
    nextAllowedAt: local("2026-11-30", "20:00", "Asia/Shanghai"),
  });
});

test("one text a day: the next goes when the borrower's next day opens", () => {
  const cn = profile("cn.licensed.loan");
  const morning = local("2026-11-24", "09:30", "Asia/Shanghai");
  const evening = local("2026-11-24", "19:30", "Asia/Shanghai");
  expect(mayContact(cn, ask(evening, { history: [past(morning)] }))).toEqual({
    allowed: false,
    reason: "cap_reached",
    cap: "sms_daily",
    nextAllowedAt: local("2026-11-25", "09:00", "Asia/Shanghai"),
  });
  expect(mayContact(cn, ask(local("2026-11-25", "09:00", "Asia/Shanghai"), { history: [past(morning)] }))).toEqual({
    allowed: true,
  });
  expect(mayContact(cn, ask(evening, { history: [past(morning, { outcome: "undelivered" })] }))).toEqual({
    allowed: true,
  });
});

test("two texts a week per loan, three contacts over all channels, ten a month", () => {
  const cn = profile("cn.licensed.loan");
  const at = (iso: string, time = "10:00") => local(iso, time, "Asia/Shanghai");
  const two = [past(at("2026-11-18")), past(at("2026-11-20"))];
  expect(mayContact(cn, ask(at("2026-11-24"), { history: two }))).toMatchObject({
    cap: "sms_weekly",
    nextAllowedAt: at("2026-11-25"),
  });
  expect(mayContact(cn, ask(at("2026-11-25", "09:59"), { history: two }))).toMatchObject({ cap: "sms_weekly" });
  expect(mayContact(cn, ask(at("2026-11-25"), { history: two }))).toEqual({ allowed: true });
  expect(mayContact(cn, ask(at("2026-11-24"), { loanId: "L2", history: two }))).toEqual({ allowed: true });
  const three = [...two, past(at("2026-11-21"), { channel: "email", loanId: "L2" })];
  expect(mayContact(cn, ask(at("2026-11-24"), { loanId: "L2", history: three }))).toMatchObject({
    cap: "all_weekly",
    nextAllowedAt: at("2026-11-25"),
  });
  const ten = Array.from({ length: 10 }, (_, index) =>
    past(at("2026-11-01") + index * 86_400_000, { channel: "email", loanId: `M${index}` }),
  );
  expect(mayContact(cn, ask(at("2026-11-24"), { history: ten }))).toMatchObject({
    cap: "all_monthly",
    nextAllowedAt: at("2026-12-01"),
  });
});

test("CN calls: the fourth connected call of a day is refused whoever made the first three, also about a case", () => {
  const cn = profile("cn.licensed.loan");
  const at = (time: string) => local("2026-11-24", time, "Asia/Shanghai");
  const call = (time: string, outcome: PastContact["outcome"]) =>
    past(at(time), { channel: "call", outcome, loanId: null });
  const calls = [call("09:00", "connected"), call("10:00", "connected"), call("11:00", "connected")];
  const question = { channel: "call", purpose: "case_message" } as const;
  expect(mayContact(cn, ask(at("12:00"), { ...question, history: calls.slice(0, 2) }))).toEqual({ allowed: true });
  expect(mayContact(cn, ask(at("12:00"), { ...question, loanId: "L9", history: calls }))).toMatchObject({
    reason: "cap_reached",
  });
});

test("US calls: seven in seven days for a debt, and seven days of silence after a talk", () => {
  const us = profile("us.third_party.loan");
  const zones = ["America/New_York"];
  const at = (iso: string, time = "10:00") => local(iso, time, "America/New_York");
  const question = { channel: "call", purpose: "case_message", zones } as const;
  const tries = Array.from({ length: 7 }, (_, index) =>
    past(at("2026-11-17") + index * 86_400_000, { channel: "call", outcome: "undelivered" }),
  );
  expect(mayContact(us, ask(at("2026-11-23", "11:00"), { ...question, history: tries }))).toMatchObject({
    cap: "calls_weekly_per_debt",
    nextAllowedAt: at("2026-11-24"),
  });
  expect(mayContact(us, ask(at("2026-11-23", "11:00"), { ...question, loanId: "L2", history: tries }))).toEqual({
    allowed: true,
  });
  const talk = [past(at("2026-11-16"), { channel: "call", outcome: "connected" })];
  expect(mayContact(us, ask(at("2026-11-23", "20:59"), { ...question, history: talk }))).toMatchObject({
    reason: "silence_after_conversation",
    nextAllowedAt: at("2026-11-24", "08:00"),
  });
  expect(mayContact(us, ask(at("2026-11-24", "08:00"), { ...question, history: talk }))).toEqual({ allowed: true });
});

test("hours that never meet have no next time", () => {
  const us = profile("us.first_party.loan");
  const night = { weekday: between("02:00", "03:00"), saturday: null, sunday: null, holiday: null };
  expect(
    mayContact(us, ask(local("2026-11-24", "12:00", "America/New_York"), { chosen: { hours: night, consent: false } })),
  ).toMatchObject({
    allowed: false,
    nextAllowedAt: null,
  });
});

test("the next allowed instant is allowed, and no quarter of an hour before it is", () => {
  const channels: ContactChannel[] = ["sms", "email", "call"];
  const start = local("2026-03-20", "00:00", "Europe/London");
  const zones = ["America/New_York", "America/Los_Angeles", "Australia/Adelaide", "Europe/London"];
  fc.assert(
    fc.property(
      fc.constantFrom(...profileKeys),
      fc.constantFrom(...channels),
      fc.integer({ min: 0, max: 14 * 24 * 60 }),
      fc.subarray(zones, { maxLength: 2 }),
      fc.array(
        fc.record({
          at: fc.integer({ min: -14 * 24 * 60, max: 0 }),
          channel: fc.constantFrom(...channels),
          loanId: fc.constantFrom("L1", "L2"),
          address: fc.constant("N1"),
          outcome: fc.constantFrom<PastContact["outcome"][]>("sent", "connected", "unanswered", "undelivered"),
        }),
        { maxLength: 12 },
      ),
      (key, channel, minutes, known, contacts) => {
        const at = start + minutes * 60_000;
        const history = contacts.map((contact) => ({ ...contact, at: at + contact.at * 60_000 }));
        const question = ask(at, { channel, zones: known, history });
        const answer = mayContact(profile(key), question);
        if (answer.allowed || answer.nextAllowedAt === null) return true;
        if (!mayContact(profile(key), { ...question, at: answer.nextAllowedAt }).allowed) return false;
        for (let each = at; each < answer.nextAllowedAt; each += 15 * 60_000) {
          if (mayContact(profile(key), { ...question, at: each }).allowed) return false;
        }
        return true;
      },
    ),
    { numRuns: 100 },
  );
});

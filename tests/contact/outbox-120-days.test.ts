import { expect, test } from "vitest";
import { defaultProfiles } from "#app/policy/profile-for.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import { liveDays, openWorld } from "#tests/support/world.ts";
import { faultsOf, type Seen } from "./rules-checker.ts";
import { seenSince } from "./watch-outbox.ts";

/** Lives so many days and looks at every text in the instant in which it leaves. */
async function watched(days: number, seed: number) {
  const world = await openWorld({ seed });
  const all: Seen[] = [];
  const faults: string[] = [];
  await liveDays(world, days, {
    afterJobs: async () => {
      for (const seen of await seenSince(world, all.length)) {
        faults.push(...faultsOf(seen, all));
        all.push(seen);
      }
    },
  });
  const fates = world.services.db.reader
    .prepare<[], { status: string; reason: string | null; count: number }>(
      "select status, reason, count(*) as count from messages group by 1, 2",
    )
    .all();
  return { all, faults, fates };
}

let lived: Awaited<ReturnType<typeof watched>>;

test("120 days over the sample book: every text was allowed, none left twice, none during a hold", async () => {
  lived = await watched(120, 20_261_118);
  expect(lived.faults).toEqual([]);
  expect(new Set(lived.all.map(({ id }) => id)).size).toBe(lived.all.length);
}, 600_000);

test("they were no quiet days: every kind of message left, and every rule held some back, with its reason", () => {
  const { all, fates } = lived;
  const left = new Set(all.map(({ template }) => template));
  for (const template of [
    ...[
      "reminder:before_due",
      "reminder:due_today",
      "reminder:missed",
      "reminder:early",
      "reminder:mid",
      "reminder:late",
    ],
    ...["promise-reminder", "promise-broken", "plan-agreed", "plan-reminder", "plan-missed", "payment-receipt"],
    ...["hardship-offer", "hardship-refuse"],
  ]) {
    expect(left, template).toContain(template);
  }
  expect(all.length).toBeGreaterThan(1_000);
  const many = (status: string, reason: RegExp) =>
    fates
      .filter((fate) => fate.status === status && reason.test(fate.reason ?? ""))
      .reduce((sum, fate) => sum + fate.count, 0);
  for (const reason of [
    /^hold:hardship/,
    /^hold:dispute/,
    /^hold:plan/,
    /^cap_reached/,
    /^channel_off/,
    /^opted_out:/,
  ]) {
    expect(many("held", reason), String(reason)).toBeGreaterThan(0);
  }
  for (const reason of [/^promise$/, /^paid$/]) expect(many("held", reason), String(reason)).toBeGreaterThan(0);
  expect(many("held", /^$/)).toBe(0);
  expect(many("failed", /./)).toBe(0);
  // What still waits was written in the last days: nothing lies forgotten.
  expect(many("queued", /^/)).toBeLessThan(30);
});

test("the checker finds each rule broken, in texts that really left", () => {
  const { all } = lived;
  const one = (template: RegExp, country?: string) => {
    const found = all.find(
      (seen) => template.test(seen.template) && (country === undefined || seen.countries[0] === country),
    );
    if (!found) throw new Error(`no ${template}`);
    return { ...found, holds: [], wishes: null, id: "x", key: "x" };
  };
  const missed = one(/^reminder:missed$/, "cn");
  const news = one(/^payment-receipt$/, "cn");
  const australian = one(/^reminder:/, "au");
  const anyWish = { fromMinute: null, toMinute: null, weekends: true, channels: ["sms"], optOuts: [] };
  const shanghai = (iso: string) => Date.parse(`${iso}+08:00`);
  const at = shanghai("2026-12-09T10:00:00");
  const fine = { ...missed, at };
  const again = (nr: number, hoursAgo: number) => ({
    ...fine,
    id: `p${nr}`,
    key: `p${nr}`,
    at: at - hoursAgo * 3_600_000,
  });
  expect(faultsOf(fine, [])).toEqual([]);
  const broken: [string, Seen, Seen[]][] = [
    ["outside the house's hours", { ...fine, at: shanghai("2026-12-09T08:59:00") }, []],
    ["outside the house's hours", { ...fine, at: shanghai("2026-12-09T20:00:00") }, []],
    ["outside the hours of law", { ...news, at: shanghai("2026-12-09T22:00:00") }, []],
    ["outside the hours of law", { ...news, at: shanghai("2026-12-09T07:59:00") }, []],
    ["on a holiday", { ...australian, timeZone: "Australia/Sydney", at: Date.parse("2026-12-25T10:00:00+11:00") }, []],
    ["a second reminder on one day", fine, [again(1, 0.5)]],
    ["a third in seven days about one loan", fine, [again(1, 30), again(2, 60)]],
    ["a fourth in seven days to one person", { ...fine, loanId: "l" }, [again(1, 30), again(2, 60), again(3, 90)]],
    ["during a hold", { ...fine, holds: ["hardship"] }, []],
    ["into a silence", { ...news, at, holds: ["deceased"] }, []],
    ["to a number that was stopped", { ...fine, stopped: true }, []],
    ["another number than the one on file", { ...fine, to: "+8613900000000" }, []],
    ["to a person who wants no texts", { ...fine, wishes: { ...anyWish, channels: ["email"] } }, []],
    [
      "outside the hours that the person chose",
      { ...fine, wishes: { ...anyWish, fromMinute: 660, toMinute: 720 } },
      [],
    ],
    ["on a weekend", { ...fine, at: shanghai("2026-12-12T10:00:00"), wishes: { ...anyWish, weekends: false } }, []],
    ["a kind that the person does not want", { ...fine, wishes: { ...anyWish, optOuts: ["after_due"] } }, []],
    ["about a loan that is paid off", { ...fine, settled: true }, []],
    ["although nothing is due", { ...fine, due: false }, []],
    ["while a promise is open", { ...fine, promised: true }, []],
    ["left twice", { ...fine, id: "p1" }, [again(1, 200)]],
    ["said twice", { ...fine, key: "p1" }, [again(1, 200)]],
    ["tells a stranger something", { ...fine, text: "【林溪】您的账单已出" }, []],
    ["longer than one segment", { ...fine, text: `【林溪】${"您".repeat(70)}` }, []],
    ["link at the end", { ...fine, text: "Linxi: https://pay.linxi.example/l/abc" }, []],
  ];
  for (const [fault, seen, before] of broken) {
    expect(faultsOf(seen, before).join(), fault).toContain(fault);
  }
});

type Contact = (typeof defaultProfiles)[number]["contact"];

/** Changes the product's own rules for a while: they are data in one list, which everything in this process reads. */
async function withRules(change: (contact: Contact) => Partial<Contact>, work: () => Promise<void>) {
  const list = defaultProfiles as PolicyProfile[];
  const kept = [...list];
  for (const [index, profile] of kept.entries()) {
    list[index] = { ...profile, contact: { ...profile.contact, ...change(profile.contact) } };
  }
  try {
    await work();
  } finally {
    list.splice(0, list.length, ...kept);
  }
}

const allDay = { fromMinute: 0, toMinute: 1440 };
const always = { weekday: allDay, saturday: allDay, sunday: allDay, holiday: allDay };
const earlier = { fromMinute: 480, toMinute: 1140 };
const shifted = { weekday: earlier, saturday: earlier, sunday: earlier, holiday: earlier };

test.each([
  ["hours shifted by one hour", "outside the house's hours", () => ({ houseHours: shifted })],
  ["no hours at all", "outside the hours of law", () => ({ houseHours: always, lawHours: always })],
  ["no caps", "a second reminder on one day", () => ({ caps: [] })],
] as const)("a product with %s is caught within days", { timeout: 120_000 }, async (_, fault, change) => {
  await withRules(change, async () => {
    const { faults } = await watched(3, 7);
    expect(faults.join("\n")).toContain(fault);
  });
});

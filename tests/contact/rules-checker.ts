/**
 * A second reading of the rules on contact, written from the reference (rules.md §1 and §9 to §11) and from what the
 * product says about holds and wishes. It shares no rule, table or time-zone code with the product: it is here to
 * contradict it.
 */

/** A text that left, with everything that was true at that instant. */
export interface Seen {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly template: string;
  readonly purpose: "reminder" | "case_message" | "requested";
  readonly borrowerId: string;
  readonly loanId: string | null;
  /** Two letters: whose law. Of every loan that the text may be about. */
  readonly countries: readonly string[];
  readonly timeZone: string;
  readonly phoneOnFile: string | null;
  readonly stopped: boolean;
  readonly wishes: {
    readonly fromMinute: number | null;
    readonly toMinute: number | null;
    readonly weekends: boolean;
    readonly channels: readonly string[];
    readonly optOuts: readonly string[];
  } | null;
  /** Holds on contact that run on the loans concerned. */
  readonly holds: readonly string[];
  /** Nothing is owed on the loan any more. */
  readonly settled: boolean;
  /** Something is due today or overdue. */
  readonly due: boolean;
  /** A promise whose day, with its grace, has not passed. */
  readonly promised: boolean;
  /** What kept: the reason and the day that it is about. */
  readonly key: string;
}

/** Legal hours in minutes of the day; null: no contact on a national holiday. */
const law: Readonly<
  Record<string, { weekday: readonly [number, number]; weekend: readonly [number, number]; holidays: boolean }>
> = {
  cn: { weekday: [480, 1320], weekend: [480, 1320], holidays: true },
  uk: { weekday: [480, 1260], weekend: [480, 1260], holidays: true },
  us: { weekday: [480, 1260], weekend: [480, 1260], holidays: true },
  au: { weekday: [450, 1260], weekend: [540, 1260], holidays: false },
};
/** The house's own window for reminders. */
const house: readonly [number, number] = [540, 1200];
/** National public holidays of Australia from November 2026 to April 2027. */
const australian = new Set([
  "2026-12-25",
  "2026-12-26",
  "2026-12-28",
  "2027-01-01",
  "2027-01-26",
  "2027-03-26",
  "2027-03-29",
]);

/** After these nothing goes by text at all; after the others only news about the person's own case. */
const silence = new Set(["bankruptcy", "deceased", "capacity", "abuse", "military", "wrong_number"]);
/** Reminders of a day that is still to come. */
const early = new Set(["reminder:before_due", "reminder:due_today", "plan-reminder", "promise-reminder"]);
const hour = 3_600_000;
const day = 24 * hour;

const gsm = /^[\n\r !-Z_a-z£¥§¿äöñüàèéùìòÇØøÅåÆæßÉÄÖÑÜ¡¤ΔΦΓΛΩΠΨΣΘΞ]*$/;
const telling =
  /[¥￥$£€]|\d+[.,]\d\d|debt|loan|credit|overdue|arrears|\bowe|instal|\bdue\b|amount|balance|repay|欠|贷|还款|逾期|账单|金额|余额|催|罚|利息|期款/i;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone. */
function wall(at: number, timeZone: string): { date: string; minute: number; weekend: boolean } {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-CA", {
      ...{ timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit", weekday: "short" },
    });
    clocks.set(timeZone, clock);
  }
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
  const weekend = /^S/.test(parts["weekday"] ?? "");
  return { date, minute: Number(parts["hour"]) * 60 + Number(parts["minute"]), weekend };
}

/** What is wrong with a text that left, after the texts before it. Empty: nothing. */
export function faultsOf(seen: Seen, before: readonly Seen[]): string[] {
  const faults: string[] = [];
  const say = (wrong: boolean, fault: string) => {
    if (wrong) faults.push(`${fault}: ${seen.template} ${new Date(seen.at).toISOString()} ${seen.timeZone}`);
  };
  const { template, purpose, wishes, at } = seen;
  const mine = before.filter((past) => past.borrowerId === seen.borrowerId);

  say(
    before.some(({ id }) => id === seen.id),
    "left twice",
  );
  say(
    before.some(({ key }) => key === seen.key),
    "said twice",
  );
  say(seen.to !== seen.phoneOnFile && template !== "contact-changed", "another number than the one on file");
  say(seen.stopped && template !== "stopped", "to a number that was stopped");

  const reach = seen.text.replace(/\S*pay\.linxi\.example\S*/g, "");
  say(telling.test(reach), "tells a stranger something");
  say(!/^(【林溪】|Linxi: )/.test(seen.text), "does not say who writes");
  say(gsm.test(seen.text) ? seen.text.length > 160 : seen.text.length > 70, "longer than one segment");
  say(/https?:\S+$/.test(seen.text), "link at the end");

  if (purpose === "requested") return faults;
  const now = wall(at, seen.timeZone);
  for (const country of seen.countries) {
    const rule = law[country];
    if (!rule) throw new Error(`no rule for ${country}`);
    const here = country === "cn" ? wall(at, "Asia/Shanghai") : now;
    const [from, to] = here.weekend ? rule.weekend : rule.weekday;
    say(here.minute < from || here.minute >= to, "outside the hours of law");
    say(!rule.holidays && australian.has(here.date), "on a holiday");
  }
  if (wishes?.fromMinute != null && wishes.toMinute != null) {
    say(now.minute < wishes.fromMinute || now.minute >= wishes.toMinute, "outside the hours that the person chose");
  }
  say(wishes?.weekends === false && now.weekend, "on a weekend against the person's wish");
  say(wishes !== null && !wishes.channels.includes("sms"), "to a person who wants no texts");
  say(
    seen.holds.some((reason) => silence.has(reason)),
    "into a silence",
  );
  if (purpose !== "reminder") return faults;

  say(now.minute < house[0] || now.minute >= house[1], "outside the house's hours");
  const kind = /^reminder:(before_due|due_today)$/.test(template)
    ? "before_due"
    : template.startsWith("reminder:")
      ? "after_due"
      : "plans";
  say(wishes?.optOuts.includes(kind) ?? false, "a kind that the person does not want");
  say(
    seen.holds.some((reason) => !(template.startsWith("plan-") && reason === "plan")),
    "during a hold",
  );
  say(seen.settled, "about a loan that is paid off");
  say(!early.has(template) && !seen.due, "although nothing is due");
  say(template === "reminder:due_today" && !seen.due, "although nothing is due");
  say(template.startsWith("reminder:") && seen.promised, "while a promise is open");

  const reminders = mine.filter((past) => past.purpose === "reminder");
  const today = reminders.filter((past) => wall(past.at, seen.timeZone).date === now.date);
  say(today.length >= 1, "a second reminder on one day");
  const pressing = reminders.filter((past) => !early.has(past.template));
  const within = (days: number) => pressing.filter((past) => at - past.at < days * day);
  if (!early.has(template)) {
    say(within(7).filter(({ loanId }) => loanId === seen.loanId).length >= 2, "a third in seven days about one loan");
    say(within(7).length >= 3, "a fourth in seven days to one person");
    say(within(30).length >= 10, "an eleventh in thirty days to one person");
  }
  return faults;
}

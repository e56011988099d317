import { fixedClock } from "#app/clock.ts";
import type { ComplaintCategory } from "#app/policy/categories.ts";
import type { Complainant, ComplaintChannel } from "#db/schema/complaints.ts";
import { complaintById } from "#db/stores/complaints.ts";
import { staffUserByLogin } from "#db/stores/staff.ts";
import type { DeskGiven } from "./desk-step.ts";
import { fileComplaint } from "./file-complaint.ts";
import type { Handler } from "./handler-access.ts";
import type { ComplaintHouse } from "./letters.ts";
import { submitAnswer } from "./send-answer.ts";
import { emptyStatement } from "./statement.ts";
import { assignComplaint, triageComplaint } from "./triage-complaint.ts";
import { addNote, startInvestigation } from "./work-complaint.ts";

interface SampleComplaint {
  readonly daysAgo: number;
  readonly what: string;
  readonly lang: "zh-CN" | "en";
  readonly reach: string;
  readonly category: ComplaintCategory;
  readonly complainant?: Complainant;
  readonly channel?: ComplaintChannel;
  /** How far the team has come with it. */
  readonly until: "filed" | "triaged" | "investigated" | "answered";
}

const sample: readonly SampleComplaint[] = [
  {
    ...{ daysAgo: 26, lang: "zh-CN", reach: "13900000101", category: "conduct_or_harassment", until: "answered" },
    what: "10月下旬连续三天早上七点接到电话，我说过白天不方便。",
  },
  {
    ...{ daysAgo: 13, lang: "zh-CN", reach: "wang@example.com", category: "charges", until: "investigated" },
    what: "合同里没有写逾期费，账单上却多了一项，客服说不清楚依据是什么。",
  },
  {
    ...{ daysAgo: 9, lang: "en", reach: "reader@example.com", category: "accessibility", until: "investigated" },
    what: "The letter was a scan my screen reader cannot read. I asked twice for text and got another scan.",
  },
  {
    ...{ daysAgo: 6, lang: "zh-CN", reach: "13900000103", category: "disclosure_to_others", until: "triaged" },
    what: "你们打电话到我单位，前台问了我半天，同事现在都知道我有借款。",
    channel: "phone",
  },
  {
    ...{ daysAgo: 2, lang: "en", reach: "4 Canal Row, Leeds LS1 0AA", category: "credit_record", until: "filed" },
    what: "My late father's account still shows as unpaid on his record although the estate settled it in May.",
    ...{ complainant: "heir", channel: "letter" },
  },
  {
    ...{ daysAgo: 0, lang: "zh-CN", reach: "13900000105", category: "wrong_person", until: "filed" },
    what: "我不认识这个人，但一直收到给他的短信，已经按了“这不是我”。",
    complainant: "not_borrower",
  },
];

/**
 * Gives a demonstration's complaints team something to read: told on the days they are said to be from, and brought as
 * far as the team has come. Needs the sample staff.
 */
export async function loadSampleComplaints(house: ComplaintHouse): Promise<void> {
  const user = await staffUserByLogin(house.db.read, "complaints");
  if (!user) throw new Error("The demonstration has no complaints team.");
  for (const complaint of sample) await tell(house, complaint, { staffId: user.id, name: user.name });
}

async function tell(
  house: ComplaintHouse,
  { daysAgo, what, lang, reach, category, complainant = "borrower", channel = "portal", until }: SampleComplaint,
  person: Pick<Handler, "staffId" | "name">,
): Promise<void> {
  const from = house.clock.now() - daysAgo * 86_400_000;
  const clock = fixedClock(from);
  const then = { ...house, clock };
  const actor =
    channel === "portal" ? ({ kind: "complainant" } as const) : ({ kind: "handler", staffId: person.staffId } as const);
  const filed = await fileComplaint(then, {
    ...{ statement: { ...emptyStatement, what, reach }, categories: [category], complainant, channel, lang, actor },
    ...{ writtenAnswer: false, borrowerId: null, loanId: null },
  });
  if (!filed.ok) throw new Error(`A sample complaint was refused: ${filed.reason}.`);
  const { complaintId } = filed;
  const given = async (hoursLater: number): Promise<DeskGiven> => {
    clock.set(Math.min(from + hoursLater * 3_600_000, house.clock.now()));
    const handler: Handler = { ...person, roles: ["complaints"], secondFactorAt: clock.now() };
    return { handler, complaintId, version: (await complaintById(house.db.read, complaintId))?.version ?? -1 };
  };
  if (until === "filed") return;

  await assignComplaint(then, { ...(await given(3)), to: person.staffId });
  const found = { severity: "normal", against: "house", named: [], vulnerable: null, writtenAnswer: false } as const;
  await triageComplaint(then, { ...(await given(4)), ...found, categories: [category] });
  if (until === "triaged") return;
  await startInvestigation(then, await given(26));
  const text = lang === "en" ? "We are reading the records of that time." : "正在核对当时的记录。";
  await addNote(then, { ...(await given(50)), text, shown: true });
  if (until === "investigated") return;
  const answer = {
    ...({ outcome: "upheld", apology: true, items: [], currency: null } as const),
    findings: "通话记录显示，10月24日至26日每天早上7点有来电，早于约定时段。",
    reasons: "您登记的时段是9点以后。我们没有遵守。",
    redress: "已改正拨打时段，并再次培训当班人员。",
  };
  await submitAnswer(then, { ...(await given(24 * 8)), answer });
}

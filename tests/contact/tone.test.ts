import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/**
 * What no page, letter or message may say. Written from the rule "respectful, specific, no threats, no countdowns, no
 * guilt, no shame", not from the texts.
 */
const forbidden: Record<string, RegExp[]> = {
  threat: [
    /\b(or else|final (notice|warning|demand)|last (chance|warning)|legal action|take you to court|we will sue|prosecut\w+|arrest|seiz(e|ure)|bailiff|blacklist\w*|consequences|face the)\b/i,
    /\b(we will (tell|inform|contact) your (family|employer|friends|colleagues|relatives))\b/i,
    /否则|后果自负|严重后果|起诉|法办|拘留|坐牢|判刑|黑名单|失信人|老赖|赖账|恶意(拖欠|逃废|透支)|最后(通牒|机会|警告|期限)|强制执行|冻结您/,
    /(通知|联系|告知)您的(家人|家属|单位|亲友|同事|朋友|父母)|上门(催|找)|爆通讯录/,
  ],
  pressure: [
    /\b(act now|pay now or|pay immediately|immediate(ly)? pay\w*|urgent(ly)?|hurry|running out|before it.s too late|you must pay|don.t (delay|wait)|without delay)\b/i,
    /(立即|马上|立刻|尽快|务必|速速)(还款|还清|付款|缴|处理欠)|刻不容缓|十万火急|紧急通知|不要拖|别再拖/,
  ],
  countdown: [
    /\b(only|just) (\d+|\$\{[^}]*\}|a few) ?(more )?(seconds|minutes|hours|days) (left|remain\w*)\b/i,
    /\b(seconds|minutes|hours) (left|remaining)\b|countdown|time is up/i,
    /倒计时|仅剩|只剩(最后)?|最后\s*\d+\s*(小时|分钟|天)|还剩\s*\d*\s*(小时|分钟)/,
  ],
  guilt: [
    /\b((?<!not )your fault|you should have|you failed|you (have )?ignored|you (have )?refused|disappoint\w*|irresponsib\w*|you promised|broke your (promise|word)|let (us|your family) down|bad payer|deadbeat|delinquen\w*|defaulter|debtor)\b/i,
    /(?<!不是)您的错|早该|您(却|竟)|辜负|失望|不负责任|不讲信用|没有信用|说话不算|言而无信|拖欠者|欠债还钱|天经地义|对得起/,
  ],
  shame: [/\b(asham\w*|shame\w*|disgrac\w*|embarrass\w*)\b/i, /丢人|丢脸|羞耻|羞愧|可耻|不要脸|惭愧|无耻|颜面/],
};

/** Texts that hold such a word for another reason. Each says why. */
const innocent: { text: RegExp; why: string }[] = [
  { text: /never tell you to hurry/, why: "says what our texts do not do" },
  { text: /^What you promised$/, why: "the heading over a person's own promise, no reproach" },
  { text: /(调解|仲裁).*起诉/, why: "tells the reader where they may turn" },
];

function wordsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
    else if (ts.isTemplateExpression(node)) found.push(node.getText().slice(1, -1));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function faultsOf(text: string): string[] {
  return Object.entries(forbidden)
    .filter(([, patterns]) => patterns.some((pattern) => pattern.test(text)))
    .map(([kind]) => kind);
}

const folder = join(import.meta.dirname, "../../app/words");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));

test.each(files)("%s threatens nobody, counts nothing down, blames and shames nobody", (name) => {
  const faults = wordsIn(join(folder, name))
    .filter((text) => !innocent.some((known) => known.text.test(text)))
    .flatMap((text) => faultsOf(text).map((kind) => `${kind}: ${text}`));
  expect(faults).toEqual([]);
});

test.each([
  ["threat", "Pay today or we will take you to court."],
  ["threat", "否则我们将起诉您。"],
  ["threat", "我们会通知您的单位。"],
  ["pressure", "Act now: this is urgent."],
  ["pressure", "请立即还款。"],
  ["countdown", "Only 3 hours left!"],
  ["countdown", "仅剩 2 天"],
  ["guilt", "You promised to pay and you failed."],
  ["guilt", "您辜负了我们的信任。"],
  ["shame", "You should be ashamed."],
  ["shame", "欠钱不还很丢人。"],
])("the test itself finds a %s in: %s", (kind, text) => {
  expect(faultsOf(text)).toContain(kind);
});

test("there are words to look at", () => {
  const all = files.flatMap((name) => wordsIn(join(folder, name)));
  expect(files.length).toBeGreaterThan(5);
  expect(all.filter((text) => /\p{Script=Han}/u.test(text)).length).toBeGreaterThan(150);
});

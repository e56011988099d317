import { expect, test } from "vitest";
import { profileFor } from "#app/policy/profile-for.ts";
import { profileKeys } from "#app/policy/schema.ts";
import { isHelpMessage, isStartMessage, isStopMessage } from "#app/policy/stop-words.ts";
import { day } from "#app/policy/units.ts";

const stops = [
  "STOP",
  "stop.",
  "  Stop! ",
  "S T O P",
  "ＳＴＯＰ",
  "Please stop texting me",
  "opt-out",
  "OPT OUT",
  "Unsubscribe me",
  "QUIT",
  "end",
  "TD",
  "T",
  "退订",
  "请不要再发短信了",
  "别 再 发",
  "拒收。",
];
const others = [
  "Thanks",
  "I can pay on Friday",
  "nonstop trouble",
  "The weekend is fine",
  "t h a n k s",
  "什么时候到账",
  "ok",
  "",
  "friend",
];

test.each(profileKeys)("%s: stop is understood in both languages, and ordinary messages are not", (key) => {
  const profile = profileFor(key, day("2026-11-22"));
  expect(stops.filter((text) => !isStopMessage([profile], text))).toEqual([]);
  expect(others.filter((text) => isStopMessage([profile], text))).toEqual([]);
});

test("start and help are whole messages only", () => {
  expect(["START", "unstop", "恢复", "开始"].filter((text) => !isStartMessage(text))).toEqual([]);
  expect(["when does it start", "yes", "什么时候恢复", "stop"].filter(isStartMessage)).toEqual([]);
  expect(["HELP", "info?", "帮助"].filter((text) => !isHelpMessage(text))).toEqual([]);
  expect(["help me pay", "no help"].filter(isHelpMessage)).toEqual([]);
});

import { expect, test } from "vitest";
import { smsLength } from "#app/words/sms-length.ts";
import { complaintSms } from "#app/words/complaint-letters.ts";
import {
  codeSms,
  contactChangedSms,
  helpSms,
  linkSms,
  noLinkSms,
  smsForms,
  smsValues,
  startedSms,
  stoppedSms,
} from "#app/words/sms.ts";
import { lender } from "#app/words/lender.ts";
import { languages, say } from "#app/words/words.ts";

const token = "8kd2qt7bvw3xn5mz4hjc0pgryf";
const code = "8KD2-QT7B";
/** Hosts a lender may have, up to the longest that is sensible in a text. */
const hosts = ["localhost:3000", "pay.linxi.example", "huankuan.linxi.cn", "account.linxi-cf.com"];
const { phone } = lender;

/** Every text message of the house, in every variant. */
const texts = languages.flatMap((lang) =>
  hosts.flatMap((host) => {
    const url = `${host.startsWith("localhost") ? "http" : "https"}://${host}/l/${token}`;
    return [
      ...[true, false].map((optOut) => ({
        lang,
        name: "link",
        url,
        text: say(lang, linkSms, { url, host, code, optOut }),
      })),
      ...[true, false].map((optOut) => ({ lang, name: "no-link", url, text: say(lang, noLinkSms, { code, optOut }) })),
      { lang, name: "code", url, text: say(lang, codeSms, { code: "482915", host }) },
      { lang, name: "changed", url, text: say(lang, contactChangedSms, { phone }) },
      { lang, name: "stopped", url, text: say(lang, stoppedSms, { phone }) },
      { lang, name: "started", url, text: say(lang, startedSms) },
      { lang, name: "help", url, text: say(lang, helpSms, { phone }) },
      { lang, name: "reply", url, text: say(lang, complaintSms, { reference: "TS-2026-3F7K2Q", host }) },
    ];
  }),
);

/** What would tell a stranger why we write. */
const telling =
  /¥|￥|\$|£|€|元|debt|loan|credit|overdue|arrears|owe|pay(?!\.)|instal|due|amount|balance|repay|欠|贷|还款|逾期|账单|金额|余额|催|罚|利息|期款|付款/i;

test("lengths are counted as the network counts them", () => {
  expect(smsLength("a".repeat(160))).toEqual({ alphabet: "gsm-7", units: 160, segments: 1 });
  expect(smsLength("a".repeat(161)).segments).toBe(2);
  expect(smsLength("[".repeat(80)).units).toBe(160);
  expect(smsLength("中".repeat(70)).segments).toBe(1);
  expect(smsLength("中".repeat(71)).segments).toBe(2);
  // A typographic apostrophe turns a whole English text into UCS-2.
  expect(smsLength("don’t").alphabet).toBe("ucs-2");
});

test.each(texts)("$name in $lang is one segment: $text", ({ lang, text }) => {
  expect(smsLength(text)).toMatchObject({ alphabet: lang === "en" ? "gsm-7" : "ucs-2", segments: 1 });
});

test.each(texts)("$name in $lang tells a stranger nothing: $text", ({ text, url }) => {
  const host = new URL(url).host;
  expect(text.replaceAll(url, "").replaceAll(host, "")).not.toMatch(telling);
  expect(text).toMatch(/^(Linxi: |【林溪】)/);
});

test("the words that are forbidden are found where they stand", () => {
  for (const bad of ["Your loan is due", "overdue", "You owe ¥5", "请还款", "您已逾期"]) expect(bad).toMatch(telling);
});

test("a link stands in the middle, and the variant without a link has none", () => {
  for (const { name, text, url } of texts) {
    if (name === "link") {
      const [before, after] = text.split(url);
      expect(before?.length).toBeGreaterThan(4);
      expect(after?.trim().length).toBeGreaterThan(1);
    } else {
      expect(text).not.toMatch(/https?:|\/l\//);
      // The last line of a code binds it to the site; a reply of the complaints team names the page to type.
      if (name === "reply") expect(text).not.toMatch(/complaint\/find$/);
      else if (name !== "code") expect(text).not.toMatch(/[a-z0-9]\.[a-z]{2}/i);
    }
  }
});

test("where the profile wants it the way out stands in the text", () => {
  const values = { url: `https://pay.linxi.example/l/${token}`, host: "pay.linxi.example", code };
  expect(say("en", linkSms, { ...values, optOut: true })).toContain("Reply STOP");
  expect(say("zh-CN", linkSms, { ...values, optOut: true })).toContain("回T退订");
  expect(say("en", linkSms, { ...values, optOut: false })).not.toContain("STOP");
  expect(say("en", noLinkSms, { code, optOut: true })).toContain("Reply STOP");
});

test("the last line of a code binds it to the site", () => {
  for (const lang of languages) {
    const text = say(lang, codeSms, { code: "482915", host: "pay.linxi.example" });
    expect(text.split("\n").at(-1)).toBe("@pay.linxi.example #482915");
  }
});

test("what varies in a form is in its text, so that a registered template can hold the rest", () => {
  const values: Record<string, string> = { token, code, phone, reference: "TS-2026-3F7K2Q" };
  for (const { name, text } of texts) {
    const form = smsForms.find((each) => each === name);
    for (const value of form ? smsValues[form] : []) {
      expect(text).toContain(name === "code" ? "482915" : values[value]);
    }
  }
  expect(
    smsForms.filter((form) => !/-stop$/.test(form)).filter((form) => !texts.some(({ name }) => name === form)),
  ).toEqual([]);
});

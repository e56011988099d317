import { expect, test } from "vitest";
import { mintLink } from "#app/access/mint-link.ts";
import { reportWrongNumber } from "#app/access/report-wrong-number.ts";
import { deliverMessages } from "#app/contact/deliver-messages.ts";
import { queueSms } from "#app/contact/queue-sms.ts";
import { twilioSignature } from "#app/gateways/sms/twilio-signature.ts";
import { paths } from "#app/http/paths.ts";
import { smsForms } from "#app/words/sms.ts";
import { someText } from "#tests/contact/support.ts";
import { addBorrower } from "#tests/support/people.ts";
import { carrierDesk } from "./desk.ts";

const token = "1".repeat(32);
const secret = "s".repeat(40);
const templates = smsForms.flatMap((form) => [`${form}.zh-CN=SMS_1`, `${form}.en=SMS_2`]).join();
const twilio = {
  ...{ SMS_GATEWAY: "twilio", SMS_TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`, SMS_TWILIO_AUTH_TOKEN: token },
  SMS_TWILIO_FROM: "Linxi",
};
const aliyun = {
  ...{ SMS_GATEWAY: "aliyun", SMS_ALIYUN_KEY_ID: "LTAI5testkey", SMS_ALIYUN_KEY_SECRET: "secret0123456789" },
  ...{ SMS_ALIYUN_SIGN_NAME: "林溪", SMS_ALIYUN_TEMPLATES: templates, SMS_ALIYUN_WEBHOOK_SECRET: secret },
};
const number = "+447700900123";

async function house(variables: Record<string, string>, phone = number) {
  const desk = await carrierDesk(variables);
  const { services } = desk;
  const me = await addBorrower(services.db, { phone, lang: "en" });
  let nr = 0;
  /** Queues a text that somebody waits for, and delivers whatever is due. */
  const text = async () => {
    nr += 1;
    const message = {
      borrowerId: me.id,
      loanId: null,
      template: "t",
      purpose: "requested",
      compose: someText,
    } as const;
    const outcome = await services.db.transact((tx) => queueSms(tx, services, { ...message, dedupeKey: `t${nr}` }));
    await deliverMessages(services);
    return outcome;
  };
  const rows = (sql: string) => services.db.reader.prepare(sql).all();
  const signed = (path: string, fields: Record<string, string>, key = token) => {
    const form = new URLSearchParams(fields);
    const signature = twilioSignature(key, desk.origin + path, form);
    const headers = { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature };
    return desk.post(path, headers, form.toString());
  };
  let sid = 0;
  const inbound = (body: string, id = `SM-${(sid += 1)}`, more: Record<string, string> = {}) =>
    signed(paths.twilioTexts(), { MessageSid: id, From: number, Body: body, NumMedia: "0", ...more });
  return { ...desk, me, text, rows, signed, inbound };
}

test("STOP ends texts to the number at once, is confirmed once, and is written down without its words", async () => {
  const at = await house(twilio);
  expect(await at.text()).toBe("queued");
  expect(await at.inbound("please STOP texting me")).toMatchObject({ status: 200, text: "<Response/>" });
  await deliverMessages(at.services);
  expect(at.sent.at(-1)).toMatchObject({ to: number, text: expect.stringContaining("no more texts") as string });
  expect(await at.text()).toBe("suppressed");
  expect(at.rows("select reason, lifted_at from suppressions")).toEqual([{ reason: "stop", lifted_at: null }]);
  expect(at.rows("select outcome from inbound_texts")).toEqual([{ outcome: "stopped" }]);
  expect(at.rows("select action, outcome from audit_events")).toContainEqual({
    action: "text.received",
    outcome: "stopped",
  });
  expect(JSON.stringify([at.rows("select * from inbound_texts"), at.logged])).not.toMatch(/texting|7700900123/);
});

test("the same text twice, and STOP twice, are one", async () => {
  const at = await house(twilio);
  await Promise.all([at.inbound("STOP", "SM1"), at.inbound("STOP", "SM1"), at.inbound("stop", "SM2")]);
  await deliverMessages(at.services);
  expect(at.sent).toHaveLength(1);
  expect(at.rows("select count(*) as n from suppressions")).toEqual([{ n: 1 }]);
});

test("what was waiting for a number that says STOP is cancelled", async () => {
  const at = await house(twilio);
  const message = {
    borrowerId: at.me.id,
    loanId: null,
    template: "t",
    purpose: "requested",
    compose: someText,
  } as const;
  await at.services.db.transact((tx) => queueSms(tx, at.services, { ...message, dedupeKey: "w" }));
  await at.inbound("退订");
  await deliverMessages(at.services);
  expect(at.rows("select template, status, reason from messages order by template")).toEqual([
    { template: "stopped", status: "sent", reason: null },
    { template: "t", status: "cancelled", reason: "stopped" },
  ]);
});

test("START brings texts back, except to a number that was reported as wrong", async () => {
  const at = await house(twilio);
  await at.inbound("STOP");
  await at.inbound("Start");
  expect(await at.text()).toBe("queued");
  const link = await at.services.db.transact((tx) => mintLink(tx, at.services, at.me.id));
  await reportWrongNumber(at.services, { locator: link, requestId: "r" });
  await at.inbound("START", "SM9");
  expect(await at.text()).toBe("suppressed");
});

test("HELP, and what a machine does not understand, gets the number of a person, a few times a day", async () => {
  const at = await house(twilio);
  for (const body of ["HELP", "I lost my job", "hello?", "anybody?", "ping"]) await at.inbound(body);
  await deliverMessages(at.services);
  expect(at.sent.map(({ text }) => text.includes("4000001234"))).toEqual([true, true, true]);
  expect(at.rows("select outcome, count(*) as n from inbound_texts group by 1 order by 1")).toEqual([
    { outcome: "helped", n: 1 },
    { outcome: "not_understood", n: 4 },
  ]);
});

test("where Twilio has answered by itself we say nothing more, and stop all the same", async () => {
  const at = await house(twilio);
  await at.inbound("ARRET", "SM1", { OptOutType: "STOP" });
  await deliverMessages(at.services);
  expect(at.sent).toEqual([]);
  expect(await at.text()).toBe("suppressed");
});

test("a number of nobody is stopped too, and gets no answer", async () => {
  const at = await house(twilio, "+447700900999");
  await at.inbound("STOP");
  await deliverMessages(at.services);
  expect(at.sent).toEqual([]);
  expect(at.rows("select reason from suppressions")).toEqual([{ reason: "stop" }]);
});

test("receipts of Twilio's: the first final word stays, others are not taken", async () => {
  const at = await house(twilio);
  await at.text();
  const path = `${paths.twilioReceipts()}?message=${at.sent[0]?.id ?? ""}`;
  const delivery = () => at.rows("select delivery from messages");
  expect((await at.signed(path, { MessageSid: "P1", MessageStatus: "sent", Other: "x" })).status).toBe(204);
  expect(delivery()).toEqual([{ delivery: null }]);
  await at.signed(path, { MessageSid: "P1", MessageStatus: "undelivered", ErrorCode: "30003" });
  await at.signed(path, { MessageSid: "P1", MessageStatus: "delivered" });
  expect(delivery()).toEqual([{ delivery: "undelivered" }]);
  expect((await at.signed(`${paths.twilioReceipts()}?message=none`, { MessageStatus: "delivered" })).status).toBe(204);
});

test("a forged, missing or moved signature is refused with 403 and changes nothing", async () => {
  const at = await house(twilio);
  await at.text();
  const path = paths.twilioTexts();
  const fields = { MessageSid: "SM1", From: number, Body: "STOP" };
  expect((await at.signed(path, fields, "2".repeat(32))).status).toBe(403);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect((await at.post(path, form, new URLSearchParams(fields).toString())).status).toBe(403);
  // Signed for one address and sent to another: a receipt for somebody else's message.
  const signature = twilioSignature(token, `${at.origin}${paths.twilioReceipts()}?message=a`, new URLSearchParams());
  const moved = await at.post(`${paths.twilioReceipts()}?message=b`, { ...form, "x-twilio-signature": signature }, "");
  expect(moved.status).toBe(403);
  expect(at.rows("select * from suppressions")).toEqual([]);
  expect(at.logged.filter((line) => line.includes("carrier_message_refused"))).toHaveLength(3);
});

test("Alibaba Cloud: texts and receipts come several at once, and again until they are answered", async () => {
  const at = await house(aliyun, "+8613800004821");
  await at.text();
  const json = { "content-type": "application/json" };
  const receipts = JSON.stringify([
    {
      phone_number: "13800004821",
      success: false,
      err_code: "UNDELIV",
      biz_id: "P1",
      out_id: at.sent[0]?.id,
      sms_size: "1",
    },
    { phone_number: "13800004822", success: true, err_code: "DELIVERED", biz_id: "P2", out_id: "unknown" },
  ]);
  const receiptsPath = paths.aliyunReceipts({ secret });
  expect(await at.post(receiptsPath, json, receipts)).toMatchObject({ status: 200, text: '{"code":0,"msg":"ok"}' });
  await at.post(receiptsPath, json, receipts.replace("false", "true"));
  expect(at.rows("select delivery from messages")).toEqual([{ delivery: "undelivered" }]);

  const texts = JSON.stringify([
    {
      phone_number: "13800004821",
      send_time: "2026-11-22 10:00:00",
      content: "TD",
      sign_name: "林溪",
      dest_code: "1",
      sequence_id: 77,
    },
    { phone_number: "13800009999", send_time: "2026-11-22 10:00:01", content: "你好", sequence_id: 78 },
  ]);
  const path = paths.aliyunTexts({ secret });
  for (const _ of [1, 2]) expect(await at.post(path, json, texts)).toMatchObject({ status: 200 });
  await deliverMessages(at.services);
  expect(at.sent.map(({ text }) => text.slice(0, 12)).slice(1)).toEqual(["Linxi: done,"]);
  expect(await at.text()).toBe("suppressed");
  expect(at.rows("select outcome from inbound_texts order by provider_id")).toEqual([
    { outcome: "stopped" },
    { outcome: "not_understood" },
  ]);
});

test("a wrong secret is refused with 403, a body that is none of theirs with 400", async () => {
  const at = await house(aliyun);
  const json = { "content-type": "application/json" };
  const texts = JSON.stringify([{ phone_number: "447700900123", content: "STOP", sequence_id: "1" }]);
  for (const wrong of [`${secret}x`, secret.slice(1), "x"]) {
    expect((await at.post(paths.aliyunTexts({ secret: wrong }), json, texts)).status).toBe(403);
    expect((await at.post(paths.aliyunReceipts({ secret: wrong }), json, "[]")).status).toBe(403);
  }
  for (const body of ["", "{}", "[1]", '{"phone_number":"1"}']) {
    expect((await at.post(paths.aliyunTexts({ secret }), json, body)).status).toBe(400);
  }
  expect(at.rows("select * from suppressions")).toEqual([]);
  expect(JSON.stringify(at.logged)).not.toContain(secret);
});

test("an instance has only the addresses of its own carrier", async () => {
  const at = await house(twilio);
  expect((await at.post(paths.aliyunTexts({ secret }), { "content-type": "application/json" }, "[]")).status).toBe(404);
  const other = await house(aliyun);
  expect((await other.signed(paths.twilioTexts(), { MessageSid: "1", From: number, Body: "STOP" })).status).toBe(404);
});

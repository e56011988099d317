import { expect, test } from "vitest";
import { fixedClock } from "#app/clock.ts";
import { aliyunGateway } from "#app/gateways/sms/aliyun.ts";
import { signedHeaders } from "#app/gateways/sms/aliyun-signature.ts";
import type { OutgoingSms } from "#app/gateways/sms/sms-gateway.ts";
import { twilioGateway } from "#app/gateways/sms/twilio.ts";
import { systemIds } from "#app/ids.ts";
import { carrier, type CarrierAnswer } from "./carrier.ts";

const account = { accountSid: `AC${"0".repeat(32)}`, authToken: "1".repeat(32), from: "Linxi" };
const receipts = (id: string) => `https://pay.linxi.example/webhooks/sms/twilio/receipts?message=${id}`;
const text: OutgoingSms = {
  ...{ id: "m1", to: "+447700900123", lang: "en", text: "Linxi: you have a message & more. 100%" },
  ...{ form: "link", values: { token: "8kd2qt7bvw3xn5mz4hjc0pgryf" } },
};
const json = (status: number, body: object): CarrierAnswer => ({ status, body: JSON.stringify(body) });

test("Twilio gets one form with number, sender, text and where receipts go, under the account's name", async () => {
  const { api, requests } = await carrier(() => json(201, { sid: "SM1", status: "queued", anything: "else" }));
  expect(await twilioGateway(account, receipts, api).send(text)).toEqual({ kind: "taken", providerId: "SM1" });
  const [request] = requests;
  expect(request?.method).toBe("POST");
  expect(request?.url.pathname).toBe(`/2010-04-01/Accounts/${account.accountSid}/Messages.json`);
  expect(request?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  const basic = Buffer.from(`${account.accountSid}:${account.authToken}`).toString("base64");
  expect(request?.headers.authorization).toBe(`Basic ${basic}`);
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    ...{ To: text.to, From: "Linxi", Body: text.text, StatusCallback: receipts("m1") },
  });
});

test("a messaging service of Twilio's sends in the place of a number", async () => {
  const { api, requests } = await carrier(() => json(201, { sid: "SM1" }));
  const from = `MG${"a".repeat(32)}`;
  await twilioGateway({ ...account, from }, receipts, api).send(text);
  const fields = new URLSearchParams(requests[0]?.body);
  expect([fields.get("MessagingServiceSid"), fields.get("From")]).toEqual([from, null]);
});

test.each([
  ["no mobile number", json(400, { code: 21211 }), { kind: "refused", reason: "bad_number", again: false }],
  ["a person who said STOP there", json(400, { code: 21610 }), { kind: "refused", reason: "opted_out", again: false }],
  ["an account that is out of money", json(400, { code: 20005 }), { kind: "refused", reason: "refused", again: true }],
  ["a wrong token", json(401, { code: 20003 }), { kind: "refused", reason: "refused", again: true }],
  ["too many at once", json(429, { code: 20429 }), { kind: "refused", reason: "busy", again: true }],
  ["not now", { status: 503, body: "" }, { kind: "refused", reason: "busy", again: true }],
  ["an error of theirs", { status: 500, body: "<html>" }, { kind: "unknown" }],
  ["a yes without a number", { status: 201, body: "ok" }, { kind: "unknown" }],
  ["a line that goes dead", "hangUp", { kind: "unknown" }],
] as const)("Twilio and %s", async (_, answer, outcome) => {
  const { api } = await carrier(() => answer);
  expect(await twilioGateway(account, receipts, api).send(text)).toEqual(outcome);
});

test("nobody at the other end: certainly not taken, worth another try", async () => {
  const gone = await carrier(() => "hangUp");
  await gone.close();
  const outcome = { kind: "refused", reason: "unreachable", again: true };
  expect(await twilioGateway(account, receipts, gone.api).send(text)).toEqual(outcome);
  expect(await aliyunGateway(key, services, gone.api).send(mainland)).toEqual(outcome);
});

const key = {
  ...{ keyId: "LTAI5testkey", keySecret: "secret0123456789", signName: "林溪" },
  templates: { "link.zh-CN": "SMS_1", "code.zh-CN": "SMS_2" },
};
const services = { clock: fixedClock(Date.UTC(2026, 10, 22, 12, 0, 1, 234)), ids: systemIds };
const mainland: OutgoingSms = { ...text, to: "+8613800004821", lang: "zh-CN" };

test("Alibaba Cloud gets template and values, never our wording; what it gets is what was signed", async () => {
  const { api, requests } = await carrier(() => json(200, { Code: "OK", Message: "OK", BizId: "9^1", RequestId: "r" }));
  expect(await aliyunGateway(key, services, api).send(mainland)).toEqual({ kind: "taken", providerId: "9^1" });
  const [request] = requests;
  if (!request) throw new Error("nothing was asked");
  const query = Object.fromEntries(request.url.searchParams);
  expect(request.method + request.url.pathname).toBe("POST/");
  expect(query).toEqual({
    ...{ PhoneNumbers: "13800004821", SignName: "林溪", TemplateCode: "SMS_1", OutId: "m1" },
    TemplateParam: '{"token":"8kd2qt7bvw3xn5mz4hjc0pgryf"}',
  });
  const { headers } = request;
  expect(headers).toMatchObject({ "x-acs-action": "SendSms", "x-acs-version": "2017-05-25" });
  expect(headers["x-acs-date"]).toBe("2026-11-22T12:00:01Z");
  const expected = signedHeaders(
    { id: key.keyId, secret: key.keySecret },
    {
      ...{ host: headers.host ?? "", action: "SendSms", version: "2017-05-25", date: "2026-11-22T12:00:01Z", query },
      nonce: String(headers["x-acs-signature-nonce"]),
    },
  );
  expect(headers.authorization).toBe(expected["authorization"]);
});

test.each([
  ["+8613800004821", "13800004821"],
  ["+85251234567", "85251234567"],
  ["+447700900123", "447700900123"],
])("Alibaba Cloud takes %s as %s", async (to, written) => {
  const { api, requests } = await carrier(() => json(200, { Code: "OK", BizId: "1" }));
  await aliyunGateway(key, services, api).send({ ...mainland, to });
  expect(requests[0]?.url.searchParams.get("PhoneNumbers")).toBe(written);
});

test("two requests in the same second carry different nonces", async () => {
  const { api, requests } = await carrier(() => json(200, { Code: "OK", BizId: "1" }));
  const gateway = aliyunGateway(key, services, api);
  await gateway.send(mainland);
  await gateway.send(mainland);
  expect(new Set(requests.map(({ headers }) => headers["x-acs-signature-nonce"])).size).toBe(2);
});

test.each([
  ["no number", { Code: "isv.MOBILE_NUMBER_ILLEGAL" }, { kind: "refused", reason: "bad_number", again: false }],
  [
    "a person on its list",
    { Code: "isv.BLACK_KEY_CONTROL_LIMIT" },
    { kind: "refused", reason: "opted_out", again: false },
  ],
  ["its hourly limit", { Code: "isv.BUSINESS_LIMIT_CONTROL" }, { kind: "refused", reason: "busy", again: true }],
  ["an empty account", { Code: "isv.AMOUNT_NOT_ENOUGH" }, { kind: "refused", reason: "refused", again: true }],
  ["a wrong signature", { Code: "SignatureDoesNotMatch" }, { kind: "refused", reason: "refused", again: true }],
  ["something else", { Hello: "world" }, { kind: "unknown" }],
] as const)("Alibaba Cloud and %s", async (_, body, outcome) => {
  const { api } = await carrier(() => json(400, body));
  expect(await aliyunGateway(key, services, api).send(mainland)).toEqual(outcome);
});

test("a form without a registered template is not sent at all", async () => {
  const { api, requests } = await carrier(() => json(200, { Code: "OK", BizId: "1" }));
  const outcome = await aliyunGateway(key, services, api).send({ ...mainland, form: "help", values: {} });
  expect(outcome).toEqual({ kind: "refused", reason: "no_template", again: false });
  expect(requests).toEqual([]);
});

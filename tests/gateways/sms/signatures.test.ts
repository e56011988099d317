import { expect, test } from "vitest";
import { signedHeaders } from "#app/gateways/sms/aliyun-signature.ts";
import { isFromTwilio, twilioSignature } from "#app/gateways/sms/twilio-signature.ts";

/** The example of Twilio's guide "Validating requests". */
const example = {
  token: "12345",
  url: "https://mycompany.com/myapp.php?foo=1&bar=2",
  fields: {
    CallSid: "CA1234567890ABCDE",
    Caller: "+14158675309",
    Digits: "1234",
    From: "+14158675309",
    To: "+18005551212",
  },
  signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
};

test("Twilio's published example has the published signature, whatever the order of its fields", () => {
  const { token, url, fields, signature } = example;
  expect(twilioSignature(token, url, new URLSearchParams(fields))).toBe(signature);
  const turned = new URLSearchParams(Object.entries(fields).reverse());
  expect(twilioSignature(token, url, turned)).toBe(signature);
  expect(isFromTwilio(token, { url, fields: turned, signature })).toBe(true);
});

test.each([
  ["another field", { fields: { ...example.fields, Digits: "1235" } }],
  ["one field more", { fields: { ...example.fields, Extra: "" } }],
  ["another address", { url: "https://mycompany.com/myapp.php?foo=1&bar=3" }],
  ["another scheme", { url: "http://mycompany.com/myapp.php?foo=1&bar=2" }],
  ["no signature", { signature: null }],
  ["an empty signature", { signature: "" }],
  ["another token", { token: "12346" }],
])("with %s it is not from Twilio", (_, change) => {
  const { token, url, fields, signature } = { ...example, ...change };
  expect(isFromTwilio(token, { url, fields: new URLSearchParams(fields), signature })).toBe(false);
});

test("Alibaba Cloud's published example of method V3 has the published signature", () => {
  const headers = signedHeaders(
    { id: "YourAccessKeyId", secret: "YourAccessKeySecret" },
    {
      host: "ecs.cn-shanghai.aliyuncs.com",
      action: "RunInstances",
      version: "2014-05-26",
      date: "2023-10-26T10:22:32Z",
      nonce: "3156853299f313e23d1673dc12e1703d",
      query: { ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", RegionId: "cn-shanghai" },
    },
  );
  expect(headers["x-acs-content-sha256"]).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(headers["authorization"]).toBe(
    "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
  );
});

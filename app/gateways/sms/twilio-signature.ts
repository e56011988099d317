import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * What Twilio signs a request with: HMAC-SHA1 under the account's token over the full URL and every form field, sorted
 * by name, name and value one after the other. Source: Twilio, "Validating requests".
 */
export function twilioSignature(authToken: string, url: string, fields: URLSearchParams): string {
  const names = [...new Set(fields.keys())].sort();
  const parts = names.flatMap((name) => [...new Set(fields.getAll(name))].sort().map((value) => name + value));
  return createHmac("sha1", authToken)
    .update(url + parts.join(""))
    .digest("base64");
}

/** Whether a request bears Twilio's signature. @param url as configured at Twilio: scheme, host, path and query */
export function isFromTwilio(
  authToken: string,
  request: { url: string; fields: URLSearchParams; signature: string | null },
): boolean {
  const expected = Buffer.from(twilioSignature(authToken, request.url, request.fields));
  const given = Buffer.from(request.signature ?? "");
  return expected.length === given.length && timingSafeEqual(expected, given);
}

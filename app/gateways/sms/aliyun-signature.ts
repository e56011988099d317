import { createHash, createHmac } from "node:crypto";

/** A request before it is signed. */
export interface AliyunRequest {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  /** ISO 8601 without milliseconds. */
  readonly date: string;
  readonly nonce: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Percent encoding of RFC 3986: only letters, digits and `-_.~` stay. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A query in the one order and encoding that is signed and sent. */
export function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${encoded(name)}=${encoded(query[name] ?? "")}`)
    .join("&");
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * Headers of a POST without a body, signed by Alibaba Cloud's method V3 (ACS3-HMAC-SHA256).
 * Source: Alibaba Cloud, "Request syntax and signature method V3".
 */
export function signedHeaders(
  key: { readonly id: string; readonly secret: string },
  { host, action, version, date, nonce, query }: AliyunRequest,
): Record<string, string> {
  const content = sha256("");
  const headers: Record<string, string> = {
    host,
    "x-acs-action": action,
    "x-acs-content-sha256": content,
    "x-acs-date": date,
    "x-acs-signature-nonce": nonce,
    "x-acs-version": version,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name] ?? ""}\n`).join("");
  const canonical = ["POST", "/", canonicalQuery(query), lines, names.join(";"), content].join("\n");
  const signature = createHmac("sha256", key.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest("hex");
  const authorization = `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names.join(";")},Signature=${signature}`;
  return { ...headers, authorization };
}

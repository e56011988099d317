import { randomPart } from "./randomness.ts";

/** Where a native form may lead: here, and to the hosted payment page. Chrome applies this to redirects after a POST. */
const formTargets = "'self' https://checkout.stripe.com";

/** A fresh 128-bit nonce for one response. */
export function newNonce(): string {
  return randomPart(16).toString("base64");
}

/** The enforced policy of a page. Only scripts and inline styles that carry the nonce of this response run. */
export function contentSecurityPolicy(nonce: string): string {
  return (
    `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self' data:; ` +
    `font-src 'self'; connect-src 'self'; form-action ${formTargets}; base-uri 'none'; object-src 'none'; ` +
    `frame-ancestors 'none'; report-to csp`
  );
}

/** A file needs no powers at all, even when it is opened as a document (an SVG, for instance). */
const filePolicy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";

/** Head lines of an answer, by name. */
export type HeaderSet = Record<string, string>;

/** Headers that are the same on every answer of this instance: pages, errors, files, redirects. */
export function commonHeaders(origin: string): HeaderSet {
  return {
    "X-Content-Type-Options": "nosniff",
    // Not no-referrer: with it a native form sends `Origin: null`, and the form would be refused.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(self)",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    ...(origin.startsWith("https:") ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

/** Headers of anything computed for one person: never stored, and only what carries the nonce may run. */
export function pageHeaders(common: HeaderSet, nonce: string): HeaderSet {
  return {
    ...common,
    "Content-Security-Policy": contentSecurityPolicy(nonce),
    "Reporting-Endpoints": 'csp="/csp-reports"',
    "Cache-Control": "no-store",
  };
}

/** Headers of a built file. Its name changes with its content when `immutable`. */
export function fileHeaders(common: HeaderSet, immutable: boolean): HeaderSet {
  return {
    ...common,
    "Content-Security-Policy": filePolicy,
    "Cache-Control": immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600",
  };
}

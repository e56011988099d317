/** What the decision looks at; header values as received, absent ones undefined. */
export interface CsrfQuestion {
  readonly method: string;
  readonly pathname: string;
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
}

/** Paths whose callers are machines that prove themselves otherwise: a signature, or a secret only they were told. */
const signedByCaller = /^\/webhooks\/([^/]+|sms\/(twilio|aliyun\/[^/]+)\/(receipts|texts))$/;

/**
 * Whether a request may change something, judged before any route sees it, because Remix's own check skips resource
 * routes and lets a missing Origin pass. The browser's Sec-Fetch-Site decides; browsers too old to send it must send
 * the configured Origin. Cookies are not asked: signing in needs the protection too.
 * Source: OWASP CSRF cheat sheet, Fetch Metadata with Origin as fallback.
 */
export function mayChange(question: CsrfQuestion, configuredOrigin: string): boolean {
  if (question.method === "GET" || question.method === "HEAD") return true;
  if (signedByCaller.test(question.pathname)) return true;
  if (question.secFetchSite !== undefined) return question.secFetchSite === "same-origin";
  return question.origin === configuredOrigin;
}

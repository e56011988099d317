import type { Handover } from "./sms-gateway.ts";

const patienceMs = 10_000;
/** Errors of a connection that never stood: nothing was sent over it. */
const neverConnected = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** An answer that came, whatever it says. */
export interface CarrierAnswer {
  readonly status: number;
  /** The parsed JSON, or null when it was none. */
  readonly body: unknown;
}

/**
 * Asks a carrier over HTTP. Tells apart what certainly did not reach it from what may have: a text that may have been
 * taken must not be sent again.
 */
export async function askCarrier(
  url: string,
  request: { headers: Readonly<Record<string, string>>; body: string | null },
): Promise<CarrierAnswer | Extract<Handover, { kind: "refused" | "unknown" }>> {
  try {
    const response = await fetch(url, {
      ...{ method: "POST", headers: request.headers, body: request.body, redirect: "error" },
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  } catch (error) {
    return neverConnected.has(codeOf(error))
      ? { kind: "refused", reason: "unreachable", again: true }
      : { kind: "unknown" };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
}

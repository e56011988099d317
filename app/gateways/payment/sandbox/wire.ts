import { timingSafeEqual } from "node:crypto";

import { apiVersion } from "../api-version.ts";
import { type SandboxContext, second, spend } from "./context.ts";
import { checkForm, type Endpoint, endpoints } from "./endpoints.ts";
import { decodeForm, type Form } from "./form.ts";
import { WireError } from "./wire-error.ts";

/** One request as it arrived. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Headers;
  readonly body: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly body: string;
  /** Request-id and whether the answer was replayed. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The answer never reaches the caller; with `done` the work was carried out all the same. */
export class LostOnTheWay extends Error {
  readonly done: boolean;

  constructor(done: boolean) {
    super(done ? "the answer was lost" : "the request was lost");
    this.done = done;
  }
}

/** Remembered answers live for a day, as in reality. */
const answersLiveSeconds = 86_400;

/**
 * Answers one request the way the processor does: key, version, form, repetition, then the work in one transaction.
 * Throws `LostOnTheWay` when a fault eats the request or the answer.
 */
export function answerRequest(context: SandboxContext, apiKey: string, request: WireRequest): WireAnswer {
  const requestId = `req_${context.mint()}`;
  try {
    authenticate(request.headers, apiKey);
    checkVersion(request.headers);
    const { endpoint, id } = route(request);
    const form = decodeForm(request.method === "GET" ? request.query : request.body);
    checkForm(endpoint, form);
    return endpoint.method === "GET"
      ? answered(
          200,
          context.store.whole(() => endpoint.answer(context, form, id)),
          requestId,
        )
      : carryOut(context, endpoint, form, id, request, requestId);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return answered(error.status, { error: error.body }, requestId);
  }
}

function carryOut(
  context: SandboxContext,
  endpoint: Endpoint,
  form: Form,
  id: string,
  request: WireRequest,
  requestId: string,
): WireAnswer {
  const ref = endpoint.about?.(context, form, id) ?? null;
  if (context.store.whole(() => spend(context, ref, "requestLost"))) throw new LostOnTheWay(false);
  const key = request.headers.get("idempotency-key");
  const answer = context.store.whole(() => {
    const replay = key === null ? null : replayed(context, key, request, requestId);
    if (replay !== null) return replay;
    const made = spend(context, ref, "processorError")
      ? answered(500, { error: { type: "api_error", message: "Something went wrong on our side." } }, requestId)
      : work(context, endpoint, form, id, requestId);
    if (key !== null) {
      context.store.forgetBefore(second(context) - answersLiveSeconds);
      context.store.remember(key, {
        path: request.path,
        body: request.body,
        status: made.status,
        answer: made.body,
        created: second(context),
      });
    }
    return made;
  });
  if (context.store.whole(() => spend(context, ref, "responseLost"))) throw new LostOnTheWay(true);
  return answer;
}

function work(context: SandboxContext, endpoint: Endpoint, form: Form, id: string, requestId: string): WireAnswer {
  const outcome = endpoint.answer(context, form, id);
  // A declined card is an outcome, not an accident: it is kept, with the failed payment it leaves behind.
  if (outcome instanceof WireError) return answered(outcome.status, { error: outcome.body }, requestId);
  return answered(200, outcome, requestId);
}

function replayed(context: SandboxContext, key: string, request: WireRequest, requestId: string): WireAnswer | null {
  if (key.length > 255) {
    throw new WireError(400, {
      type: "invalid_request_error",
      message: "Idempotency keys are at most 255 characters.",
    });
  }
  const before = context.store.recall(key);
  if (before === null || before.created < second(context) - answersLiveSeconds) return null;
  if (before.path !== request.path || before.body !== request.body) {
    throw new WireError(400, {
      type: "idempotency_error",
      message: "Keys for idempotent requests can only be used with the same parameters they were first used with.",
    });
  }
  return {
    status: before.status,
    body: before.answer,
    headers: { "request-id": requestId, "idempotent-replayed": "true", "idempotency-key": key },
  };
}

function authenticate(headers: Headers, apiKey: string): void {
  const given = Buffer.from((headers.get("authorization") ?? "").replace(/^Bearer /, ""));
  const wanted = Buffer.from(apiKey);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new WireError(401, { type: "invalid_request_error", message: "Invalid API Key provided." });
  }
}

function checkVersion(headers: Headers): void {
  const version = headers.get("stripe-version");
  if (version !== apiVersion) {
    throw new WireError(400, {
      type: "invalid_request_error",
      message: `Invalid Stripe API version: ${version ?? "none"}`,
    });
  }
}

function route(request: WireRequest): { endpoint: Endpoint; id: string } {
  for (const endpoint of endpoints) {
    if (endpoint.method !== request.method) continue;
    const id = idIn(endpoint.path, request.path);
    if (id !== null) return { endpoint, id };
  }
  throw new WireError(404, {
    type: "invalid_request_error",
    message: `Unrecognized request URL (${request.method}: ${request.path}).`,
  });
}

/** The object id when the path fits the pattern, an empty text when the pattern has none, null when it does not fit. */
function idIn(pattern: string, path: string): string | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  let id = "";
  for (const [index, part] of wanted.entries()) {
    const here = given[index] ?? "";
    if (part === ":id") id = decodeURIComponent(here);
    else if (part !== here) return null;
  }
  return id;
}

function answered(status: number, body: unknown, requestId: string): WireAnswer {
  return { status, body: JSON.stringify(body), headers: { "request-id": requestId } };
}

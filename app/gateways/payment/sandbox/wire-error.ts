import type { SandboxIntent, SandboxSetupIntent } from "./objects.ts";

/** The body of an error as it travels. */
export interface WireErrorBody {
  readonly type: "invalid_request_error" | "card_error" | "api_error" | "idempotency_error";
  readonly code?: string;
  readonly decline_code?: string;
  readonly advice_code?: string;
  readonly param?: string;
  readonly message: string;
  readonly payment_intent?: SandboxIntent;
  readonly setup_intent?: SandboxSetupIntent;
}

/** An answer other than success. Thrown inside a request's transaction, it undoes what the request had begun. */
export class WireError extends Error {
  readonly status: number;
  readonly body: WireErrorBody;

  constructor(status: number, body: WireErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

/** The error for an object that is not there. */
export function missing(what: string, id: string): WireError {
  return new WireError(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    param: what,
    message: `No such ${what}: '${id}'`,
  });
}

/** The error for a request that does not fit the object's state. */
export function refused(code: string, message: string, param?: string): WireError {
  return new WireError(400, {
    type: "invalid_request_error",
    code,
    message,
    ...(param === undefined ? {} : { param }),
  });
}

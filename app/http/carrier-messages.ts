import { isSecret } from "#app/gateways/sms/aliyun-messages.ts";
import { isFromTwilio } from "#app/gateways/sms/twilio-signature.ts";
import type { RequestContext } from "./context.ts";
import { notFound } from "./guard.ts";

type Reading<Content> = ({ readonly ok: true } & Content) | { readonly ok: false; readonly answer: Response };

/** A form of Twilio's, after its signature was checked. An instance that does not use Twilio has no such address. */
export async function readTwilioForm(
  request: Request,
  { env, log, requestId }: RequestContext,
): Promise<Reading<{ fields: Readonly<Record<string, string>> }>> {
  const { carrier } = env.sms;
  if (carrier.kind !== "twilio") throw notFound();
  const { pathname, search } = new URL(request.url);
  const fields = new URLSearchParams(await request.text());
  const signature = request.headers.get("x-twilio-signature");
  // Signed is the address as Twilio was told it, whatever a proxy made of it.
  if (!isFromTwilio(carrier.authToken, { url: `${env.origin}${pathname}${search}`, fields, signature })) {
    log.warn("carrier_message_refused", { requestId, reason: "bad_signature" });
    return { ok: false, answer: new Response("bad signature", { status: 403 }) };
  }
  return { ok: true, fields: Object.fromEntries(fields) };
}

/** A message of Alibaba Cloud's, after the secret in the address was checked. */
export async function readAliyunBody(
  request: Request,
  secret: string | undefined,
  { env, log, requestId }: RequestContext,
): Promise<Reading<{ body: string }>> {
  const { carrier } = env.sms;
  if (carrier.kind !== "aliyun") throw notFound();
  if (!isSecret(secret ?? "", carrier.webhookSecret)) {
    log.warn("carrier_message_refused", { requestId, reason: "bad_secret" });
    return { ok: false, answer: new Response("bad secret", { status: 403 }) };
  }
  return { ok: true, body: await request.text() };
}

/** What Alibaba Cloud reads as "received"; without it the same messages come again. */
export function aliyunAnswer(): Response {
  return Response.json({ code: 0, msg: "ok" });
}

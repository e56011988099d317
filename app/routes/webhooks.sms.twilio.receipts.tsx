import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { z } from "zod";
import { recordReceipt } from "#app/contact/record-receipt.ts";
import { readTwilioForm } from "#app/http/carrier-messages.ts";

/** Fields that say how a message of ours fared; the carrier adds others as it likes. */
const receipt = z.object({ MessageStatus: z.string() });
const outcomes: Readonly<Record<string, boolean>> = { delivered: true, read: true, undelivered: false, failed: false };

/** Twilio's receipts, signed. Which message it is stands in the address that we gave, under the same signature. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readTwilioForm(request, context);
  if (!form.ok) return form.answer;
  const read = receipt.safeParse(form.fields);
  const id = new URL(request.url).searchParams.get("message");
  const delivered = read.success ? outcomes[read.data.MessageStatus] : undefined;
  if (id !== null && delivered !== undefined) await recordReceipt(context, { id, gateway: "twilio", delivered });
  return new Response(null, { status: 204 });
}

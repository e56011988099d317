import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { z } from "zod";
import { receiveText } from "#app/contact/receive-text.ts";
import { readTwilioForm } from "#app/http/carrier-messages.ts";

const inbound = z.object({
  MessageSid: z.string().min(1),
  From: z.string().regex(/^\+\d{5,15}$/),
  Body: z.string(),
  /** Twilio answers STOP, START and HELP itself where that is switched on there. */
  OptOutType: z.enum(["STOP", "START", "HELP"]).optional(),
});

/** Texts that came in over Twilio, signed. Our answer goes out like any other message, so this one is empty. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readTwilioForm(request, context);
  if (!form.ok) return form.answer;
  const read = inbound.safeParse(form.fields);
  if (read.success) {
    const { MessageSid: providerId, From: from, Body: body, OptOutType: did } = read.data;
    const text = { gateway: "twilio", providerId, from, body: did ?? body, answered: did !== undefined } as const;
    await receiveText(context, { ...text, requestId: context.requestId });
  }
  return new Response("<Response/>", { headers: { "Content-Type": "text/xml; charset=utf-8" } });
}

import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import parsePhoneNumber from "libphonenumber-js";
import { receiveText } from "#app/contact/receive-text.ts";
import { readAliyunTexts } from "#app/gateways/sms/aliyun-messages.ts";
import { aliyunAnswer, readAliyunBody } from "#app/http/carrier-messages.ts";

/** Texts that came in over Alibaba Cloud, several at once. Mainland numbers come without a country code. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const message = await readAliyunBody(request, params.secret, context);
  if (!message.ok) return message.answer;
  const texts = readAliyunTexts(message.body);
  if (texts === null) return new Response("malformed", { status: 400 });
  for (const { phone_number: phone, content: body, sequence_id: providerId } of texts) {
    const from = parsePhoneNumber(phone, "CN")?.number;
    if (!from) continue;
    const text = { gateway: "aliyun", providerId, from, body, answered: false } as const;
    await receiveText(context, { ...text, requestId: context.requestId });
  }
  return aliyunAnswer();
}

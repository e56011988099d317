import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { recordReceipt } from "#app/contact/record-receipt.ts";
import { readAliyunReceipts } from "#app/gateways/sms/aliyun-messages.ts";
import { aliyunAnswer, readAliyunBody } from "#app/http/carrier-messages.ts";

/** Alibaba Cloud's receipts, several at once. Our id of each message comes back in `out_id`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const message = await readAliyunBody(request, params.secret, context);
  if (!message.ok) return message.answer;
  const receipts = readAliyunReceipts(message.body);
  if (receipts === null) return new Response("malformed", { status: 400 });
  for (const { out_id: id, success: delivered } of receipts) {
    if (id) await recordReceipt(context, { id, gateway: "aliyun", delivered });
  }
  return aliyunAnswer();
}

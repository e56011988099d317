import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/**
 * What Alibaba Cloud posts: receipts (SmsReport) and texts that came in (SmsUp), several at once, in JSON. It does not
 * sign them; what proves the caller is the secret in the address that only Alibaba Cloud was told.
 */
const receipts = z.array(z.object({ out_id: z.string().nullish(), biz_id: z.string(), success: z.boolean() }));
const texts = z.array(z.object({ phone_number: z.string(), content: z.string(), sequence_id: z.coerce.string() }));

export type AliyunReceipts = z.infer<typeof receipts>;
export type AliyunTexts = z.infer<typeof texts>;

/** Null when it is not what was agreed. */
export function readAliyunReceipts(body: string): AliyunReceipts | null {
  return readAs(receipts, body);
}

/** Null when it is not what was agreed. */
export function readAliyunTexts(body: string): AliyunTexts | null {
  return readAs(texts, body);
}

function readAs<Shape extends z.ZodType>(shape: Shape, body: string): z.infer<Shape> | null {
  try {
    const read = shape.safeParse(JSON.parse(body));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Compares the secret in an address in constant time, whatever its length. */
export function isSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

import { aliyunGateway } from "#app/gateways/sms/aliyun.ts";
import { outboxGateway } from "#app/gateways/sms/outbox.ts";
import type { SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import { twilioGateway } from "#app/gateways/sms/twilio.ts";
import type { Services } from "#app/services.ts";
import type { Env } from "./env.ts";
import { paths } from "./paths.ts";

/** Opens the carrier that the configuration names. */
export function openSms({ sms: { carrier }, origin }: Pick<Env, "sms" | "origin">, services: Services): SmsGateway {
  switch (carrier.kind) {
    case "twilio":
      return twilioGateway(carrier, (id) => `${origin}${paths.twilioReceipts()}?message=${id}`);
    case "aliyun":
      return aliyunGateway(carrier, services);
    case "outbox":
      return outboxGateway(services);
    case "none":
      return {
        name: "none",
        dropsRepeats: true,
        send: () => Promise.resolve({ kind: "refused", reason: "no_gateway", again: true }),
      };
  }
}

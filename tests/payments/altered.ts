import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import { everyEvent, type Portal } from "./portal.ts";

interface Message {
  livemode: boolean;
  account?: string;
  data: { object: Record<string, unknown> };
}

/** A message with something changed in it. */
export function changed(
  event: GatewayEvent,
  change: (message: Message) => void,
  rest: Partial<GatewayEvent> = {},
): GatewayEvent {
  const message: Message = JSON.parse(event.payload);
  change(message);
  return { ...event, ...rest, payload: JSON.stringify(message) };
}

/** The message that says a payment succeeded. */
export async function succeeded(house: Pick<Portal, "gateway">): Promise<GatewayEvent> {
  const event = (await everyEvent(house)).find(({ type }) => type === "payment_intent.succeeded");
  if (!event) throw new Error("nothing succeeded");
  return event;
}

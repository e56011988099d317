import type { PaymentGateway } from "#app/gateways/payment/gateway.ts";
import type { Services } from "#app/services.ts";

/** What the payment verbs are given. */
export interface PaymentServices extends Pick<Services, "db" | "clock" | "ids"> {
  gateway: PaymentGateway;
}

/** Nothing of a payment verb waits for the processor inside a transaction: the part that writes gets no database. */
export type WritingServices = Omit<PaymentServices, "db">;

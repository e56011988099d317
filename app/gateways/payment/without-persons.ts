/** Parts of the processor's messages that name or reach whoever paid. Nothing of them is needed to book money. */
const personal = new Set([
  "address",
  "billing_details",
  "customer_address",
  "customer_details",
  "customer_email",
  "customer_name",
  "customer_phone",
  "customer_shipping",
  "email",
  "evidence",
  "name",
  "phone",
  "receipt_email",
  "shipping",
  "shipping_details",
]);
const perhaps = new RegExp(`"(?:${[...personal].join("|")})":\\s*[^n\\s]`);

/** A message as it is kept: whole, but for who paid. @param payload JSON, as it was received and verified */
export function withoutPersons(payload: string): string {
  if (!perhaps.test(payload)) return payload;
  return JSON.stringify(JSON.parse(payload, (key, value: unknown) => (personal.has(key) ? null : value)));
}

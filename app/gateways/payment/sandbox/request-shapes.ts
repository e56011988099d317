import { choice, fields, flag, list, metadata, text, whole } from "./shapes.ts";

// The shapes of what the portal sends. Anything else is an unknown parameter, as at the real processor.

export const expand = { expand: list(text) };
export const paging = { limit: whole(1), starting_after: text, ending_before: text, ...expand };
export const created = { created: fields({ gt: whole(), gte: whole(), lt: whole(), lte: whole() }) };
export const nothing = fields(expand);

const cardOptions = fields({
  card: fields({ restrictions: fields({ funding_types_blocked: list(choice("credit", "debit", "prepaid")) }) }),
});

export const sessionShape = fields(
  {
    mode: choice("payment", "setup"),
    ui_mode: choice("hosted_page", "embedded_page", "elements", "form"),
    client_reference_id: text,
    metadata,
    payment_intent_data: fields({ metadata, description: text }),
    setup_intent_data: fields({ metadata, description: text }),
    line_items: list(
      fields(
        {
          quantity: whole(1),
          price_data: fields(
            { currency: text, unit_amount: whole(0), product_data: fields({ name: text }, "name") },
            "currency",
            "unit_amount",
            "product_data",
          ),
        },
        "quantity",
        "price_data",
      ),
    ),
    adaptive_pricing: fields({ enabled: flag }),
    allowed_payment_method_types: list(choice("card", "alipay", "wechat_pay")),
    payment_method_options: cardOptions,
    currency: text,
    customer: text,
    expires_at: whole(1),
    locale: choice("auto", "zh", "en"),
    success_url: text,
    cancel_url: text,
    ...expand,
  },
  "mode",
);

export const intentShape = fields(
  {
    amount: whole(0),
    currency: text,
    customer: text,
    payment_method: text,
    off_session: flag,
    confirm: flag,
    description: text,
    metadata,
    payment_method_options: fields({
      card: fields({ stored_credential_usage: choice("installment", "recurring", "unscheduled") }),
    }),
    ...expand,
  },
  "amount",
  "currency",
);

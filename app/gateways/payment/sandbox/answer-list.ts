import { second, type SandboxContext } from "./context.ts";
import type { Form } from "./form.ts";
import type { Kind } from "./objects.ts";
import { formAt, listAt, textAt, wholeAt } from "./shapes.ts";
import type { ListFilter } from "./store.ts";
import { missing, refused } from "./wire-error.ts";

/** How an endpoint answers. `id` is the object named in the path. */
export type Answer = (context: SandboxContext, form: Form, id: string) => unknown;

/** Messages of the last month. @throws WireError */
export function listEvents(context: SandboxContext, form: Form): unknown {
  const one = textAt(form, "type");
  const types = listAt(form, "types") ?? (one === null ? null : [one]);
  if (types !== null && types.length > 20) throw refused("parameter_invalid_array", "At most 20 types.", "types");
  // A month is how far back messages can be listed.
  const horizon = second(context) - 30 * 86_400;
  const filter = filterOf(form);
  const from = Math.max(filter.createdFrom ?? 0, horizon);
  return listing(
    "/v1/events",
    context.store.list("event", { ...filter, createdFrom: from, ...(types === null ? {} : { types }) }),
    filter.limit,
  );
}

/** Lines of account, with what they come from where that is asked for. */
export function listLines(context: SandboxContext, form: Form): unknown {
  const filter = filterOf(form);
  const lines = context.store.list("line", filter);
  const wanted = (listAt(form, "expand") ?? []).includes("data.source");
  const shown = wanted ? lines.map((line) => ({ ...line, source: sourceOf(context, line.source) })) : lines;
  return listing("/v1/balance_transactions", shown, filter.limit);
}

function sourceOf(context: SandboxContext, id: string): unknown {
  return context.store.get("charge", id) ?? context.store.get("refund", id) ?? context.store.get("dispute", id) ?? id;
}

/** Answers with one object of a kind. */
export function reader(kind: Kind, name: string): Answer {
  return (context, _form, id) => {
    const object = context.store.get(kind, id);
    if (object === null) throw missing(name, id);
    return object;
  };
}

/** Answers with a page of objects of a kind, newest first. */
export function lister(kind: Kind, url: string): Answer {
  return (context, form) => {
    const filter = filterOf(form);
    return listing(url, context.store.list(kind, filter), filter.limit);
  };
}

/** One more than asked is read, to know whether there is more. */
function filterOf(form: Form): ListFilter {
  const span = formAt(form, "created");
  const from = wholeAt(span, "gte") ?? plusOne(wholeAt(span, "gt"));
  const before = wholeAt(span, "lt") ?? plusOne(wholeAt(span, "lte"));
  const intent = textAt(form, "payment_intent");
  const customer = textAt(form, "customer");
  const after = textAt(form, "starting_after");
  const until = textAt(form, "ending_before");
  return {
    limit: Math.min(wholeAt(form, "limit") ?? 10, 100) + 1,
    ...(from === null ? {} : { createdFrom: from }),
    ...(before === null ? {} : { createdBefore: before }),
    ...(intent === null ? {} : { intent }),
    ...(customer === null ? {} : { customer }),
    ...(after === null ? {} : { after }),
    ...(until === null ? {} : { before: until }),
  };
}

function plusOne(value: number | null): number | null {
  return value === null ? null : value + 1;
}

function listing(url: string, found: readonly unknown[], limit: number): unknown {
  return { object: "list", url, has_more: found.length === limit, data: found.slice(0, limit - 1) };
}

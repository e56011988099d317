import { z } from "zod";

/** Problem codes per field, first problem first. Pages turn codes into sentences in the visitor's language. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** What was typed, to show it again. Files and unknown fields are left out. */
export type Typed = Readonly<Record<string, string>>;

export type FormReading<Shape extends z.ZodRawShape> =
  | { readonly ok: true; readonly value: z.output<z.ZodObject<Shape>> }
  | {
      readonly ok: false;
      /** `invalid`: ask the person again (422). Otherwise no form of ours sent this (400). */
      readonly reason: "invalid" | "unknown_field" | "repeated_field" | "not_a_form";
      readonly status: 422 | 400;
      readonly errors: FieldErrors;
      readonly typed: Typed;
    };

/** Whether a field may come several times, as ticked boxes do. */
function takesMany(field: unknown): boolean {
  let inner = field;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable) {
    inner = inner.unwrap();
  }
  return inner instanceof z.ZodArray;
}

/**
 * Reads a native form. Texts are trimmed and brought to NFC; an empty text counts as absent, so that "required" has
 * one meaning. A field the schema does not know, or one that comes twice, means the form is not ours.
 */
export function readFields<Shape extends z.ZodRawShape>(
  fields: Iterable<readonly [string, FormDataEntryValue]>,
  schema: z.ZodObject<Shape>,
): FormReading<Shape> {
  const shape: Readonly<Record<string, unknown>> = schema.shape;
  const given: Record<string, unknown> = {};
  const typed: Record<string, string> = {};
  let strange: "unknown_field" | "repeated_field" | null = null;

  for (const [name, raw] of fields) {
    if (!Object.hasOwn(shape, name)) {
      strange ??= "unknown_field";
      continue;
    }
    const value = typeof raw === "string" ? raw.trim().normalize("NFC") : raw;
    if (typeof value === "string") typed[name] = value;
    if (takesMany(shape[name])) {
      const list = given[name];
      given[name] = Array.isArray(list) ? [...(list as unknown[]), value] : [value];
    } else if (Object.hasOwn(given, name)) strange ??= "repeated_field";
    else given[name] = value === "" ? undefined : value;
  }
  if (strange) return { ok: false, reason: strange, status: 400, errors: {}, typed };

  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) (errors[String(issue.path[0] ?? "")] ??= []).push(issue.message);
  return { ok: false, reason: "invalid", status: 422, errors, typed };
}

/** The same for the body of a request; a body that is not a form at all is refused as such. */
export async function readForm<Shape extends z.ZodRawShape>(
  request: Request,
  schema: z.ZodObject<Shape>,
): Promise<FormReading<Shape>> {
  let body: FormData;
  try {
    body = await request.formData();
  } catch {
    return { ok: false, reason: "not_a_form", status: 400, errors: {}, typed: {} };
  }
  return readFields(body.entries(), schema);
}

import type { Form, FormValue } from "./form.ts";
import { WireError } from "./wire-error.ts";

/** What an endpoint accepts. Unknown parameters are refused, as the real processor refuses them. */
export type Shape =
  | { readonly kind: "text" }
  | { readonly kind: "whole"; readonly minimum: number }
  | { readonly kind: "flag" }
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "list"; readonly of: Shape }
  | { readonly kind: "map" }
  | { readonly kind: "fields"; readonly of: Readonly<Record<string, Shape>>; readonly required: readonly string[] };

export const text: Shape = { kind: "text" };
export const flag: Shape = { kind: "flag" };
export const metadata: Shape = { kind: "map" };

/** A whole number, not below the minimum. */
export function whole(minimum = Number.MIN_SAFE_INTEGER): Shape {
  return { kind: "whole", minimum };
}

/** One of these words. */
export function choice(...of: readonly string[]): Shape {
  return { kind: "choice", of };
}

/** Any number of values of one shape. */
export function list(of: Shape): Shape {
  return { kind: "list", of };
}

/** Named values; the required ones must be there, others than these may not. */
export function fields(of: Readonly<Record<string, Shape>>, ...required: readonly string[]): Shape {
  return { kind: "fields", of, required };
}

/** Throws the wire error the real processor answers, or returns when the form fits. */
export function check(shape: Shape, value: FormValue, path = ""): void {
  switch (shape.kind) {
    case "text":
      if (typeof value !== "string") throw invalid("parameter_invalid_string", path, "must be a string");
      if (value === "") throw invalid("parameter_invalid_empty", path, "must not be empty");
      return;
    case "flag":
      if (value !== "true" && value !== "false")
        throw invalid("parameter_invalid_boolean", path, "must be true or false");
      return;
    case "whole":
      if (typeof value !== "string" || !/^-?\d{1,15}$/.test(value))
        throw invalid("parameter_invalid_integer", path, "must be an integer");
      if (Number(value) < shape.minimum)
        throw invalid("parameter_invalid_integer", path, `must be at least ${shape.minimum}`);
      return;
    case "choice":
      if (typeof value !== "string" || !shape.of.includes(value)) {
        throw invalid("parameter_invalid_value", path, `must be one of ${shape.of.join(", ")}`);
      }
      return;
    case "list":
      if (!Array.isArray(value)) throw invalid("parameter_invalid_array", path, "must be an array");
      for (const [index, inner] of value.entries()) check(shape.of, inner, `${path}[${index}]`);
      return;
    case "map":
      checkMap(value, path);
      return;
    case "fields":
      checkFields(shape, value, path);
  }
}

function checkMap(value: FormValue, path: string): void {
  if (typeof value === "string" || Array.isArray(value))
    throw invalid("parameter_invalid_object", path, "must be a hash");
  if (Object.keys(value).length > 50) throw invalid("parameter_invalid_object", path, "has too many keys");
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== "string" || inner.length > 500 || key.length > 40) {
      throw invalid("parameter_invalid_string", `${path}[${key}]`, "is too long or not text");
    }
  }
}

function checkFields(shape: Extract<Shape, { kind: "fields" }>, value: FormValue, path: string): void {
  if (typeof value === "string" || Array.isArray(value))
    throw invalid("parameter_invalid_object", path, "must be a hash");
  for (const [key, inner] of Object.entries(value)) {
    const at = path === "" ? key : `${path}[${key}]`;
    if (key === "payment_method_types") {
      throw invalid(
        "payment_method_types_no_longer_supported",
        at,
        "was removed in this version; filter with allowed_payment_method_types",
      );
    }
    const known = shape.of[key];
    if (known === undefined) throw invalid("parameter_unknown", at, `Received unknown parameter: ${at}`);
    check(known, inner, at);
  }
  for (const key of shape.required) {
    if (value[key] === undefined) {
      const at = path === "" ? key : `${path}[${key}]`;
      throw invalid("parameter_missing", at, `Missing required param: ${at}`);
    }
  }
}

function invalid(code: string, param: string, message: string): WireError {
  return new WireError(400, { type: "invalid_request_error", code, param, message: `${param}: ${message}` });
}

/** Reads checked text, or null when absent. */
export function textAt(form: Form, key: string): string | null {
  const value = form[key];
  return typeof value === "string" ? value : null;
}

/** Reads a checked whole number, or null when absent. */
export function wholeAt(form: Form, key: string): number | null {
  const value = form[key];
  return typeof value === "string" ? Number(value) : null;
}

/** Reads a nested form; empty when absent. */
export function formAt(form: Form, key: string): Form {
  const value = form[key];
  return typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** Reads a list of text; null when absent. */
export function listAt(form: Form, key: string): string[] | null {
  const value = form[key];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string") : null;
}

/** Reads metadata. */
export function metadataAt(form: Form): Record<string, string> {
  const entries = Object.entries(formAt(form, "metadata"));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

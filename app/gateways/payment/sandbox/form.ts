/** A decoded request body or query: nested objects, lists and text, as the wire's bracket form carries them. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type Form = { [key: string]: FormValue };

const deepest = 8;

/** Decodes `a[b][0]=c` form text. Lists are objects whose keys are all whole numbers, or `[]`. */
export function decodeForm(text: string): Form {
  const root: Form = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) place(root, pathOf(name), value);
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, lists(value)]));
}

function pathOf(name: string): string[] {
  const open = name.indexOf("[");
  if (open < 0) return [name];
  const inner = [...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "");
  return [name.slice(0, open), ...inner].slice(0, deepest);
}

function place(root: Form, path: string[], value: string): void {
  let here: Form = root;
  for (const [index, raw] of path.entries()) {
    const key = raw === "" ? String(Object.keys(here).length) : raw;
    if (index === path.length - 1) {
      here[key] = value;
      return;
    }
    const next = here[key];
    if (typeof next === "object" && !Array.isArray(next)) here = next;
    else {
      const made: Form = Object.create(null);
      here[key] = made;
      here = made;
    }
  }
}

function lists(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, FormValue] => [key, lists(inner)]);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** A field of a form as a robot sees it. */
export interface FieldSeen {
  name: string;
  /** `text`, `textarea`, `tel`, `email`, `radio`, `select`, `checkbox`, `hidden`, … */
  type: string;
  value: string;
  /** The choices of a select. */
  options: string[];
}

export interface FormSeen {
  action: string;
  fields: FieldSeen[];
}

const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescaped(found);
};

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"); // prettier-ignore
}

/** The forms of a page that change something, read from its HTML. */
export function postFormsIn(html: string, address: string): FormSeen[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = "", inner = ""]) => {
    if (attribute(` ${head}`, "method")?.toLowerCase() !== "post") return [];
    const action = attribute(` ${head}`, "action") ?? address;
    return [{ action, fields: fieldsIn(inner) }];
  });
}

function fieldsIn(html: string): FieldSeen[] {
  const inputs = [...html.matchAll(/<(input|button|textarea|select)\b([^>]*)>/g)].flatMap(
    ([, tag = "", rest = ""], index) => {
      const name = attribute(` ${rest}`, "name");
      if (name === null) return [];
      const type = tag === "input" ? (attribute(` ${rest}`, "type") ?? "text") : tag;
      return [
        {
          name,
          type,
          value: attribute(` ${rest}`, "value") ?? "",
          options: tag === "select" ? optionsAfter(html, index) : [],
        },
      ];
    },
  );
  return inputs;
}

function optionsAfter(html: string, index: number): string[] {
  const tags = [...html.matchAll(/<(input|button|textarea|select)\b([^>]*)>/g)];
  const start = tags[index]?.index ?? 0;
  const until = html.indexOf("</select>", start);
  return [...html.slice(start, until).matchAll(/<option\b([^>]*)>/g)].flatMap(([, rest = ""]) => attribute(` ${rest}`, "value") ?? []); // prettier-ignore
}

/** Addresses of our own that a page links to. */
export function linksIn(html: string): string[] {
  return [...html.matchAll(/\shref="(\/[^"#]*)"/g)].map(([, href = ""]) => unescaped(href));
}

export type PdfCheck =
  | { readonly ok: true }
  /** `active_content`: it would run or carry something. `broken`: it does not end as a PDF does. */
  | { readonly ok: false; readonly reason: "active_content" | "broken" };

/** Names of things that run, start programs or carry other files. `#` may stand for a letter in a PDF name. */
const active = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)\b/;

/**
 * A PDF cannot be cleaned, so it is checked and never shown inside a page: it has to begin and end as one (nothing may
 * follow its end, so that it is no other kind of file as well), and names nothing that acts. What is compressed inside
 * is not seen here; that is why it is only ever saved to disk, behind the scanner.
 */
export function checkPdf(bytes: Buffer): PdfCheck {
  const text = bytes.toString("latin1");
  const end = text.lastIndexOf("%%EOF");
  if (end < 0 || text.slice(end + 5).trim() !== "" || !text.includes("startxref"))
    return { ok: false, reason: "broken" };
  const plain = text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return active.test(plain) ? { ok: false, reason: "active_content" } : { ok: true };
}

/**
 * A file that somebody gave us, as an answer: always to be saved, never shown inside a page, of no origin and with no
 * powers should a browser open it all the same.
 */
export function fileAnswer(file: { name: string; kind: string; bytes: Buffer }): Response {
  const plain = file.name.replace(/[^\w.-]+/g, "_");
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "Content-Type": file.kind,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}

import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { chooseEncoding } from "./files.ts";
import type { HeaderSet } from "./headers.ts";

/** Below this a page fits into the first packets of a connection anyway, and packing it only costs time. */
const worthPacking = 9_000;
const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) };
const quick = { br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }, gzip: { level: 5 } };

/** Headers that an answer of a route may set; the rest belongs to the server. */
const ours = /^(content-length|transfer-encoding|connection|content-encoding)$/;

function merge(base: HeaderSet, extra: Headers): Record<string, string | string[]> {
  const merged: Record<string, string | string[]> = { ...base };
  const names = new Map(Object.keys(base).map((name) => [name.toLowerCase(), name]));
  for (const [name, value] of extra) {
    if (ours.test(name)) continue;
    if (name === "set-cookie") merged["Set-Cookie"] = extra.getSetCookie();
    else merged[names.get(name) ?? name] = value;
  }
  return merged;
}

/** Sends a rendered page. Headers of the route are added to, or replace, the base ones. */
export async function sendPage(
  response: ServerResponse,
  base: HeaderSet,
  page: { readonly status: number; readonly headers: Headers; readonly html: string },
): Promise<void> {
  const encoding = page.html.length < worthPacking ? null : chooseEncoding(response.req.headers["accept-encoding"]);
  // A text goes out in one write together with its headers; bytes would need two.
  const body = encoding ? await pack[encoding](page.html, quick[encoding]) : page.html;
  response.writeHead(page.status, {
    ...merge(base, page.headers),
    "Content-Type": "text/html; charset=utf-8",
    ...(encoding ? { "Content-Encoding": encoding, Vary: "Accept-Encoding" } : {}),
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/** Sends a web Response as it is, its body as it comes. */
export async function sendResponse(response: ServerResponse, base: HeaderSet, answer: Response): Promise<void> {
  response.writeHead(answer.status, merge(base, answer.headers));
  if (!answer.body || response.req.method === "HEAD") {
    await answer.body?.cancel();
    response.end();
    return;
  }
  await pipeline(chunks(answer.body), response);
}

async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}

/** Sends a short text, for probes and for machines. */
export function sendText(response: ServerResponse, base: HeaderSet, status: number, text: string): void {
  response.writeHead(status, {
    ...base,
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
  });
  response.end(response.req.method === "HEAD" ? undefined : text);
}

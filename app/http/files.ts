import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { fileHeaders, type HeaderSet } from "./headers.ts";

const kinds: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};
const compressible = /^(text\/|image\/svg)/;
const packed = { br: promisify(brotliCompress), gzip: promisify(gzip) };
type Encoding = keyof typeof packed;

interface BuiltFile {
  readonly body: Buffer;
  readonly headers: HeaderSet;
  readonly compressed: Map<Encoding, Promise<Buffer>>;
}

/** The built files by URL path. They are few and small, so memory holds them, and no request ever names a file on disk. */
export interface BuiltFiles {
  /** Answers a GET or HEAD for a built file; false when the path is none. */
  answer(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/** The best encoding a browser takes, judged coarsely: quality values are not used by browsers here. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | null {
  if (!acceptEncoding) return null;
  return /\bbr\b/.test(acceptEncoding) ? "br" : /\bgzip\b/.test(acceptEncoding) ? "gzip" : null;
}

/** Loads the folder of built files; files of an unknown kind and hidden files are not served. */
export function loadFiles(folder: string, common: HeaderSet): BuiltFiles {
  const files = new Map<string, BuiltFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const kind = kinds[extname(entry.name)];
    if (!entry.isFile() || !kind || entry.name.startsWith(".")) continue;
    const file = join(entry.parentPath, entry.name);
    const url = `/${relative(folder, file).split(sep).join("/")}`;
    const headers = { ...fileHeaders(common, url.startsWith("/assets/")), "Content-Type": kind };
    files.set(url, { body: readFileSync(file), headers, compressed: new Map() });
  }

  return {
    async answer(pathname, request, response) {
      const file = files.get(pathname);
      if (!file) return false;
      const small = file.body.length < 512 || !compressible.test(file.headers["Content-Type"] ?? "");
      const encoding = small ? null : chooseEncoding(request.headers["accept-encoding"]);
      let body = file.body;
      if (encoding) {
        let compressed = file.compressed.get(encoding);
        if (!compressed) file.compressed.set(encoding, (compressed = packed[encoding](file.body)));
        body = await compressed;
      }
      response.writeHead(200, {
        ...file.headers,
        ...(small ? {} : { Vary: "Accept-Encoding" }),
        ...(encoding ? { "Content-Encoding": encoding } : {}),
        "Content-Length": body.length,
      });
      response.end(request.method === "HEAD" ? undefined : body);
      return true;
    },
  };
}

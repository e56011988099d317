import type { IncomingMessage } from "node:http";
import type { Path } from "./paths.ts";

const kilobyte = 1024;

/** The largest body a path takes, in bytes. Remix has no limit of its own. */
export function bodyLimit(path: Path): number {
  // A book of some hundred thousand loans; larger ones go through the command line.
  if (path.pattern === "/staff/imports") return 64 * kilobyte * kilobyte;
  // A file of ten megabytes comes wrapped in a form.
  if (path.upload) return 10 * kilobyte * kilobyte + 64 * kilobyte;
  if (path.pattern.startsWith("/webhooks/")) return kilobyte * kilobyte;
  return 64 * kilobyte;
}

/** Whether a path takes a body of this kind: native forms for pages, anything for machines, which we verify later. */
export function takesBodyOf(path: Path, contentType: string | undefined): boolean {
  if (path.pattern.startsWith("/webhooks/") || path.kind === "server") return true;
  const kind = contentType?.split(";")[0]?.trim().toLowerCase();
  return kind === "application/x-www-form-urlencoded" || (path.upload === true && kind === "multipart/form-data");
}

/** A body within its limit, or why it was not read. */
export type BodyReading =
  { readonly ok: true; readonly body: Buffer } | { readonly ok: false; readonly reason: "too_large" | "aborted" };

/** Reads a body of at most `limit` bytes into memory. A declared or actual excess ends the reading at once. */
export async function readBody(request: IncomingMessage, limit: number): Promise<BodyReading> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return { ok: false, reason: "too_large" };
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        request.pause();
        resolve({ ok: false, reason: "too_large" });
      }
    });
    request.on("end", () => resolve({ ok: true, body: Buffer.concat(chunks, size) }));
    request.on("close", () => resolve({ ok: false, reason: "aborted" }));
    request.on("error", () => resolve({ ok: false, reason: "aborted" }));
  });
}

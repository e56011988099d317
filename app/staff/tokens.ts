import { createHash } from "node:crypto";
import type { Ids } from "#app/ids.ts";

/** A secret for a cookie or a link: 260 random bits. */
export function newToken(ids: Ids): string {
  return ids.random() + ids.random();
}

/** What is stored of a random secret. A plain hash is enough for 130 bits and more. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}

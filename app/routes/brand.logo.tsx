import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { notFound } from "#app/http/guard.ts";
import { latestBrand } from "#db/stores/brand.ts";

/** The lender's picture, drawn by us. Its address carries its hash, so it may be kept. */
export async function loader({ context }: LoaderFunctionArgs) {
  const logo = (await latestBrand(context.db.read))?.logo;
  if (!logo) throw notFound();
  return new Response(new Uint8Array(logo), {
    headers: {
      "Content-Type": "image/png",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "public, max-age=86400",
    },
  });
}

import sharp from "sharp";

/** 64 megapixels: above any phone's photo, far below what would fill the memory. */
const mostPixels = 64_000_000;
/** The longest side that is kept: a page of small print stays readable. */
const longestSide = 4000;

// libvips can read dozens of formats; every loader that is not needed is closed, whatever the first bytes claim.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });
sharp.cache(false);
sharp.concurrency(1);

export type CleanImage =
  | { readonly ok: true; readonly bytes: Buffer }
  /** `too_many_pixels`: would unpack to more than we take. `broken`: cannot be read to its end. */
  | { readonly ok: false; readonly reason: "too_many_pixels" | "broken" };

/**
 * Draws an image anew: only its pixels survive. Place, camera and time (EXIF, XMP, IPTC), thumbnails, colour profiles
 * and anything hidden behind the picture are gone; it is turned upright first, because that was written in the EXIF.
 */
export async function cleanImage(bytes: Buffer, kind: "image/jpeg" | "image/png" | "image/webp"): Promise<CleanImage> {
  try {
    const format = kind === "image/jpeg" ? "jpeg" : kind === "image/png" ? "png" : "webp";
    const image = sharp(bytes, { limitInputPixels: mostPixels, sequentialRead: true, failOn: "error" });
    const { width, height, format: found } = await image.metadata();
    if (found !== format) return { ok: false, reason: "broken" };
    if (width * height > mostPixels) return { ok: false, reason: "too_many_pixels" };
    const drawn = image
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .timeout({ seconds: 20 });
    const encoded =
      format === "jpeg" ? drawn.jpeg({ quality: 82 }) : format === "png" ? drawn.png() : drawn.webp({ quality: 82 });
    return { ok: true, bytes: await encoded.toBuffer() };
  } catch (error) {
    const tooLarge = error instanceof Error && /pixel limit/i.test(error.message);
    return { ok: false, reason: tooLarge ? "too_many_pixels" : "broken" };
  }
}

/** A logo drawn anew as a small PNG on its own ground. */
export async function cleanLogo(bytes: Buffer, kind: "image/jpeg" | "image/png" | "image/webp"): Promise<CleanImage> {
  const clean = await cleanImage(bytes, kind);
  if (!clean.ok) return clean;
  const drawn = sharp(clean.bytes).resize({ width: 192, height: 192, fit: "inside", withoutEnlargement: true }).png();
  return { ok: true, bytes: await drawn.toBuffer() };
}

import { createHash } from "node:crypto";
import { cleanLogo } from "#app/gateways/files/clean-image.ts";
import { largestFile, sniff } from "#app/gateways/files/kinds.ts";
import type { Services } from "#app/services.ts";
import { setLender } from "#app/words/lender.ts";
import type { BrandValues } from "#db/schema/brand.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { type BrandVersion, insertBrand, latestBrand } from "#db/stores/brand.ts";
import { contrastWithWhite } from "./contrast.ts";

const leastContrast = 4.5;
const logoMost = 1024 * 1024;

/** What is wrong with one field of a brand. `contrast`: with white, as found. */
export type BrandRefusal = {
  readonly field: string;
  readonly reason: "missing" | "too_long" | "bad_phone" | "bad_colour" | "low_contrast" | "bad_logo";
  readonly contrast?: number;
};

/** What was typed, field by field. */
export interface BrandGiven {
  readonly values: BrandValues;
  /** Empty: keeps the logo; null: takes it away. */
  readonly logo: Buffer | null;
}

/**
 * Sets what borrowers see of the lender. The logo is drawn anew; a colour on which the white of the mark would be hard to
 * see is refused with its contrast. Every version is kept, and its change stands in the audit trail by hash.
 */
export async function setBrand(
  services: Services,
  by: { readonly staffId: string },
  { values, logo }: BrandGiven,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problems: readonly BrandRefusal[] }> {
  const problems = problemsOf(values);
  const before = await latestBrand(services.db.read);
  let picture: Buffer | null = logo === null ? null : (before?.logo ?? null);
  if (logo !== null && logo.length > 0) {
    const drawn = await drawnAnew(logo);
    if (drawn === null) problems.push({ field: "logo", reason: "bad_logo" });
    picture = drawn;
  }
  if (problems.length > 0) return { ok: false, problems };
  const at = services.clock.now();
  await services.db.transact(async (tx) => {
    await insertBrand(tx, { id: services.ids.ordered(at), at, by: `staff:${by.staffId}`, values, logo: picture });
    await recordAudit(tx, {
      ...{ at, actor: `staff:${by.staffId}`, category: "staff", action: "brand.changed", object: "brand:lender" },
      ...{ outcome: "done", before: before ? hashOf(before) : null, after: hashOf({ values, logo: picture }) },
    });
  });
  await loadBrand(services);
  return { ok: true };
}

/** Puts the newest brand in place for this process: at the start, after a change, and by a job for the other processes. */
export async function loadBrand({ db }: Pick<Services, "db">): Promise<void> {
  const brand = await latestBrand(db.read);
  setLender(brand ? { ...brand.values, logo: brand.logo ? hashOf(brand).slice(0, 16) : null } : null);
}

function problemsOf(values: BrandValues): BrandRefusal[] {
  const texts = {
    nameZh: values.name.zh,
    nameEn: values.name.en,
    legalZh: values.legalName.zh,
    legalEn: values.legalName.en,
    phone: values.phone,
    phoneAsWritten: values.phoneAsWritten,
    hoursZh: values.hours.zh,
    hoursEn: values.hours.en,
  };
  const problems: BrandRefusal[] = [];
  for (const [field, text] of Object.entries(texts)) {
    if (text === "") problems.push({ field, reason: "missing" });
    else if (text.length > (field.startsWith("legal") ? 120 : 60)) problems.push({ field, reason: "too_long" });
    else if (field === "phone" && !/^\+?\d{5,20}$/.test(text)) problems.push({ field, reason: "bad_phone" });
  }
  const contrast = contrastWithWhite(values.colour);
  if (contrast === null) problems.push({ field: "colour", reason: "bad_colour" });
  else if (contrast < leastContrast) problems.push({ field: "colour", reason: "low_contrast", contrast });
  return problems;
}

async function drawnAnew(bytes: Buffer): Promise<Buffer | null> {
  const kind = bytes.length <= Math.min(logoMost, largestFile) ? sniff(bytes) : null;
  if (kind !== "image/jpeg" && kind !== "image/png" && kind !== "image/webp") return null;
  const clean = await cleanLogo(bytes, kind);
  return clean.ok ? clean.bytes : null;
}

function hashOf({ values, logo }: Pick<BrandVersion, "values" | "logo">): string {
  return createHash("sha256")
    .update(JSON.stringify(values))
    .update(logo ?? "")
    .digest("hex");
}

import { z } from "zod";

// The small shapes that all themes of a profile are made of; units as in schema.ts.

export const count = z.int().nonnegative();
export const positive = z.int().positive();
export const minor = z.int().nonnegative();
export const ppm = z.int().nonnegative();
export const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const textKey = z.string().regex(/^[a-z][a-z0-9_]*$/);

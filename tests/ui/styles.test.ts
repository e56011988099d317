import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundle } from "lightningcss";
import { expect, test } from "vitest";

/** The same oldest browsers as vite.config.ts: WeChat kernels (Chromium 86) and iOS 14. */
const targets = { chrome: 86 << 16, safari: 14 << 16 };

function compiled(file: string): string {
  const filename = fileURLToPath(new URL(`../../app/ui/styles/${file}`, import.meta.url));
  return bundle({ filename, minify: true, targets }).code.toString();
}

const sheets = ["borrower.css", "staff.css"].map((file) => ({ file, css: compiled(file) }));

test.each(sheets)("$file holds nothing that Chromium 86 drops together with its contents", ({ css }) => {
  expect(css).not.toMatch(/@layer|@container|@import/);
  expect(css).not.toContain("&");
  expect(css).not.toMatch(/:is\(|:where\(/);
  // A selector list inside :not() is unknown there.
  expect(css).not.toMatch(/:not\([^)]*,/);
  expect(css).not.toMatch(/color-mix|oklab|oklch/);
  // Range syntax in media queries, and properties that came later.
  expect(css).not.toMatch(/@media[^{]*[<>]=/);
  expect(css).not.toMatch(
    /[{;](inset|rotate|translate|scale|overflow:clip|padding-inline|margin-inline|inset-\w+)[:-]/,
  );
});

test.each(sheets)(
  "$file keeps :has() out of lists, where an unknown selector would take the others with it",
  ({ css }) => {
    for (const [, selector = ""] of css.matchAll(/(?:^|[{}])([^{}@]+)\{/g)) {
      if (selector.includes(":has(") && selector.includes(",")) {
        expect(selector.split(",").every((part) => part.includes(":has("))).toBe(true);
      }
    }
  },
);

test.each(sheets)("$file fetches nothing and embeds no images", ({ css }) => {
  expect(css).not.toMatch(/url\(|data:|@font-face/);
});

test("the borrower's stylesheet stays under 9 KB on the wire", () => {
  expect(gzipSync(compiled("borrower.css"), { level: 9 }).length).toBeLessThan(9 * 1024);
});

test("the dark scheme names every colour that the light one does", () => {
  const css = compiled("borrower.css");
  const colours = (pattern: RegExp) =>
    [...css.matchAll(pattern)].flatMap(([, block = ""]) =>
      [...block.matchAll(/(--[\w-]+):#/g)].map(([, name]) => name),
    );
  const dark = new Set(colours(/prefers-color-scheme:dark\)\{:root\{([^}]*)\}/g));
  const light = colours(/^:root\{([^}]*)\}/g);
  expect(light.length).toBeGreaterThan(20);
  expect(light.filter((name) => !dark.has(name))).toEqual([]);
});

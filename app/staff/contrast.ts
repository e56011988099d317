/** Contrast of a colour like "#1f5c4f" with white, 1 to 21 (WCAG 2.2, relative luminance). Null when it is no colour. */
export function contrastWithWhite(colour: string): number | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => {
    const share = parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Rounded down: what is shown as 4.50 is never less.
  return Math.floor((1.05 / (luminance + 0.05)) * 100) / 100;
}

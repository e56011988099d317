/**
 * Whether a typed name is the name on file: letters count, not their case, width, spaces or the dots and hyphens between
 * parts, which people write differently on a phone.
 */
export function sameName(typed: string, onFile: string): boolean {
  const letters = (name: string) =>
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s.·•・‧\-'’]/gu, "");
  return letters(typed) !== "" && letters(typed) === letters(onFile);
}

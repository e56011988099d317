import { commonPieces, contextWords, keyRuns } from "./common-passwords.ts";

/** In code points after Unicode NFC. */
export const shortestPassword = 15;
export const longestPassword = 128;

/** A password that is made of fewer pieces than this is one that guessing programs try first. */
const fewestPieces = 6;

export type PasswordProblem = "too_short" | "too_long" | "too_common" | "contains_own_name";

/** The password as it is counted and hashed: NFC, so that every keyboard writes the same, without spaces around it. */
export function normalisePassword(password: string): string {
  return password.normalize("NFC").trim();
}

/**
 * Whether a new password may be used. Length is what counts: there are no rules about capitals, digits or signs, and
 * nothing expires. Refused besides: passwords put together from a few well-known pieces (`Welcome2026!Welcome`,
 * `1q2w3e4r5t6y7u8i`), from words of this place, or with the person's own name in them (OWASP ASVS 5.0, 6.2.1, 6.2.4, 6.2.9, 6.2.11;
 * NIST SP 800-63B-4).
 *
 * @param own what belongs to the person: login and name
 */
export function passwordProblem(password: string, own: readonly string[]): PasswordProblem | null {
  const text = normalisePassword(password);
  const length = Array.from(text).length;
  if (length < shortestPassword) return "too_short";
  if (length > longestPassword) return "too_long";
  const plain = unmask(text);
  if (own.some((name) => containsName(plain, name))) return "contains_own_name";
  const known = new Set([...commonPieces, ...piecesOf(own), ...contextWords]);
  const wordsOrMasked = Math.min(pieceCount(plain, known), pieceCount(text.toLowerCase(), known));
  return wordsOrMasked < fewestPieces ? "too_common" : null;
}

/** Whether a name stands in the text, whatever stands between its parts; very short names stand anywhere by chance. */
function containsName(text: string, name: string): boolean {
  const lettersOf = (from: string) => from.replace(/[^\p{L}\p{N}]/gu, "");
  const wanted = lettersOf(unmask(name));
  return Array.from(wanted).length >= (/^[a-z0-9]*$/.test(wanted) ? 4 : 2) && lettersOf(text).includes(wanted);
}

/** Words of a name or login, each lower case. */
function piecesOf(names: readonly string[]): string[] {
  return names.flatMap((name) => unmask(name).split(/[^\p{L}\p{N}]+/u)).filter((piece) => piece.length >= 2);
}

const masks: Readonly<Record<string, string>> = { "@": "a", "4": "a", "3": "e", "1": "i", "0": "o", $: "s", "5": "s" };

/** Lower case, with the usual disguises of letters taken off where they stand among letters: `P@ssw0rd` → `password`. */
function unmask(text: string): string {
  return text.toLowerCase().replace(/(?<=\p{L})[@4310$5](?=\p{L})/gu, (mask) => masks[mask] ?? mask);
}

/**
 * The least number of pieces a text can be read as: a known word, a run of keys, a date or number, a repetition of
 * what stood before, spaces and signs in between for free; every other character is a piece of its own.
 */
function pieceCount(text: string, known: ReadonlySet<string>): number {
  const characters = Array.from(text);
  const fewest: number[] = [0];
  for (let end = 1; end <= characters.length; end += 1) {
    const last = characters[end - 1] ?? "";
    let best = (fewest[end - 1] ?? 0) + (/[\p{L}\p{N}]/u.test(last) ? 1 : 0);
    for (let start = end - 2; start >= 0; start -= 1) {
      const cost = fewest[start] ?? 0;
      if (cost + 1 > best) continue;
      const piece = characters.slice(start, end).join("");
      const before = characters.slice(0, start).join("");
      if (before.length >= piece.length && before.includes(piece)) best = Math.min(best, cost + 1);
      else if (isPiece(piece, known)) best = Math.min(best, cost + 1);
    }
    fewest.push(best);
  }
  return fewest[characters.length] ?? 0;
}

function isPiece(piece: string, known: ReadonlySet<string>): boolean {
  if (known.has(piece) || /^\d+$/.test(piece) || /^(.)\1+$/u.test(piece)) return true;
  if (piece.length < 3) return false;
  const backwards = Array.from(piece).reverse().join("");
  return keyRuns.some((run) => run.includes(piece) || run.includes(backwards));
}

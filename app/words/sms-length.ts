/** The GSM 03.38 basic alphabet; what stands in the second string takes two places. Anything else makes the whole text UCS-2. */
const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const escaped = "\f^{}\\[~]|€";

/** How a text travels: 7-bit letters (160 in one segment, 153 in each of several) or UCS-2 (70 and 67). */
export interface SmsLength {
  alphabet: "gsm-7" | "ucs-2";
  /** Places taken in that alphabet. */
  units: number;
  segments: number;
}

/** Length of a text message by 3GPP TS 23.038. */
export function smsLength(text: string): SmsLength {
  const letters = [...text];
  const plain = letters.every((letter) => basic.includes(letter) || escaped.includes(letter));
  const units = plain ? letters.reduce((sum, letter) => sum + (escaped.includes(letter) ? 2 : 1), 0) : text.length;
  const [single, joined] = plain ? [160, 153] : [70, 67];
  return { alphabet: plain ? "gsm-7" : "ucs-2", units, segments: units <= single ? 1 : Math.ceil(units / joined) };
}

/** The first of several wordings that fits one segment; the last one when none does. The best comes first. */
export function fitting(first: string, ...others: string[]): string {
  const wordings = [first, ...others];
  return wordings.find((text) => smsLength(text).segments === 1) ?? wordings.at(-1) ?? first;
}

/** Meaning by tone. `act` is the colour of the room. Never the only carrier: a word always says the same. */
export type Tone = "act" | "calm" | "warm" | "good" | "plum" | "plain" | "error";

/** The value of `data-tone`; `act` needs none. */
export function toneAttribute(tone: Tone | undefined): Exclude<Tone, "act"> | undefined {
  return tone === "act" ? undefined : tone;
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, "WeChat"],
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** Browser and system in two words, so that people know their own sessions; nothing finer is kept. */
export function deviceOf(userAgent: string | null): string {
  const name = (known: typeof browsers) => known.find(([sign]) => sign.test(userAgent ?? ""))?.[1];
  return [name(browsers), name(systems)].filter((part) => part !== undefined).join(" · ") || "?";
}

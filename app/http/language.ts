import { type Lang, languages } from "#app/words/words.ts";

/** Remembered only when the visitor switches; it says nothing about who they are. */
const cookieName = "lang";
const oneYear = 31_536_000;

/** Reads a language name from outside: our two tags, or null. */
export function asLang(value: string | null | undefined): Lang | null {
  return languages.find((lang) => lang === value) ?? null;
}

/** The value of one cookie in a Cookie header, or null. */
function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** The best of our languages by Accept-Language: any Chinese is zh-CN, anything else is English. */
function preferred(acceptLanguage: string | undefined): Lang {
  let best: { readonly lang: Lang; readonly weight: number } = { lang: "en", weight: 0 };
  for (const entry of acceptLanguage?.split(",") ?? []) {
    const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
    const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
    const weight = quality ? Number(quality.trim().slice(2)) : 1;
    const lang = /^zh\b/.test(tag) ? "zh-CN" : /^en\b/.test(tag) ? "en" : null;
    if (lang && weight > best.weight) best = { lang, weight };
  }
  return best.lang;
}

/** The language of an answer: the one the link asks for, else the remembered one, else the browser's. Sets nothing. */
export function chooseLanguage(asked: {
  readonly link: string | null;
  readonly cookie: string | undefined;
  readonly acceptLanguage: string | undefined;
}): Lang {
  return asLang(asked.link) ?? asLang(readCookie(asked.cookie, cookieName)) ?? preferred(asked.acceptLanguage);
}

/** The Set-Cookie value that remembers a switch; only the answer to `POST /language` carries it. */
export function languageCookie(lang: Lang, origin: string): string {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${lang}; Path=/; Max-Age=${oneYear}; SameSite=Lax; HttpOnly${secure}`;
}

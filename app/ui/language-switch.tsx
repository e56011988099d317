import type { Lang } from "#app/words/words.ts";

export interface LanguageSwitchProps {
  /** Name of the group, in the current language: "Language". */
  label: string;
  current: Lang;
  /**
   * Where each language is found: `links` when the address carries the language;
   * `form` posts `lang` and where to return to, when the choice is kept in a cookie (a GET never changes anything).
   */
  target: { kind: "links"; href: Record<Lang, string> } | { kind: "form"; action: string; returnTo: string };
}

/** Each language is named in itself, so these two are not translated. */
const LANGUAGES = [
  { lang: "zh-CN", name: "中文" },
  { lang: "en", name: <>EN<span className="vh">glish</span></> },
] as const; // prettier-ignore

/** 中文 | EN. Both always shown, the current one marked. */
export function LanguageSwitch({ label, current, target }: LanguageSwitchProps) {
  if (target.kind === "links") {
    return (
      <nav className="lang" aria-label={label}>
        {LANGUAGES.map(({ lang, name }) => (
          <a
            key={lang}
            href={target.href[lang]}
            lang={lang}
            hrefLang={lang}
            aria-current={lang === current ? "true" : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
    );
  }
  return (
    <form className="lang" method="post" action={target.action} aria-label={label}>
      <input type="hidden" name="returnTo" value={target.returnTo} />
      {LANGUAGES.map(({ lang, name }) => (
        <button key={lang} name="lang" value={lang} lang={lang} aria-current={lang === current ? "true" : undefined}>
          {name}
        </button>
      ))}
    </form>
  );
}

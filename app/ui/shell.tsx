import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { type LanguageSwitchProps, LanguageSwitch } from "./language-switch.tsx";
import { Mark } from "./mark.tsx";

/** The fixed words of the frame. */
export interface ShellWords {
  /** "Skip to content" */
  skip: string;
  /** Short: "Leave quickly: goes to a weather site" (tooltip). */
  leaveTitle: string;
  /** Full: "Leave this page quickly: goes to a weather site". */
  leave: string;
  /** Name of the help region: "Help from a person". */
  helpRegion: string;
  /** "Ask a person" */
  askPerson: string;
  /** "Call" */
  call: string;
  /** "Call me" */
  callBack: string;
}

export interface ShellProps {
  words: ShellWords;
  brand: { name: string; href: string };
  language: LanguageSwitchProps;
  /** A neutral site that says nothing about money. The link replaces nothing in the browser's history: only scripts could. */
  leaveHref: string;
  foot: { links: readonly { href: string; text: string }[]; note: ReactNode };
  /** `hours`: "8:00–20:00 daily, free". `phone` in dialling form. Without `callBackHref` the second pill is left out. */
  human: { hours: string; phone: string; callBackHref?: string | undefined };
  children: ReactNode;
}

/** The frame of every borrower page: skip link, bar, one column, foot, and a person one tap away in the same place. */
export function Shell({ words, brand, language, leaveHref, foot, human, children }: ShellProps) {
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <div className="shell">
        <header className="top">
          <a className="brand" href={brand.href}>
            <Mark />
            <span>{brand.name}</span>
          </a>
          <LanguageSwitch {...language} />
          <a className="leave" href={leaveHref} rel="noreferrer" title={words.leaveTitle}>
            <Icon name="leave" size={22} />
            <span className="vh">{words.leave}</span>
          </a>
        </header>
        <main className="page" id="main">
          {children}
        </main>
        <footer className="foot">
          <ul>
            {foot.links.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.text}</a>
              </li>
            ))}
          </ul>
          <p>{foot.note}</p>
        </footer>
        <section className="human" aria-label={words.helpRegion}>
          <p>
            <b>{words.askPerson}</b>
            {human.hours}
          </p>
          <a href={`tel:${human.phone}`}>
            <Icon name="phone" />
            {words.call}
          </a>
          {human.callBackHref === undefined ? null : (
            <a href={human.callBackHref}>
              <Icon name="clock" />
              {words.callBack}
            </a>
          )}
        </section>
      </div>
    </>
  );
}

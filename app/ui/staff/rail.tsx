import type { ReactNode } from "react";
import { Icon, type IconName } from "../icon.tsx";
import { LanguageSwitch, type LanguageSwitchProps } from "../language-switch.tsx";
import { Mark } from "../mark.tsx";

export interface RailItem {
  href: string;
  icon: IconName;
  text: string;
  /** How many wait there. */
  count?: ReactNode | undefined;
  current?: boolean | undefined;
}

export interface RailProps {
  brand: { name: string; href: string };
  /** Name of the navigation: "Main". */
  label: string;
  items: readonly RailItem[];
  language: LanguageSwitchProps;
  /** Who sits here, in which role, and what that role does not see. */
  me: { name: string; role: ReactNode; note?: ReactNode | undefined };
  /** A POST: signing out changes something. */
  signOut?: { action: string; text: string } | undefined;
  /** On a narrow screen the rooms fold away behind the first of these buttons, and back with the second. */
  fold: { open: string; close: string };
}

const menuId = "desk-menu";
/** React 18 does not know these attributes by its own spelling. Browsers without them show the rooms unfolded. */
const popover = { popover: "auto" };
const opens = { popovertarget: menuId };
const closes = { popovertarget: menuId, popovertargetaction: "hide" };

/** The staff navigation: rooms with counts, the language, who one is. */
export function Rail({ brand, label, items, language, me, signOut, fold }: RailProps) {
  return (
    <header className="rail">
      <a className="brand" href={brand.href}>
        <Mark />
        <span>{brand.name}</span>
      </a>
      <button type="button" className="btn small quiet menu" {...opens}>
        {fold.open}
      </button>
      <div id={menuId} className="fold" {...popover}>
        <button type="button" className="btn small quiet menu" {...closes}>
          {fold.close}
        </button>
        <nav aria-label={label}>
          <ul>
            {items.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? "page" : undefined}>
                  <Icon name={item.icon} />
                  <span>{item.text}</span>
                  {item.count === undefined ? null : <b>{item.count}</b>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="me">
          <LanguageSwitch {...language} />
          <p>
            <b>{me.name}</b>
            {me.role}
            {me.note === undefined ? null : (
              <>
                <br />
                {me.note}
              </>
            )}
          </p>
          {signOut ? (
            <form method="post" action={signOut.action}>
              <button className="btn small text">{signOut.text}</button>
            </form>
          ) : null}
        </div>
      </div>
    </header>
  );
}

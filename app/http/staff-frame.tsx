import type { ReactNode } from "react";
import { LanguageSwitch } from "#app/ui/language-switch.tsx";
import { Mark } from "#app/ui/mark.tsx";
import { Desk } from "#app/ui/staff/desk.tsx";
import { frameWords } from "#app/words/frame.ts";
import { lender } from "#app/words/lender.ts";
import { deskWords, roleWords } from "#app/words/staff-access.ts";
import { type Lang, say } from "#app/words/words.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { paths } from "./paths.ts";
import { useRequest } from "./request-view.tsx";
import { roomsFor } from "./staff-rooms.ts";

/** Times on the desk are the lender's own. */
export const deskTimeZone = "Asia/Shanghai";

/** Who sits at the desk, as loaders hand it to pages: `me: meOf(session)`. */
export interface Me {
  readonly name: string;
  readonly roles: readonly StaffRole[];
}

/** The part of a session that pages show. */
export function meOf(session: Me): Me {
  return { name: session.name, roles: session.roles };
}

/** What stands around every page of the desk: the rooms that the roles may open, the language, who one is. */
export function StaffFrame({ me, layout, children }: { me: Me; layout?: "work" | "split"; children: ReactNode }) {
  const { lang, pathname } = useRequest();
  // A room inside another one's address is itself, not both.
  const here = roomsFor(me.roles)
    .map(({ path }) => path())
    .filter((room) => pathname === room || pathname.startsWith(`${room}/`))
    .reduce((longest, room) => (room.length > longest.length ? room : longest), "");
  const repayment = me.roles.some((role) => role === "agent" || role === "approver");
  return (
    <Desk
      skip={say(lang, frameWords.skip)}
      layout={layout}
      rail={{
        brand: { name: say(lang, lender.name), href: paths.staffHome() },
        label: say(lang, deskWords.navigation),
        items: roomsFor(me.roles).map(({ path, icon, text }) => ({
          href: path(),
          icon,
          text: say(lang, text),
          current: path() === here,
        })),
        language: languageSwitch(lang, pathname),
        me: {
          name: me.name,
          role: me.roles.map((role) => say(lang, roleWords[role])).join(" · ") || say(lang, deskWords.noRoles),
          note: repayment && !me.roles.includes("complaints") ? say(lang, deskWords.complaintsHidden) : undefined,
        },
        fold: { open: say(lang, deskWords.menu), close: say(lang, deskWords.closeMenu) },
        signOut: { action: paths.staffSignOut(), text: say(lang, deskWords.signOut) },
      }}
    >
      {children}
    </Desk>
  );
}

/** What stands around the pages before sign-in: nothing but the name and the language. */
export function StaffDoor({ children }: { children: ReactNode }) {
  const { lang, pathname } = useRequest();
  return (
    <>
      <a className="skip" href="#main">
        {say(lang, frameWords.skip)}
      </a>
      <div className="shell">
        <header className="top">
          <a className="brand" href={paths.staffSignIn()}>
            <Mark />
            <span>{say(lang, lender.name)}</span>
          </a>
          <LanguageSwitch {...languageSwitch(lang, pathname)} />
        </header>
        <main className="page" id="main">
          {children}
        </main>
      </div>
    </>
  );
}

function languageSwitch(lang: Lang, pathname: string) {
  return {
    label: say(lang, frameWords.language),
    current: lang,
    target: { kind: "form", action: paths.language(), returnTo: pathname },
  } as const;
}

import type { ReactNode } from "react";
import { wallClock } from "#app/ui/format.ts";
import { Shell } from "#app/ui/shell.tsx";
import { frameWords, sessionNote } from "#app/words/frame.ts";
import { lender } from "#app/words/lender.ts";
import { say } from "#app/words/words.ts";
import { paths } from "./paths.ts";
import { useRequest } from "./request-view.tsx";

/** The session a page is shown in: stated on the page, because without scripts nothing can warn. */
export interface ShownSession {
  endsAt: number;
  timeZone: string;
}

/**
 * What stands around every borrower page. Before identity nothing in it says why we write; with a `session` it offers
 * "finish and clear" and says until when the page stays open.
 */
export function PageFrame({ session, children }: { session?: ShownSession; children: ReactNode }) {
  const { lang, pathname } = useRequest();
  const words = {
    skip: say(lang, frameWords.skip),
    leaveTitle: say(lang, frameWords.leaveTitle),
    leave: say(lang, frameWords.leave),
    helpRegion: say(lang, frameWords.helpRegion),
    askPerson: say(lang, frameWords.askPerson),
    call: say(lang, frameWords.call),
    callBack: say(lang, frameWords.callBack),
  };
  const links = [
    { href: paths.complaint(), text: say(lang, frameWords.complain) },
    { href: paths.isThisReal(), text: say(lang, frameWords.checkUs) },
    { href: paths.privacy(), text: say(lang, frameWords.privacy) },
    { href: paths.accessibility(), text: say(lang, frameWords.accessibility) },
    ...(session ? [{ href: paths.signOut(), text: say(lang, frameWords.finish) }] : []),
  ];
  return (
    <Shell
      words={words}
      brand={{ name: say(lang, lender.name), href: session ? paths.home() : paths.start() }}
      language={{
        label: say(lang, frameWords.language),
        current: lang,
        target: { kind: "form", action: paths.language(), returnTo: pathname },
      }}
      leaveHref={say(lang, lender.leaveTo)}
      foot={{
        links,
        note: session ? (
          <>
            {say(lang, sessionNote, { time: wallClock(session.endsAt, session.timeZone).time })}
            <br />
            {say(lang, frameWords.freeHelp)}
            <br />
            {say(lang, lender.legalName)}
          </>
        ) : (
          say(lang, lender.legalName)
        ),
      }}
      human={{ hours: say(lang, lender.hours), phone: lender.phone, callBackHref: paths.callback() }}
    >
      {children}
    </Shell>
  );
}

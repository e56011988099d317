import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { codeOf, parseLocator } from "#app/access/locator.ts";
import { notFound } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Button } from "#app/ui/button.tsx";
import { Doors } from "#app/ui/doors.tsx";
import { Scene } from "#app/ui/hills.tsx";
import { Note } from "#app/ui/note.tsx";
import { landingWords, otherWayText } from "#app/words/arrive.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: landingWords.title };

/** Reads nothing at all: a valid, a spent and a made-up link get the same page, and a preview changes nothing. */
export function loader({ params }: LoaderFunctionArgs) {
  const locator = parseLocator(params.locator ?? "");
  if (!locator) throw notFound();
  return { locator, code: codeOf(locator) };
}

export default function Landing() {
  const { lang, env } = useRequest();
  const { locator, code } = useLoaderData<typeof loader>();
  return (
    <PageFrame>
      <Scene />
      <h1>{say(lang, landingWords.heading)}</h1>
      <p className="lede">{say(lang, landingWords.lede)}</p>
      <Button href={paths.identity({ locator })}>{say(lang, landingWords.go)}</Button>
      <Doors
        doors={[
          {
            href: paths.notMe({ locator }),
            icon: "person",
            tone: "plain",
            title: say(lang, landingWords.notMe),
            detail: say(lang, landingWords.notMeDetail),
          },
          {
            href: paths.isThisReal(),
            icon: "shield",
            tone: "calm",
            title: say(lang, landingWords.isReal),
            detail: say(lang, landingWords.isRealDetail),
          },
        ]}
      />
      <section className="flow tight">
        <h2>{say(lang, landingWords.otherWay)}</h2>
        <p>{say(lang, otherWayText, { host: new URL(env.origin).host, code })}</p>
      </section>
      <Note tone="calm" icon="shield" title={say(lang, landingWords.neverTitle)}>
        <p>{say(lang, landingWords.never)}</p>
      </Note>
      <p className="fine">
        {say(lang, landingWords.phoneUse)} <a href={paths.privacy()}>{say(lang, frameWords.privacy)}</a>
      </p>
    </PageFrame>
  );
}

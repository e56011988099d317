import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Scene } from "#app/ui/hills.tsx";
import { Links } from "#app/ui/links.tsx";
import { notMeWords as words } from "#app/words/arrive.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.thanksTitle };

export default function NotMeThanks() {
  const { lang } = useRequest();
  return (
    <PageFrame>
      <Scene />
      <h1>{say(lang, words.thanksTitle)}</h1>
      <p className="lede">{say(lang, words.thanks)}</p>
      <p>{say(lang, words.thanksDetail)}</p>
      <Links links={[{ href: paths.complaint(), text: say(lang, frameWords.complain) }]} />
    </PageFrame>
  );
}

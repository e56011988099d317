import { PageFrame } from "#app/http/page-frame.tsx";
import { type PageHandle } from "#app/http/page-handle.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Scene } from "#app/ui/hills.tsx";
import { notMeWords as words } from "#app/words/arrive.ts";
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
    </PageFrame>
  );
}

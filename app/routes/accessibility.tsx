import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { accessibilityWords as words } from "#app/words/about.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export default function Accessibility() {
  const { lang } = useRequest();
  return (
    <PageFrame>
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <section className="flow tight">
        <h2>{say(lang, words.helpTitle)}</h2>
        <p>{say(lang, words.help)}</p>
      </section>
      <section className="flow tight">
        <h2>{say(lang, words.hideTitle)}</h2>
        <p>{say(lang, words.hide)}</p>
      </section>
    </PageFrame>
  );
}

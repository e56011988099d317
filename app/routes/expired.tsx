import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Scene } from "#app/ui/hills.tsx";
import { expiredWords as words, startWords } from "#app/words/arrive.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export default function Expired() {
  const { lang } = useRequest();
  return (
    <PageFrame>
      <Scene />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <p>{say(lang, words.again)}</p>
      <Buttons>
        <Button href={paths.start()}>{say(lang, words.enter)}</Button>
        <Button look="quiet" href={paths.newLink()}>
          {say(lang, startWords.newLink)}
        </Button>
      </Buttons>
    </PageFrame>
  );
}

import type { PageHandle } from "#app/http/page-handle.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { startWords } from "#app/words/start.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: startWords.title };

export default function Start() {
  const { lang } = useRequest();
  return (
    <main>
      <h1>{say(lang, startWords.title)}</h1>
    </main>
  );
}

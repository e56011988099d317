import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Doors } from "#app/ui/doors.tsx";
import { wrongWords as words } from "#app/words/dispute.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

/** The same sorting for somebody who has not shown who they are: the account's part begins with checking in. */
export default function SomethingWrong() {
  const { lang } = useRequest();
  return (
    <PageFrame>
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <h2>{say(lang, words.aboutDebt)}</h2>
      <p>{say(lang, words.aboutDebtDetail)}</p>
      <Doors
        doors={[
          {
            ...{ href: paths.start(), icon: "scales", tone: "plain" },
            ...{ title: say(lang, words.signIn), detail: say(lang, words.signInDetail) },
          },
        ]}
      />
      <h2>{say(lang, words.aboutUs)}</h2>
      <Doors
        doors={[
          {
            ...{ href: paths.complaint(), icon: "message", tone: "plum" },
            ...{ title: say(lang, words.complain), detail: say(lang, words.complainDetail) },
          },
        ]}
      />
      <p className="fine">{say(lang, words.both)}</p>
    </PageFrame>
  );
}

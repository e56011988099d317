import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Links } from "#app/ui/links.tsx";
import { privacyWords as words } from "#app/words/about.ts";
import { contactWords } from "#app/words/contact.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

const sections = [
  [words.keepTitle, words.keep],
  [words.phoneTitle, words.phone],
  [words.smsTitle, words.sms],
  [words.rightsTitle, words.rights],
] as const;

export default function Privacy() {
  const { lang } = useRequest();
  return (
    <PageFrame>
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      {sections.map(([title, text]) => (
        <section className="flow tight" key={title.en}>
          <h2>{say(lang, title)}</h2>
          <p>{say(lang, text)}</p>
        </section>
      ))}
      <Links
        links={[
          { href: paths.contact(), icon: "bell", text: say(lang, contactWords.link) },
          { href: paths.contactCopy(), icon: "document", text: say(lang, contactWords.copyLink) },
        ]}
      />
    </PageFrame>
  );
}

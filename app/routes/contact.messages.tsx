import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Back } from "#app/ui/back.tsx";
import { messageLine } from "#app/ui/contact/message-line.ts";
import { formatInstant } from "#app/ui/format.ts";
import { Pager } from "#app/ui/pager.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { messageLogWords as words } from "#app/words/contact.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { messagesBefore } from "#db/stores/contact.ts";

export const handle: PageHandle = { title: words.title };

const pageSize = 20;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const before = new URL(request.url).searchParams.get("before");
  const rows = await messagesBefore(context.db.read, visitor.borrowerId, before, pageSize + 1);
  const shown = rows.slice(0, pageSize);
  return {
    visitor,
    first: before === null,
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    messages: shown.map(({ id, template, status, reason, delivery, createdAt, settledAt }) => {
      return { id, template, status, reason, delivery, at: settledAt ?? createdAt };
    }),
  };
}

export default function ContactMessages() {
  const { lang } = useRequest();
  const { visitor, first, next, messages } = useLoaderData<typeof loader>();
  const here = paths.contactMessages();
  return (
    <PageFrame session={visitor}>
      <Back href={paths.contact()} text={say(lang, frameWords.back)} />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      {messages.length === 0 ? (
        <p>{say(lang, words.none)}</p>
      ) : (
        <Timeline
          items={messages.map((message) => ({
            key: message.id,
            ...messageLine(message, lang),
            time: {
              at: new Date(message.at).toISOString(),
              text: formatInstant(message.at, lang, visitor.timeZone),
            },
          }))}
        />
      )}
      <Pager
        label={say(lang, words.pages)}
        status={say(lang, words.newestFirst)}
        previous={first ? undefined : { href: here, text: say(lang, words.newest) }}
        next={next ? { href: `${here}?before=${encodeURIComponent(next)}`, text: say(lang, words.older) } : undefined}
      />
    </PageFrame>
  );
}

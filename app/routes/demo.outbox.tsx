import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { demoOutbox } from "#app/contact/demo-outbox.ts";
import { notFound } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Card } from "#app/ui/card.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Pager } from "#app/ui/pager.tsx";
import { outboxWords as words } from "#app/words/outbox.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

const pageSize = 25;

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.env.demo) throw notFound();
  const before = new URL(request.url).searchParams.get("before");
  const messages = await demoOutbox(context, before, pageSize + 1);
  const rows = messages.slice(0, pageSize);
  return { rows, first: before === null, next: messages.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** A message with its link to tap, as a phone shows it. */
function MessageText({ text }: { text: string }) {
  const [link = ""] = /https?:\S+/.exec(text) ?? [];
  const [before = "", after = ""] = link ? text.split(link) : [text];
  return (
    <p>
      {before}
      {link ? <a href={link}>{link}</a> : null}
      {after}
    </p>
  );
}

export default function Outbox() {
  const { lang } = useRequest();
  const { rows, first, next } = useLoaderData<typeof loader>();
  const here = paths.outbox();
  return (
    <PageFrame>
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      {rows.length === 0 ? <Empty text={say(lang, words.none)} /> : null}
      {rows.map((message) => (
        <Card key={message.id}>
          <p className="fine">
            {say(lang, words.to)} {message.to} · {formatInstant(message.deliveredAt, lang, "UTC")} UTC
          </p>
          <MessageText text={message.text} />
        </Card>
      ))}
      <Pager
        label={say(lang, words.pages)}
        previous={first ? undefined : { href: here, text: say(lang, words.newest) }}
        next={next ? { href: `${here}?before=${next}`, text: say(lang, words.older) } : undefined}
      />
    </PageFrame>
  );
}

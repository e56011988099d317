import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { activitiesOf } from "#app/account/activity.ts";
import { pageAfter } from "#app/account/history-page.ts";
import { readStanding } from "#app/account/standing.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { moneyBackOf } from "#app/payments/money-back.ts";
import { ActivityTimeline } from "#app/ui/account/activity-timeline.tsx";
import { Back } from "#app/ui/back.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Pager } from "#app/ui/pager.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { historyWords as words } from "#app/words/account.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { latestMessagesOf } from "#db/stores/contact.ts";

export const handle: PageHandle = { title: words.title };

const pageSize = 20;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const { loan, entries, position } = standing;
  const after = new URL(request.url).searchParams.get("after");
  const wentBack = await moneyBackOf(context.db.read, loan.id, entries);
  const page = pageAfter(activitiesOf(entries, position, wentBack), after, pageSize);
  const messages = await latestMessagesOf(context.db.read, visitor.borrowerId, pageSize);
  return {
    visitor,
    loanId: loan.id,
    currency: position.currency,
    ...page,
    first: after === null,
    messages: messages.map(({ id, status, createdAt }) => ({ id, status, createdAt })),
  };
}

const messageStatus = {
  queued: words.messageQueued,
  sent: words.messageSent,
  held: words.messageHeld,
  cancelled: words.messageCancelled,
  failed: words.messageFailed,
} as const;

export default function History() {
  const { lang } = useRequest();
  const { visitor, loanId, currency, rows, next, first, messages } = useLoaderData<typeof loader>();
  const here = paths.history({ loanId });
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, frameWords.back)} />
      <h1>{say(lang, words.heading)}</h1>
      <h2>{say(lang, words.payments)}</h2>
      <ActivityTimeline activities={rows} currency={currency} lang={lang} />
      <Pager
        label={say(lang, words.pages)}
        status={say(lang, words.newestFirst)}
        previous={first ? undefined : { href: here, text: say(lang, words.newest) }}
        next={next ? { href: `${here}?after=${encodeURIComponent(next)}`, text: say(lang, words.older) } : undefined}
      />
      <h2>{say(lang, words.messages)}</h2>
      {messages.length === 0 ? <p>{say(lang, words.noMessages)}</p> : null}
      {messages.length > 0 ? (
        <Timeline
          items={messages.map((message) => ({
            key: message.id,
            text: say(lang, messageStatus[message.status]),
            time: {
              at: new Date(message.createdAt).toISOString(),
              text: formatInstant(message.createdAt, lang, visitor.timeZone),
            },
          }))}
        />
      ) : null}
    </PageFrame>
  );
}

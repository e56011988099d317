import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { requireComplaint } from "#app/http/complaint-visit.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Button } from "#app/ui/button.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import { answerBy, complaintFormWords, referenceLine, sentWords as words } from "#app/words/complaint.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, room: "complaint" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { reference, dueDay } = await requireComplaint(request, context);
  return { reference, dueDay };
}

export default function ComplaintSent() {
  const { lang } = useRequest();
  const { reference, dueDay } = useLoaderData<typeof loader>();
  return (
    <PageFrame>
      <Panel title={say(lang, words.heading)}>
        <p>{say(lang, referenceLine, { reference })}</p>
      </Panel>
      <p className="lede">{say(lang, answerBy, { day: formatDay(dueDay, lang) })}</p>
      <p>{say(lang, words.keep)}</p>
      <p>{say(lang, complaintFormWords.apart)}</p>
      <Button href={paths.complaintStatus()}>{say(lang, words.see)}</Button>
    </PageFrame>
  );
}

import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { localDay } from "#app/policy/zones.ts";
import { latestSpecialOf } from "#db/stores/hardship.ts";
import { formatDay } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { referenceIs, tellUsWords as words } from "#app/words/tell-us.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const found = await latestSpecialOf(context.db.read, visitor.borrowerId);
  if (!found) throw redirect(paths.tellUs());
  const by = found.dueAt === null ? null : localDay(found.dueAt - 1, visitor.timeZone);
  return { visitor, reference: found.reference, loanId: found.loanId, by };
}

export default function TellUsReceived() {
  const { lang } = useRequest();
  const { visitor, reference, loanId, by } = useLoaderData<typeof loader>();
  return (
    <PageFrame session={visitor}>
      <Panel title={say(lang, words.done)}>
        {by === null ? null : <p>{say(lang, referenceIs, { reference, date: formatDay(by, lang, "weekday") })}</p>}
      </Panel>
      <p>{say(lang, words.doneText)}</p>
      <p>{say(lang, words.proofText)}</p>
      <Links links={[{ href: paths.hardship({ loanId }), icon: "clock", text: say(lang, words.follow) }]} />
    </PageFrame>
  );
}

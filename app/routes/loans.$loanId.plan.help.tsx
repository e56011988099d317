import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { readPlanDesk } from "#app/plans/plan-desk.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { hardshipHref } from "#app/ui/plans/hardship-link.ts";
import { helpWords as words } from "#app/words/plan-options.ts";
import { planWords } from "#app/words/plan.ts";
import { lender } from "#app/words/lender.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const desk = await readPlanDesk(context.db.read, context, visitor, params.loanId ?? "");
  if (desk === null) throw notFound();
  return { visitor, loanId: desk.standing.loan.id, nothingLeft: desk.facts.nothingLeft, kept: desk.facts.wish };
}

export default function PlanHelp() {
  const { lang } = useRequest();
  const { visitor, loanId, nothingLeft, kept } = useLoaderData<typeof loader>();
  const href = hardshipHref(loanId);
  return (
    <PageFrame session={visitor}>
      <Back href={paths.planAmount({ loanId })} text={say(lang, planWords.back)} />
      <h1>{say(lang, words.heading)}</h1>
      {nothingLeft ? <p className="lede">{say(lang, words.nothingLeft)}</p> : null}
      {kept ? <p>{say(lang, words.text)}</p> : null}
      {href === null ? (
        <Note icon="phone" title={lender.phoneAsWritten}>
          <p>{say(lang, words.call)}</p>
        </Note>
      ) : (
        <Button href={href}>{say(lang, words.go)}</Button>
      )}
      <Links links={[{ href: paths.planAmount({ loanId }), icon: "chart", text: say(lang, words.smaller) }]} />
    </PageFrame>
  );
}

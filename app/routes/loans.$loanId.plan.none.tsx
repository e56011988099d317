import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { readPlanDesk } from "#app/plans/plan-desk.ts";
import { landing } from "#app/plans/plan-journey.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Links } from "#app/ui/links.tsx";
import { planHref } from "#app/ui/plans/plan-page.ts";
import { nothingWords, personWords } from "#app/words/plan-options.ts";
import { planWords } from "#app/words/plan.ts";
import { agreedWords } from "#app/words/plan-check.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const desk = await readPlanDesk(context.db.read, context, visitor, params.loanId ?? "");
  if (desk === null) throw notFound();
  const loanId = desk.standing.loan.id;
  const place = landing("amount", desk.facts);
  if (place !== "nothing" && place !== "person") throw redirect(planHref(place, loanId), 303);
  return { visitor, loanId, person: place === "person" };
}

export default function NoPlan() {
  const { lang } = useRequest();
  const { visitor, loanId, person } = useLoaderData<typeof loader>();
  const words = person ? personWords : nothingWords;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, planWords.back)} />
      <h1>{say(lang, words.heading)}</h1>
      <p>{say(lang, words.text)}</p>
      <Button href={paths.loan({ loanId })}>{say(lang, agreedWords.home)}</Button>
      {person ? null : (
        <Links links={[{ href: paths.planHelp({ loanId }), icon: "heart", text: say(lang, planWords.cannotPay) }]} />
      )}
    </PageFrame>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { readAgreement } from "#app/plans/plan-agreement.ts";
import { readPlan } from "#app/plans/read-plan.ts";
import { Back } from "#app/ui/back.tsx";
import { Links } from "#app/ui/links.tsx";
import { AgreementLetter } from "#app/ui/plans/agreement-letter.tsx";
import { agreedWords } from "#app/words/plan-check.ts";
import { agreementWords as words, planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const view = await readPlan(context.db.read, context, visitor, params.loanId ?? "");
  const agreement = view === null ? null : await readAgreement(context.db.read, context.keyring, view.plan);
  if (view === null || agreement === null) throw notFound();
  return { visitor, loanId: view.plan.loanId, agreement };
}

export default function Agreement() {
  const { lang } = useRequest();
  const { visitor, loanId, agreement } = useLoaderData<typeof loader>();
  const { document, hash } = agreement;
  const [own, other] = lang === "zh-CN" ? [document.zh, document.en] : [document.en, document.zh];
  return (
    <PageFrame session={visitor}>
      <Back href={paths.plan({ loanId })} text={say(lang, planWords.back)} />
      <p className="fine">{say(lang, words.print)}</p>
      <AgreementLetter text={own} />
      <details lang={lang === "zh-CN" ? "en" : "zh-CN"}>
        <summary>{lang === "zh-CN" ? "English" : "中文"}</summary>
        <AgreementLetter text={other} level={2} />
      </details>
      <p className="fine num">
        {say(lang, words.hash)} <span className="break">{hash}</span>
      </p>
      <Links
        links={[
          { href: paths.planPdf({ loanId }), icon: "document", text: say(lang, agreedWords.pdf) },
          { href: paths.planCalendar({ loanId }), icon: "calendar", text: say(lang, agreedWords.calendar) },
        ]}
      />
    </PageFrame>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { lastingCodes, sinceCodes, wishCodes } from "#app/hardship/answers.ts";
import { requestHardship } from "#app/hardship/request-hardship.ts";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { hardshipReasons } from "#app/policy/categories.ts";
import { loanByNo } from "#db/stores/loans.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { lastingWords, reasonWords, sinceWords, wishWords } from "#app/words/hardship.ts";
import { caseWords, phoneWords as words } from "#app/words/hardship-staff.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { me: meOf(await requireStaff(request, context, paths.staffHardshipNew)) };
}

const call = z.object({
  loanNo: z.string().max(60),
  words: z.string().max(2000).optional(),
  why: z.enum(hardshipReasons),
  since: z.enum(sinceCodes),
  lasting: z.enum(lastingCodes),
  wish: z.enum(wishCodes),
});

/** Somebody said on the phone that they cannot pay: the same request, the same pause, the same clock. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffHardshipNew);
  const form = await readForm(request, call);
  if (!form.ok) return data({ problem: "noLoan" as const, typed: form.typed }, form.status);
  const { loanNo, why, since, lasting, wish } = form.value;
  const typed = { loanNo, words: form.value.words ?? "" };
  const loan = await loanByNo(context.db.read, loanNo);
  if (!loan) return data({ problem: "noLoan" as const, typed }, 422);
  const sent = await requestHardship(context, {
    ...{ borrowerId: loan.borrowerId, loanId: loan.id, source: "phone", requestId: context.requestId },
    actor: { kind: "staff", staffId: session.staffId, roles: session.roles },
    answers: {
      ...{ why: [why], more: form.value.words ?? null, since, lasting, canPay: null, wishes: [wish], helper: null },
    },
  });
  if (!sent.ok) return data({ problem: "already" as const, typed }, 422);
  return redirect(paths.staffHardshipCase({ caseId: sent.caseId }), 303);
}

export default function StaffHardshipNew() {
  const { lang } = useRequest();
  const { me } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong ? say(lang, words[wrong.problem]) : undefined;
  const typed: Partial<Record<string, string>> = wrong?.typed ?? {};
  const field = fieldWords(lang);
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffHardship()} text={say(lang, caseWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "loanNo", message: problem }] : []}
      />
      <WorkHeader title={say(lang, words.title)} />
      <p className="muted">{say(lang, words.lede)}</p>
      <form method="post" className="card flow" noValidate>
        <TextField
          words={field}
          id="loanNo"
          label={say(lang, words.loanNo)}
          error={problem}
          value={typed.loanNo}
          width="m"
          input={{ autoComplete: "off" }}
        />
        <TextArea
          words={field}
          id="words"
          label={say(lang, words.words)}
          value={typed.words}
          maxLength={2000}
          optional
        />
        <SelectField
          words={field}
          id="why"
          label={say(lang, words.why)}
          options={hardshipReasons.map((value) => ({ value, text: say(lang, reasonWords[value]) }))}
        />
        <SelectField
          words={field}
          id="since"
          label={say(lang, words.since)}
          options={sinceCodes.map((value) => ({ value, text: say(lang, sinceWords[value]) }))}
        />
        <SelectField
          words={field}
          id="lasting"
          label={say(lang, words.lasting)}
          options={lastingCodes.map((value) => ({ value, text: say(lang, lastingWords[value]) }))}
        />
        <SelectField
          words={field}
          id="wish"
          label={say(lang, words.wish)}
          value="suggest"
          options={wishCodes.map((value) => ({ value, text: say(lang, wishWords[value]) }))}
        />
        <Button>{say(lang, words.record)}</Button>
      </form>
    </StaffFrame>
  );
}

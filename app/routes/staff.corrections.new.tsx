import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { askGoodwill } from "#app/corrections/ask-goodwill.ts";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireStaff } from "#app/http/staff-session.ts";
import { parseMoney } from "#app/lending/money.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { correctionKindWords, correctionProblems, correctionWords as words } from "#app/words/corrections.ts";
import { fieldWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { correctionKinds } from "#db/schema/corrections.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const short = z.string().max(60).default("");
const fields = z.object({ loan: short, kind: z.enum(correctionKinds), amount: short });

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { me: meOf(await requireStaff(request, context, paths.staffNewCorrection)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffNewCorrection);
  const form = await readForm(request, fields);
  if (!form.ok) return data({ typed: form.typed, reason: "not_found" as const }, form.status);
  const { loan, kind, amount } = form.value;
  const amountOf = (currency: string) => parseMoney(amount.replace(/[,，\s]/g, ""), currency);
  const asked = await askGoodwill(context, { staff: session, loanNo: loan, kind, amountOf });
  if (asked.ok) return redirect(`${paths.staffCorrections()}?sent=yes`, 303);
  if (asked.reason === "second_factor_needed") return redirect(confirmAddress(context.pathname), 303);
  return data({ typed: form.value as Record<string, string>, reason: asked.reason }, 422);
}

export default function StaffNewCorrection() {
  const { lang } = useRequest();
  const { me } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const base = fieldWords(lang);
  const typed: Partial<Record<string, string>> = refused?.typed ?? {};
  const problem = refused ? say(lang, correctionProblems[refused.reason]) : undefined;
  const field = refused?.reason === "no_amount" ? "amount" : "loan";
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffCorrections()} text={say(lang, words.back)} />
      <ErrorSummary title={say(lang, words.problem)} problems={problem ? [{ field, message: problem }] : []} />
      <WorkHeader title={say(lang, words.ask)} />
      <p>{say(lang, words.askLede)}</p>
      <form method="post" className="flow" noValidate>
        <TextField
          words={base}
          id="loan"
          label={say(lang, words.loan)}
          value={typed.loan}
          width="m"
          error={field === "loan" ? problem : undefined}
        />
        <SelectField
          words={base}
          id="kind"
          label={say(lang, words.kind)}
          value={typed.kind}
          options={correctionKinds.map((code) => ({ value: code, text: say(lang, correctionKindWords[code]) }))}
        />
        <TextField
          words={base}
          id="amount"
          label={say(lang, words.amount)}
          hint={say(lang, words.amountHint)}
          value={typed.amount}
          width="m"
          error={field === "amount" ? problem : undefined}
        />
        <Button>{say(lang, words.goAsk)}</Button>
      </form>
    </StaffFrame>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readCorrection } from "#app/corrections/read-corrections.ts";
import { settleCorrection } from "#app/corrections/settle-correction.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireStaff } from "#app/http/staff-session.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import {
  correctionKindWords,
  correctionProblems,
  correctionWords as words,
  obstacleWords,
} from "#app/words/corrections.ts";
import { fieldWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { correctionObstacles } from "#db/schema/corrections.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const fields = z.object({
  outcome: z.enum(["done", "cannot"]),
  proof: z.string().max(120).default(""),
  obstacle: z.enum(correctionObstacles).default("less_is_owed"),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffCorrection);
  const correction = await readCorrection(context, params.correctionId ?? "");
  if (!correction) throw notFound();
  return { me: meOf(session), correction };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffCorrection);
  const form = await readForm(request, fields);
  if (!form.ok) throw new Response(null, { status: form.status });
  const { outcome, proof, obstacle } = form.value;
  const correctionId = params.correctionId ?? "";
  const settled = await settleCorrection(context, {
    ...{ staff: session, correctionId, requestId: context.requestId },
    word: outcome === "done" ? { outcome, proof } : { outcome, obstacle },
  });
  if (settled.ok) return redirect(paths.staffCorrections(), 303);
  if (settled.reason === "not_found") throw notFound();
  if (settled.reason === "second_factor_needed") return redirect(confirmAddress(context.pathname), 303);
  return data({ reason: settled.reason }, 422);
}

export default function StaffCorrection() {
  const { lang } = useRequest();
  const { me, correction } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const base = fieldWords(lang);
  const { kind, amount, currency, loanNo, askedAt, outcome, obstacle } = correction;
  const inLedger = kind === "waive_fees" || kind === "waive_penalty";
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffCorrections()} text={say(lang, words.back)} />
      <ErrorSummary
        title={say(lang, words.problem)}
        problems={
          refused
            ? [
                {
                  field: refused.reason === "proof_needed" ? "proof" : "main",
                  message: say(lang, correctionProblems[refused.reason]),
                },
              ]
            : []
        }
      />
      <WorkHeader title={say(lang, correctionKindWords[kind])}>
        <Tag>{say(lang, outcome === null ? words.waiting : words[outcome])}</Tag>
      </WorkHeader>
      <Card>
        <Facts
          facts={[
            { term: say(lang, words.loan), value: loanNo },
            ...(amount === null || currency === null
              ? []
              : [{ term: say(lang, words.amount), value: formatMoney(amount, currency, lang) }]),
            { term: say(lang, words.asked), value: formatInstant(askedAt, lang, deskTimeZone, "table") },
            ...(obstacle === null
              ? []
              : [{ term: say(lang, words.cannot), value: say(lang, obstacleWords[obstacle]) }]),
          ]}
        />
      </Card>
      {outcome === null ? (
        <Card title={say(lang, words.carryOut)}>
          <p>{say(lang, inLedger ? words.inLedger : words.outside)}</p>
          <form method="post" className="flow tight" noValidate>
            {inLedger ? null : (
              <TextField
                words={base}
                id="proof"
                label={say(lang, words.proof)}
                width="m"
                error={refused?.reason === "proof_needed" ? say(lang, correctionProblems.proof_needed) : undefined}
              />
            )}
            <Button name="outcome" value="done">
              {say(lang, words.goDone)}
            </Button>
          </form>
          <Details summary={say(lang, words.cannot)} open={refused?.reason === "more_than_owed"}>
            <form method="post" className="flow tight" noValidate>
              <SelectField
                words={base}
                id="obstacle"
                label={say(lang, words.why)}
                options={correctionObstacles.map((code) => ({ value: code, text: say(lang, obstacleWords[code]) }))}
              />
              <Button look="quiet" small name="outcome" value="cannot">
                {say(lang, words.goCannot)}
              </Button>
            </form>
          </Details>
        </Card>
      ) : null}
    </StaffFrame>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { agreementClauses } from "#app/hardship/agreement-clauses.ts";
import { acceptOffer, declineOffer } from "#app/hardship/answer-offer.ts";
import { figuresOf } from "#app/hardship/offer-figures.ts";
import { readOffer, readTracker } from "#app/hardship/tracker.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { localDay } from "#app/policy/zones.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatDay } from "#app/ui/format.ts";
import { BeforeAfter } from "#app/ui/hardship/before-after.tsx";
import { OfferAtAGlance } from "#app/ui/hardship/offer-view.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { offerWords as words, openUntil } from "#app/words/hardship-offer.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const tracker = await readTracker(context, visitor, loanId);
  if (!tracker) throw notFound();
  const shown = await readOffer(context, visitor, loanId);
  if (!shown) throw redirect(paths.hardship({ loanId }));
  const { offer, worked, reasons, unchanged, rules, reference } = shown;
  return {
    ...{ visitor, loanId, reasons, unchanged, reference },
    figures: figuresOf(worked, tracker.currency),
    clauses: agreementClauses(rules.profile, worked.offer.interestWaits),
    shownHash: worked.shownHash,
    until: offer.expiresAt === null ? null : localDay(offer.expiresAt - 1, rules.zone),
  };
}

const answer = z.object({
  act: z.enum(["accept", "decline"]),
  shown: z.string().max(64).optional(),
  name: z.string().max(120).optional(),
});

/** Agreeing binds to what was on this very page: its hash comes back with the name. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const form = await readForm(request, answer);
  if (!form.ok) return data({ problem: "nameProblem" as const }, form.status);
  const loanId = params.loanId ?? "";
  const { borrowerId } = visitor;
  const { requestId, lang } = context;
  const { act, shown: shownHash, name } = form.value;
  if (act === "decline") {
    await declineOffer(context, { borrowerId, loanId, requestId });
    return redirect(paths.hardship({ loanId }), 303);
  }
  const given = { borrowerId, loanId, requestId, lang, shownHash: shownHash ?? "", name: name ?? "" };
  const accepted = await acceptOffer(context, given);
  if (accepted.ok) return redirect(paths.hardshipAgreement({ loanId }), 303);
  if (accepted.reason === "name_differs") return data({ problem: "nameDiffers" as const }, 422);
  if (accepted.reason === "name_missing") return data({ problem: "nameProblem" as const }, 422);
  return redirect(accepted.reason === "changed" ? paths.hardshipOffer({ loanId }) : paths.hardship({ loanId }), 303);
}

export default function HardshipOffer() {
  const { lang } = useRequest();
  const { visitor, loanId, reasons, unchanged, reference, figures, clauses, shownHash, until } =
    useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong ? say(lang, words[wrong.problem]) : undefined;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.hardship({ loanId })} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "name", message: problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">
        <span className="num">{reference}</span>
        {until === null ? null : ` · ${say(lang, openUntil, { date: formatDay(until, lang, "weekday") })}`}
      </p>
      {unchanged ? null : (
        <Note tone="warm" icon="info" title={say(lang, words.changed)}>
          <p>{say(lang, words.changedText)}</p>
        </Note>
      )}
      <Card>
        <OfferAtAGlance figures={figures} lang={lang} />
      </Card>
      <Card title={say(lang, words.whyThese)}>
        <blockquote className="words">{reasons}</blockquote>
      </Card>
      {clauses.map(({ heading, text }) => (
        <Card key={text.en} title={say(lang, heading)}>
          <p>{say(lang, text)}</p>
        </Card>
      ))}
      <h2>{say(lang, words.beforeAfter)}</h2>
      <BeforeAfter figures={figures} lang={lang} />
      {unchanged ? (
        <form method="post" className="flow" noValidate>
          <h2>{say(lang, words.agreeHeading)}</h2>
          <input type="hidden" name="act" value="accept" />
          <input type="hidden" name="shown" value={shownHash} />
          <TextField
            words={fieldWords(lang)}
            id="name"
            label={say(lang, words.name)}
            hint={say(lang, words.nameHint)}
            error={problem}
            input={{ autoComplete: "name", maxLength: 120 }}
          />
          <Button>{say(lang, words.agree)}</Button>
        </form>
      ) : null}
      <form method="post" className="flow tight">
        <input type="hidden" name="act" value="decline" />
        <Button look="quiet">{say(lang, words.decline)}</Button>
        <p className="hint">{say(lang, words.declineHint)}</p>
      </form>
    </PageFrame>
  );
}

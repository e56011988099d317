import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { PageAnswer, PayChoice } from "#app/gateways/payment/sandbox/checkout.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Amount } from "#app/ui/amount.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { declineWords } from "#app/words/payment-status.ts";
import { sandboxWords as words } from "#app/words/sandbox.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

/** The payment page of the embedded processor: somebody else's house, so without the portal's frame. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = context.sandbox?.page(params.sessionId ?? "") ?? null;
  if (!page) throw notFound();
  if (page.returnUrl !== null) return redirect(page.returnUrl, 303);
  return { page };
}

const shape = z.object({
  way: z.enum(["card", "wallet", "arrives", "fails", "pass", "refuse"]),
  number: z.string().max(40).optional(),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { sandbox } = context;
  const sessionId = params.sessionId ?? "";
  if (!sandbox?.page(sessionId)) throw notFound();
  const form = await readForm(request, shape);
  if (!form.ok) return data({ problem: say(context.lang, words.notListed) }, form.status);
  const { way, number } = form.value;
  const answer =
    way === "pass" || way === "refuse"
      ? sandbox.answerChallenge(sessionId, way === "pass")
      : sandbox.submit(sessionId, choiceOf(way, number ?? ""));
  return answerOf(answer, request.url, context.lang);
}

function choiceOf(way: "card" | "wallet" | "arrives" | "fails", number: string): PayChoice {
  if (way === "card") return { method: "card", number };
  return way === "wallet" ? { method: "wallet" } : { method: "delayed", outcome: way };
}

function answerOf(answer: PageAnswer, here: string, lang: Lang) {
  switch (answer.kind) {
    case "leave":
      return redirect(answer.url, 303);
    case "challenge":
      return redirect(new URL(here).pathname, 303);
    case "closed":
      return redirect(answer.url ?? new URL(here).pathname, 303);
    case "declined":
      return data({ problem: say(lang, declineWords[answer.code] ?? fallback) }, 422);
    case "not_a_test_card":
      return data({ problem: say(lang, words.notListed) }, 422);
    case "credit_not_accepted":
      return data({ problem: say(lang, words.creditNotAccepted) }, 422);
    case "missing":
      throw notFound();
  }
}

const fallback: Message = { zh: "银行没有同意。", en: "The bank did not agree." };

export default function SandboxCheckout() {
  const { lang } = useRequest();
  const { page } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const problem = tried?.problem;
  return (
    <main className="page flow" id="main">
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem === undefined ? [] : [{ field: "number", message: problem }]}
      />
      <Note tone="warm" icon="info" title={say(lang, words.banner)}>
        <p>{say(lang, words.bannerText)}</p>
      </Note>
      <h1>
        {page.description ?? say(lang, words.setupHeading)}{" "}
        {page.amount === null || page.currency === null ? null : (
          <strong className="big">
            <Amount amount={page.amount} currency={page.currency} lang={lang} />
          </strong>
        )}
      </h1>
      {page.status === "open" ? (
        page.challenge ? (
          <Challenge lang={lang} />
        ) : (
          <Ways lang={lang} problem={problem} />
        )
      ) : (
        <p>{say(lang, words.over)}</p>
      )}
      {page.cancelUrl === null ? null : (
        <p>
          <a href={page.cancelUrl}>{say(lang, words.back)}</a>
        </p>
      )}
      {page.status === "open" ? (
        <Details summary={say(lang, words.listed)}>
          <ul>
            {page.cards
              .filter(({ credit }) => page.creditAccepted || !credit)
              .map((card) => (
                <li key={card.number}>
                  <span className="num">{card.number}</span> {say(lang, card.about)}
                </li>
              ))}
          </ul>
        </Details>
      ) : null}
    </main>
  );
}

function Challenge({ lang }: { lang: Lang }) {
  return (
    <Card title={say(lang, words.challengeHeading)}>
      <form method="post" className="flow tight">
        <Button name="way" value="pass">
          {say(lang, words.pass)}
        </Button>
        <Button look="quiet" name="way" value="refuse">
          {say(lang, words.fail)}
        </Button>
      </form>
    </Card>
  );
}

function Ways({ lang, problem }: { lang: Lang; problem: string | undefined }) {
  const { page } = useLoaderData<typeof loader>();
  const paying = page.mode === "payment";
  return (
    <>
      <form method="post" className="flow" noValidate>
        <TextField
          words={fieldWords(lang)}
          id="number"
          label={say(lang, words.card)}
          error={problem}
          input={{ inputMode: "numeric", autoComplete: "off" }}
        />
        <Button name="way" value="card">
          {say(lang, paying ? words.payCard : words.saveCard)}
        </Button>
      </form>
      {paying ? (
        <Card title={say(lang, words.otherWays)}>
          <form method="post" className="flow tight">
            {(["wallet", "arrives", "fails"] as const).map((way) => (
              <Button key={way} look="quiet" name="way" value={way}>
                {say(lang, words[way])}
              </Button>
            ))}
          </form>
        </Card>
      ) : null}
    </>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { everywhere, type Faults } from "#app/gateways/payment/sandbox/faults.ts";
import type { Sandbox } from "#app/gateways/payment/sandbox/sandbox.ts";
import { WireError } from "#app/gateways/payment/sandbox/wire-error.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { fieldWords } from "#app/words/frame.ts";
import { paymentsWords } from "#app/words/payment-status.ts";
import { sandboxWords as words } from "#app/words/sandbox.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

const troubles: Readonly<Record<string, Faults>> = {
  faultNone: {},
  faultCopies: { copies: 5, shuffle: true },
  faultDelay: { delaySeconds: 30 },
  faultDrop: { drop: true },
};

function sandboxOf({ env, sandbox }: LoaderFunctionArgs["context"]): Sandbox {
  if (!env.demo || !sandbox) throw notFound();
  return sandbox;
}

export async function loader({ context }: LoaderFunctionArgs) {
  const sandbox = sandboxOf(context);
  const set = JSON.stringify(sandbox.faults(everywhere));
  const payments = sandbox.payments(25).map(({ intent, refunds, disputes }) => ({
    id: intent.id,
    amount: intent.amount,
    currency: intent.currency.toUpperCase(),
    status: intent.status,
    createdAt: intent.created * 1000,
    refunds: refunds.map(({ amount, status }) => ({ amount, status })),
    disputes: disputes.map(({ id, status }) => ({ id, status })),
    refundable: intent.status === "succeeded" && refunds.length === 0 && disputes.length === 0,
  }));
  const trouble = Object.keys(troubles).find((name) => JSON.stringify(troubles[name]) === set) ?? "faultNone";
  return { payments, trouble };
}

const shape = z.object({
  deed: z.enum(["refund", "dispute", "win", "lose", "faults"]),
  id: z.string().max(60).optional(),
  trouble: z.string().max(20).optional(),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const sandbox = sandboxOf(context);
  const form = await readForm(request, shape);
  if (form.ok) {
    try {
      carryOut(sandbox, form.value);
    } catch (error) {
      // What the processor refuses (a second dispute, say) simply does not happen.
      if (!(error instanceof WireError)) throw error;
    }
  }
  return redirect(paths.sandboxPayments(), 303);
}

function carryOut(sandbox: Sandbox, { deed, id = "", trouble = "" }: z.infer<typeof shape>): void {
  const payment = sandbox.payments(100).find(({ intent }) => intent.id === id);
  switch (deed) {
    case "refund":
      if (payment) sandbox.refundOutside(id, payment.intent.amount);
      return;
    case "dispute":
      sandbox.openDispute(id, "chargeback");
      return;
    case "win":
    case "lose":
      sandbox.closeDispute(id, deed === "win" ? "won" : "lost");
      return;
    case "faults":
      sandbox.setFaults(everywhere, troubles[trouble] ?? {});
  }
}

export default function SandboxPanel() {
  const { lang } = useRequest();
  const { payments, trouble } = useLoaderData<typeof loader>();
  return (
    <PageFrame>
      <h1>{say(lang, words.panel)}</h1>
      <p className="lede">{say(lang, words.panelLede)}</p>
      <form method="post" className="flow">
        <input type="hidden" name="deed" value="faults" />
        <Choices
          words={fieldWords(lang)}
          id="trouble"
          label={say(lang, words.faults)}
          type="radio"
          chosen={trouble}
          options={(["faultNone", "faultCopies", "faultDelay", "faultDrop"] as const).map((value) => ({
            value,
            label: say(lang, words[value]),
          }))}
        />
        <Button look="quiet">{say(lang, words.apply)}</Button>
      </form>
      {payments.length === 0 ? <Empty text={say(lang, paymentsWords.none)} /> : null}
      {payments.map((payment) => (
        <Card key={payment.id} title={`${formatMoney(payment.amount, payment.currency, lang)} · ${payment.status}`}>
          <p className="fine">
            {payment.id} · {formatInstant(payment.createdAt, lang, "UTC")} UTC
          </p>
          {payment.refunds.map(({ amount, status }, nr) => (
            <p key={nr}>
              {say(lang, words.refund)} {formatMoney(amount, payment.currency, lang)} · {status}
            </p>
          ))}
          <form method="post">
            <input type="hidden" name="id" value={payment.disputes[0]?.id ?? payment.id} />
            <Buttons>
              {payment.refundable ? (
                <>
                  <Button look="quiet" small name="deed" value="refund">
                    {say(lang, words.refund)}
                  </Button>
                  <Button look="quiet" small name="deed" value="dispute">
                    {say(lang, words.dispute)}
                  </Button>
                </>
              ) : null}
              {payment.disputes[0]?.status === "needs_response" ? (
                <>
                  <Button look="quiet" small name="deed" value="win">
                    {say(lang, words.win)}
                  </Button>
                  <Button look="quiet" small name="deed" value="lose">
                    {say(lang, words.lose)}
                  </Button>
                </>
              ) : null}
            </Buttons>
          </form>
        </Card>
      ))}
    </PageFrame>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readStanding } from "#app/account/standing.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { amountProblem, typedAmount } from "#app/http/payment-forms.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { closePayLink, createPayLink, nicknameOf, readPayLink } from "#app/payments/pay-link.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { MoneyField } from "#app/ui/money-field.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { shareWords as words } from "#app/words/payment-help.ts";
import { payWords } from "#app/words/payments.ts";
import { say } from "#app/words/words.ts";
import { livePayLinks } from "#db/stores/payments-links.ts";

export const handle: PageHandle = { title: payWords.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const { loan } = standing;
  const links = await livePayLinks(context.db.read, loan.id, context.clock.now());
  const token = new URL(request.url).searchParams.get("made");
  const made = token !== null && (await readPayLink(context, token)) !== null ? token : null;
  return {
    visitor,
    loanId: loan.id,
    currency: loan.contract.currency,
    made: made === null ? null : context.site.origin + paths.helperPay({ token: made }),
    links: await Promise.all(
      links.map(async (link) => {
        const { id, reference, amount, expiresAt } = link;
        return { id, nickname: await nicknameOf(context.db.read, context.keyring, link), reference, amount, expiresAt };
      }),
    ),
  };
}

const shape = z.object({
  close: z.string().max(40).optional(),
  amount: z.string().max(30).optional(),
  nickname: z.string().max(200).optional(),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const { loan, position } = standing;
  const { lang } = context;
  const form = await readForm(request, shape);
  const typed = form.ok ? { amount: form.value.amount ?? "", nickname: form.value.nickname ?? "" } : form.typed;
  const again = (field: "amount" | "nickname", problem: string) => data({ field, problem, typed }, 422);
  if (!form.ok) return again("amount", say(lang, payWords.notANumber));
  if (form.value.close !== undefined) {
    await closePayLink(context, visitor.borrowerId, loan.id, form.value.close);
    return redirect(paths.shareLoan({ loanId: loan.id }), 303);
  }
  const amount = typedAmount(form.value.amount ?? "", position.currency);
  if (amount === null) return again("amount", say(lang, payWords.notANumber));
  const made = await createPayLink(context, visitor.borrowerId, {
    loanId: loan.id,
    amount,
    nickname: form.value.nickname ?? "",
    day: position.asOf,
  });
  if (made.ok) return redirect(`${paths.shareLoan({ loanId: loan.id })}?made=${made.token}`, 303);
  switch (made.reason) {
    case "loan_missing":
      throw notFound();
    case "nickname_missing":
      return again("nickname", say(lang, words.nicknameMissing));
    case "nickname_too_long":
      return again("nickname", say(lang, words.nicknameTooLong));
    case "too_many_links":
      return again("amount", say(lang, words.tooManyLinks));
    case "too_many_today":
      return again("amount", say(lang, words.tooManyToday));
    default:
      return again("amount", amountProblem(made, position.currency, lang));
  }
}

export default function Share() {
  const { lang } = useRequest();
  const { visitor, loanId, currency, made, links } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const errorOf = (field: "amount" | "nickname") => (tried?.field === field ? tried.problem : undefined);
  return (
    <PageFrame session={visitor}>
      <Back href={paths.pay({ loanId })} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={tried ? [{ field: tried.field, message: tried.problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      {made === null ? null : (
        <Note tone="good" icon="link" role="status" title={say(lang, words.madeTitle)}>
          <p className="anywhere">
            <a href={made}>{made}</a>
          </p>
          <p>{say(lang, words.made)}</p>
        </Note>
      )}
      <form method="post" className="flow" noValidate>
        <MoneyField
          words={fieldWords(lang)}
          id="amount"
          label={say(lang, words.amount)}
          currency={currency}
          value={tried?.typed.amount}
          error={errorOf("amount")}
        />
        <TextField
          words={fieldWords(lang)}
          id="nickname"
          label={say(lang, words.nickname)}
          hint={say(lang, words.nicknameHint)}
          value={tried?.typed.nickname}
          error={errorOf("nickname")}
          input={{ autoComplete: "off", maxLength: 40 }}
        />
        <Button>{say(lang, words.make)}</Button>
      </form>
      {links.length === 0 ? null : <h2>{say(lang, words.live)}</h2>}
      {links.map((link) => (
        <Card key={link.id} title={`${link.nickname} · ${formatMoney(link.amount, currency, lang)}`} level={3}>
          <p className="fine">
            {link.reference} · {say(lang, words.until)} {formatInstant(link.expiresAt, lang, visitor.timeZone)}
          </p>
          <form method="post">
            <input type="hidden" name="close" value={link.id} />
            <Button look="quiet" small>
              {say(lang, words.close)}
            </Button>
          </form>
        </Card>
      ))}
    </PageFrame>
  );
}

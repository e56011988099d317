import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { retryWords } from "#app/http/retry-words.ts";
import { StaffDoor } from "#app/http/staff-frame.tsx";
import { acceptInvite, readInvite } from "#app/staff/accept-invite.ts";
import { qrRows } from "#app/staff/qr-code.ts";
import { totpAddress, totpSecretText } from "#app/staff/totp.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { QrCode } from "#app/ui/staff/qr-code.tsx";
import { SecretList } from "#app/ui/staff/secret-list.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { lender } from "#app/words/lender.ts";
import { accountWords, joinWords as words, passwordProblemWords, signInWords } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

const fields = z.object({ password: z.string().max(1000).default(""), code: z.string().max(80).default("") });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const read = await readInvite(context, params.token ?? "");
  if (!read.ok) return data({ invite: null }, 404);
  const { purpose, login, totpSecret } = read.invite;
  const app = totpSecret && {
    secret: totpSecretText(totpSecret),
    address: totpAddress(totpSecret, login, lender.name.en),
    picture: qrRows(totpAddress(totpSecret, login, lender.name.en)),
  };
  return data({ invite: { purpose, login, app } });
}

/** The recovery codes are in this answer and nowhere else, so it is a page and no redirect. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { lang } = context;
  const form = await readForm(request, fields);
  if (!form.ok) return data({ codes: null, field: "password", problem: say(lang, signInWords.missing) }, form.status);
  const accepted = await acceptInvite(context, { token: params.token ?? "", ...form.value });
  if (accepted.ok) return data({ codes: accepted.recoveryCodes, field: null, problem: null });
  if (accepted.reason === "no_invite") return data({ codes: null, field: null, problem: null }, 404);
  if (accepted.reason === "busy") {
    return data({ codes: null, field: "password", problem: say(lang, signInWords.busy) }, 503);
  }
  if (accepted.reason === "blocked") {
    const problem = retryWords(lang, accepted.retryAt - context.clock.now());
    return data({ codes: null, field: "password", problem }, 429);
  }
  const field = accepted.reason === "wrong_code" ? "code" : "password";
  return data({ codes: null, field, problem: say(lang, passwordProblemWords[accepted.reason]) }, 422);
}

export default function StaffJoin() {
  const { lang } = useRequest();
  const { invite } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.codes) return <Done codes={answer.codes} />;
  if (!invite) {
    return (
      <StaffDoor>
        <h1>{say(lang, words.gone)}</h1>
        <p className="lede">{say(lang, words.goneText)}</p>
      </StaffDoor>
    );
  }
  const error = (field: string) => (answer?.field === field ? answer.problem : undefined);
  const keeps = invite.purpose === "second_factor";
  return (
    <StaffDoor>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={answer?.problem ? [{ field: answer.field, message: answer.problem }] : []}
      />
      <h1>{say(lang, words[invite.purpose])}</h1>
      <p className="lede">
        {say(lang, words.login)} <b>{invite.login}</b>
      </p>
      <form method="post" className="flow" noValidate>
        <TextField
          words={fieldWords(lang)}
          id="password"
          type="password"
          label={say(lang, keeps ? words.presentPassword : words.newPassword)}
          hint={keeps ? undefined : say(lang, words.passwordHint)}
          error={error("password")}
          input={{ autoComplete: keeps ? "current-password" : "new-password" }}
        />
        {invite.app ? (
          <Card title={say(lang, words.scanHeading)} soft>
            <p>{say(lang, words.scanText)}</p>
            <QrCode rows={invite.app.picture} label={say(lang, words.scanLabel)} />
            <p>{say(lang, words.orType)}</p>
            <p>
              <code className="num">{(invite.app.secret.match(/.{1,4}/g) ?? []).join(" ")}</code>
            </p>
            <p>
              <a href={invite.app.address}>{say(lang, words.openApp)}</a>
            </p>
          </Card>
        ) : null}
        <TextField
          words={fieldWords(lang)}
          id="code"
          label={say(lang, words.code)}
          error={error("code")}
          width="m"
          input={{ autoComplete: "one-time-code", inputMode: "numeric" }}
        />
        <Button>{say(lang, words.save)}</Button>
      </form>
    </StaffDoor>
  );
}

function Done({ codes }: { codes: readonly string[] }) {
  const { lang } = useRequest();
  return (
    <StaffDoor>
      <Panel title={say(lang, words.done)} />
      {codes.length === 0 ? null : (
        <Card title={say(lang, accountWords.codesHeading)}>
          <p>{say(lang, accountWords.codesText)}</p>
          <SecretList label={say(lang, accountWords.recoveryCodes)} secrets={codes} />
        </Card>
      )}
      <Button href={paths.staffSignIn()}>{say(lang, words.signIn)}</Button>
    </StaffDoor>
  );
}

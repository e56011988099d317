import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireFreshStaff } from "#app/http/staff-session.ts";
import { listPasskeys } from "#app/staff/list-passkeys.ts";
import { replaceRecoveryCodes } from "#app/staff/replace-recovery-codes.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { SecretList } from "#app/ui/staff/secret-list.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { accountWords as words, codesLeft } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.recoveryCodes, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffRecoveryCodes);
  const { recoveryCodes } = await listPasskeys(context, session);
  return { me: meOf(session), left: recoveryCodes };
}

/** The codes are in this answer and nowhere else, so it is a page and no redirect. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffRecoveryCodes);
  const replaced = await replaceRecoveryCodes(context, session);
  if (!replaced.ok) return redirect(confirmAddress(paths.staffRecoveryCodes()), 303);
  return data({ codes: replaced.codes });
}

export default function StaffRecoveryCodes() {
  const { lang } = useRequest();
  const { me, left } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.recoveryCodes)} />
      {made ? (
        <Card title={say(lang, words.codesHeading)}>
          <p>{say(lang, words.codesText)}</p>
          <SecretList label={say(lang, words.recoveryCodes)} secrets={made.codes} />
          <Button small href={paths.staffAccount()}>
            {say(lang, words.codesDone)}
          </Button>
        </Card>
      ) : (
        <Card>
          <p>{say(lang, codesLeft, { count: left })}</p>
          <p>{say(lang, words.newCodesText)}</p>
          <form method="post">
            <Button small>{say(lang, words.newCodes)}</Button>
          </form>
        </Card>
      )}
    </StaffFrame>
  );
}

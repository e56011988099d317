import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { termsOfApproval } from "#app/hardship/terms-of-approval.ts";
import { approveDeed } from "#app/http/approval-deeds.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireFreshStaff } from "#app/http/staff-session.ts";
import { moneyEffectOf } from "#app/payments/approval-effect.ts";
import { type Decision, refuse } from "#app/staff/approvals/decide-approval.ts";
import { findApproval } from "#app/staff/approvals/list-approvals.ts";
import { listedTerms } from "#app/staff/approvals/terms.ts";
import { withdraw, type Withdrawal } from "#app/staff/approvals/withdraw-approval.ts";
import { roleTermsOf } from "#app/staff/change-roles.ts";
import { loginsOf } from "#app/staff/list-staff.ts";
import { Answers } from "#app/ui/answers.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { BeforeAfter, PaidEachTime, WhereItGoes } from "#app/ui/hardship/before-after.tsx";
import { OfferAtAGlance } from "#app/ui/hardship/offer-view.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { ApprovalEffect } from "#app/ui/payments/approval-effect.tsx";
import { HandOver } from "#app/ui/staff/hand-over.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { frameWords } from "#app/words/frame.ts";
import {
  approvalKindWords,
  approvalStatusWords,
  approvalWords as words,
  decisionProblems,
  peopleWords,
} from "#app/words/staff-people.ts";
import { deskWords, roleWords } from "#app/words/staff-access.ts";
import { type Lang, say } from "#app/words/words.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const fields = z.object({ deed: z.enum(["approve", "refuse", "withdraw"]), termsHash: z.string().max(64) });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffApproval);
  const approval = await findApproval(context, session.roles, params.approvalId ?? "");
  if (!approval) throw notFound();
  const { kind, status, subject, reason, termsHash, amount, currency, requestedAt, expiresAt, requestedBy } = approval;
  const people = await loginsOf(context, [requestedBy, subject.replace(/^staff:/, "")]);
  return {
    me: meOf(session),
    approval: { kind, status, reason, termsHash, amount, currency, requestedAt, expiresAt },
    about: people[subject.replace(/^staff:/, "")] ?? subject,
    by: people[requestedBy] ?? "",
    own: requestedBy === session.staffId,
    terms: listedTerms(approval.terms),
    roles: roleTermsOf(approval),
    money: await moneyEffectOf(context, approval),
    offered: await termsOfApproval(context, approval),
  };
}

/** A link that comes out of a reset is in this answer and nowhere else; everything else leads back to the list. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffApproval);
  const form = await readForm(request, fields);
  if (!form.ok) throw new Response(null, { status: form.status });
  const approvalId = params.approvalId ?? "";
  const approval = await findApproval(context, session.roles, approvalId);
  if (!approval) throw notFound();
  const { deed, termsHash } = form.value;
  const given = { approvalId, termsHash };
  if (deed === "approve") {
    const done = await approveDeed(context, session, { ...given, kind: approval.kind });
    if (done.ok && done.invite !== null) {
      return data({ link: context.env.origin + paths.staffJoin({ token: done.invite }), reason: null });
    }
    return done.ok ? redirect(paths.staffApprovals(), 303) : refused(done.reason, approvalId);
  }
  const done = await context.db.transact((tx): Promise<Decision | Withdrawal> =>
    deed === "withdraw"
      ? withdraw(tx, context, session, approvalId)
      : refuse(tx, context, session, { ...given, reason: "refused_on_desk" }),
  );
  return done.ok ? redirect(paths.staffApprovals(), 303) : refused(done.reason, approvalId);
}

function refused(reason: keyof typeof decisionProblems, approvalId: string) {
  if (reason === "second_factor_needed") return redirect(confirmAddress(paths.staffApproval({ approvalId })), 303);
  return data({ link: null, reason }, 422);
}

export default function StaffApproval() {
  const { lang } = useRequest();
  const { me, approval, about, by, own, terms, roles, money, offered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const time = (at: number) => <Moment at={at} text={formatInstant(at, lang, deskTimeZone, "table")} />;
  const { amount, currency } = approval;
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffApprovals()} text={say(lang, words.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={answer?.reason ? [{ field: "main", message: say(lang, decisionProblems[answer.reason]) }] : []}
      />
      <WorkHeader title={say(lang, approvalKindWords[approval.kind])}>
        <Tag>{say(lang, approvalStatusWords[approval.status])}</Tag>
      </WorkHeader>
      {answer?.link ? (
        <HandOver
          title={say(lang, peopleWords.linkHeading)}
          text={say(lang, peopleWords.linkText)}
          link={answer.link}
        />
      ) : null}
      {money ? (
        <ApprovalEffect
          effect={money}
          lang={lang}
          mayLook={me.roles.includes("agent") || me.roles.includes("approver")}
        />
      ) : null}
      <Card>
        <Facts
          facts={[
            { term: say(lang, words.about), value: <span className="anywhere">{about}</span> },
            ...(amount === null || currency === null
              ? []
              : [{ term: say(lang, words.amount), value: formatMoney(amount, currency, lang) }]),
            { term: say(lang, words.by), value: by },
            { term: say(lang, words.since), value: time(approval.requestedAt) },
            { term: say(lang, words.until), value: time(approval.expiresAt) },
            { term: say(lang, words.reason), value: approval.reason },
          ]}
        />
      </Card>
      {offered ? (
        <Card title={offered.reference}>
          <OfferAtAGlance figures={offered.figures} lang={lang} />
          <PaidEachTime figures={offered.figures} lang={lang} />
          <WhereItGoes figures={offered.figures} lang={lang} />
          <BeforeAfter figures={offered.figures} lang={lang} />
        </Card>
      ) : null}
      <Card title={say(lang, words.terms)}>
        {roles ? (
          <Facts
            facts={[
              { term: say(lang, words.now), value: rolesInWords(lang, roles.from) },
              { term: say(lang, words.afterwards), value: rolesInWords(lang, roles.to) },
            ]}
          />
        ) : (
          <Answers answers={terms.map(({ name, value }) => ({ term: name, value }))} />
        )}
        <p className="fine">
          {say(lang, words.fingerprint)} <code className="num">{approval.termsHash.slice(0, 16)}</code>
        </p>
      </Card>
      {approval.status !== "pending" ? null : (
        <form method="post" className="flow">
          <input type="hidden" name="termsHash" value={approval.termsHash} />
          {own ? (
            <>
              <Note>
                <p>{say(lang, words.own)}</p>
              </Note>
              <Button look="quiet" small name="deed" value="withdraw">
                {say(lang, words.withdraw)}
              </Button>
            </>
          ) : (
            <Buttons>
              <Button small name="deed" value="approve">
                {say(lang, words.approve)}
              </Button>
              <Button look="quiet" small name="deed" value="refuse">
                {say(lang, words.refuse)}
              </Button>
            </Buttons>
          )}
        </form>
      )}
    </StaffFrame>
  );
}

function rolesInWords(lang: Lang, roles: readonly StaffRole[]): string {
  return roles.map((role) => say(lang, roleWords[role])).join(" · ") || say(lang, deskWords.noRoles);
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireStaff } from "#app/http/staff-session.ts";
import {
  approvePlanTerms,
  declinePlanRequest,
  proposePlanTerms,
  sendBackPlanTerms,
} from "#app/plans/decide-plan-request.ts";
import { declineCodes } from "#app/plans/decline-codes.ts";
import { grantedTermsSchema } from "#app/plans/granted-terms.ts";
import { type GrantOption, grantOptions, openPlanRequest, type Own } from "#app/plans/plan-request-file.ts";
import { localDay } from "#app/policy/zones.ts";
import { loginsOf } from "#app/staff/list-staff.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { RequestScreen } from "#app/ui/plans/request-screen.tsx";
import { frameWords } from "#app/words/frame.ts";
import { planDeskProblems, planDeskWords as words } from "#app/words/plan-request-desk.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const form = z.object({
  act: z.enum(["propose", "approve", "send_back", "decline"]),
  terms: z.string().max(1000).optional(),
  shown: z.string().max(64).optional(),
  approvalId: z.string().max(40).optional(),
  termsHash: z.string().max(64).optional(),
  code: z.array(z.enum(declineCodes)).optional(),
});

const own = z.object({
  every: z.enum(["monthly", "four-weekly", "two-weekly", "weekly"]),
  day: z.coerce.number().int().min(1).max(31),
  count: z.coerce.number().int().min(1).max(520),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffPlanRequest);
  const at = { loanId: params.loanId ?? "", id: params.requestId ?? "", requestId: context.requestId };
  const opened = await openPlanRequest(context, session, at);
  if (opened === null) throw notFound();
  const { found, proposal } = opened;
  const query = new URL(request.url).searchParams;
  const waiting = found.request.status === "waiting";
  const options = waiting ? grantOptions(found, ownIn(query)) : [];
  const proposed = proposal?.option ?? null;
  const asked = Number(query.get("look") ?? "-1");
  const close = proposed ?? options[query.has("count") ? options.length - 1 : asked] ?? null;
  const logins = proposal === null ? {} : await loginsOf(context, [proposal.by]);
  const now = context.clock.now();
  const { request: asking, standing, budget, answers, ground, timeZone } = found;
  return {
    me: meOf(session),
    staffId: session.staffId,
    approver: session.roles.includes("approver"),
    now,
    days: localDay(asking.decideBy - 1, deskTimeZone) - localDay(now, deskTimeZone),
    zone: timeZone,
    name: opened.name,
    lang: opened.lang,
    request: {
      ...{ loanId: asking.loanId, id: asking.id, reference: asking.reference, status: asking.status },
      ...{ reasons: asking.reasons, createdAt: asking.createdAt, decideBy: asking.decideBy },
      decision: asking.decision ?? [],
      signed: asking.planId !== null,
    },
    loanNo: standing.loan.loanNo,
    currency: standing.position.currency,
    owed: ground?.owed ?? 0,
    everything: standing.position.payoff.total,
    dpd: standing.position.dpd,
    wish: answers?.wish ?? null,
    changes: (answers?.replaces ?? null) !== null,
    erased: answers === null,
    budget: budget === null ? null : { lines: budget.lines, totals: budget.totals },
    surplus: budget?.totals?.surplus ?? null,
    options: options.map(outlined),
    close: close === null ? null : { ...outlined(close), drawn: close.offer.drawn, shown: close.shown },
    look: close === null ? null : options.indexOf(close),
    proposal:
      proposal === null
        ? null
        : {
            approvalId: proposal.approvalId,
            termsHash: proposal.termsHash,
            by: logins[proposal.by] ?? "",
            own: proposal.by === session.staffId,
          },
    earlier: opened.earlier,
    promises: opened.promises,
  };
}

function outlined({ from, terms, offer, monthly, withinPolicy, tooLong }: GrantOption) {
  const { count, regular, last, total, extraCost, lastDue } = offer.option;
  return { from, terms, monthly, withinPolicy, tooLong, count, regular, last, total, extraCost, lastDue };
}

function ownIn(query: URLSearchParams): Own | null {
  const read = own.safeParse(Object.fromEntries(query));
  return read.success ? read.data : null;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffPlanRequest);
  const at = { loanId: params.loanId ?? "", id: params.requestId ?? "" };
  const here = paths.staffPlanRequest({ loanId: at.loanId, requestId: at.id });
  const read = await readForm(request, form);
  if (!read.ok) return data({ problem: "no_reason" }, read.status);
  const done = await act(read.value);
  if (done.ok) return redirect(here, 303);
  if (done.reason === "not_found") throw notFound();
  if (done.reason === "second_factor_needed") return redirect(confirmAddress(here), 303);
  return data({ problem: done.reason }, 422);

  async function act(given: z.output<typeof form>) {
    const { shown = "", approvalId = "", termsHash = "" } = given;
    switch (given.act) {
      case "propose": {
        const terms = grantedTermsSchema.safeParse(jsonIn(given.terms ?? ""));
        if (!terms.success) return { ok: false as const, reason: "changed_since_shown" as const };
        return proposePlanTerms(context, session, { ...at, terms: terms.data, shown });
      }
      case "approve":
        return approvePlanTerms(context, session, { approvalId, termsHash });
      case "send_back":
        return sendBackPlanTerms(context, session, { approvalId, termsHash });
      case "decline":
        return declinePlanRequest(context, session, { ...at, codes: given.code ?? [] });
    }
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export default function StaffPlanRequest() {
  const { lang } = useRequest();
  const shown = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong ? say(lang, planDeskProblems[wrong.problem] ?? words.nothingOwed) : undefined;
  return (
    <StaffFrame me={shown.me} layout="split">
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "main", message: problem }] : []}
      />
      <RequestScreen {...shown} reading={lang} />
    </StaffFrame>
  );
}

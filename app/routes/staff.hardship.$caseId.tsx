import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { compareTerms, openCaseFor, readCaseFile, usualOptions } from "#app/hardship/case-file.ts";
import { actOnCase, deskForm, optionIn, termsIn } from "#app/hardship/desk-acts.ts";
import { daysTo } from "#app/hardship/queue.ts";
import { readForm } from "#app/http/forms.ts";
import { missingOrErased } from "#app/http/erased.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireStaff } from "#app/http/staff-session.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { CaseScreen } from "#app/ui/hardship/case-screen.tsx";
import { Note } from "#app/ui/note.tsx";
import { frameWords } from "#app/words/frame.ts";
import { caseWords as words, deskDone, deskProblems } from "#app/words/hardship-staff.ts";
import { say } from "#app/words/words.ts";
import { caseById } from "#db/stores/hardship.ts";

export const handle: PageHandle = { title: words.title, desk: true };

/** Options that somebody sets beside the usual ones. */
const mostOwn = 4;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffHardshipCase);
  const by = { kind: "staff", staffId: session.staffId, roles: session.roles } as const;
  const opened = await openCaseFor(context, by, params.caseId ?? "", { part: "case", requestId: context.requestId });
  if (!opened) {
    const found = await caseById(context.db.read, params.caseId ?? "");
    throw await missingOrErased(context, found?.borrowerId);
  }
  const file = await readCaseFile(context, opened);
  const { currency, count } = opened.loan.contract;
  const query = new URL(request.url).searchParams;
  const works = ["looking", "escalated"].includes(opened.found.state);
  const usual = works ? usualOptions(file.said.canPay ?? null, count) : [];
  const newest = optionIn(query, currency);
  const kept = query.getAll("o").map(termsIn);
  const own = [...kept, newest].filter((option) => option !== null).slice(0, mostOwn);
  const options = await compareTerms(context, opened, works ? [...usual, ...own] : []);
  const look = query.get("look");
  const asked = newest ? options.length - 1 : look === null ? null : Number(look);
  const chosen = asked !== null && options[asked]?.figures ? asked : null;
  const now = context.clock.now();
  const { dueAt } = opened.found;
  return {
    ...{ me: meOf(session), staffId: session.staffId, file, options, own: works ? own.length : 0, chosen, now },
    days: dueAt === null ? null : daysTo(dueAt, now, deskTimeZone),
    approver: session.roles.includes("approver"),
    did: query.get("done"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffHardshipCase);
  const caseId = params.caseId ?? "";
  const form = await readForm(request, deskForm);
  if (!form.ok) return data({ problem: "words_missing", typed: null }, form.status);
  const done = await actOnCase(context, session, caseId, form.value);
  if (done.ok) return redirect(`${paths.staffHardshipCase({ caseId })}?done=${form.value.act}`, 303);
  if (done.reason === "not_found") throw notFound();
  if (done.reason === "second_factor_needed") {
    return redirect(confirmAddress(paths.staffHardshipCase({ caseId })), 303);
  }
  return data({ problem: done.reason, typed: form.value }, 422);
}

export default function StaffHardshipCase() {
  const { lang } = useRequest();
  const { me, staffId, file, options, own, chosen, now, days, approver, did } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const typed = wrong?.typed ?? null;
  const message = did === null || wrong ? undefined : deskDone[did];
  const problem = wrong ? say(lang, deskProblems[wrong.problem] ?? words.cannot) : undefined;
  return (
    <StaffFrame me={me} layout="split">
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: controlOf(typed?.act, wrong?.problem), message: problem }] : []}
      />
      {message ? (
        <Note tone="good" icon="check" role="status">
          <p>{say(lang, message)}</p>
        </Note>
      ) : null}
      <CaseScreen {...{ file, options, own, chosen, lang, now, days, staffId, approver, typed }} />
    </StaffFrame>
  );
}

/** Where the summary of what was refused leads. */
function controlOf(act: string | undefined, reason: string | undefined): string {
  if (reason === "code_missing") return "code";
  const controls: Readonly<Record<string, string>> = {
    ...{ note: "note-words", escalate: "note-words", ask: "item-1", refuse: "refuse-words", refer: "refer-words" },
    ...{ end_quiet: "quiet-words", propose: "reasons", send_back: "back-words", judge: "judge" },
  };
  return controls[act ?? ""] ?? "main";
}

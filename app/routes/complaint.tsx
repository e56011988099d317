import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addComplaintFile } from "#app/complaints/add-complaint-file.ts";
import { dropDraft, openDraft, saveDraft } from "#app/complaints/draft.ts";
import { fileComplaint } from "#app/complaints/file-complaint.ts";
import { formFor } from "#app/complaints/form-for.ts";
import { wishes } from "#app/complaints/statement.ts";
import { startVisit } from "#app/complaints/visit.ts";
import { complaintCookie } from "#app/http/complaint-cookie.ts";
import { readFields } from "#app/http/forms.ts";
import { findBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { complaintCategories } from "#app/policy/categories.ts";
import { ComplaintForm, type ComplaintTyped } from "#app/ui/complaints/complaint-form.tsx";
import { Doors } from "#app/ui/doors.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { complaintFormWords as words, findWords, fineText, savedCode } from "#app/words/complaint.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { complainants } from "#db/schema/complaints.ts";
import { take } from "#db/stores/limits.ts";

export const handle: PageHandle = { title: words.title, room: "complaint" };

const long = z.string().max(20_000).default("");
const short = z.string().max(400).default("");
const fields = z.object({
  what: long,
  category: z.enum(complaintCategories).optional(),
  want: z.array(z.enum(wishes)).default([]),
  reach: short,
  when: short,
  against: short,
  who: z.enum(complainants).default("borrower"),
  name: short,
  behalf: short,
  needs: short,
  loan: short,
  language: z.enum(["zh-CN", "en"]).optional(),
  file: z.instanceof(File).optional(),
  written: z.literal("yes").optional(),
  code: z.string().max(40).default(""),
  act: z.enum(["send", "save", "open"]).default("send"),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  return formFor(context, (await findBorrower(request, context))?.borrowerId ?? null);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const body = [...(await request.formData()).entries()];
  const typed: Record<string, string[]> = {};
  for (const [name, value] of body) if (typeof value === "string" && value !== "") (typed[name] ??= []).push(value);
  const form = readFields(body, fields);
  if (!form.ok) return data({ typed, problems: [] as Problem[], code: null, saved: false }, form.status);
  const { value } = form;

  if (value.act === "open") {
    const draft = await openDraft(context, value.code, context.clientAddress);
    if (!draft) return redirect(`${paths.complaintFind()}?draft=none`, 303);
    return data({ typed: draft, problems: [] as Problem[], code: value.code, saved: false });
  }
  const { act: _act, code: _code, ...kept } = typed;
  if (value.act === "save") {
    const code = await saveDraft(context, kept, value.code === "" ? null : value.code);
    return data({ typed: kept, problems: [] as Problem[], code, saved: true });
  }

  const limit = {
    key: `complaint|${context.keyring.index("address", context.clientAddress)}`,
    max: 20,
    windowMs: 3_600_000,
  };
  if (!(await context.db.transact((tx) => take(tx, limit, context.clock.now())))) {
    return data({ typed, problems: ["tooMany"] as Problem[], code: null, saved: false }, 429);
  }
  const borrowerId = (await findBorrower(request, context))?.borrowerId ?? null;
  const filed = await fileComplaint(context, {
    statement: {
      ...{ what: value.what, when: value.when, wishes: value.want, reach: value.reach, against: value.against },
      ...{ name: value.name, onBehalfOf: value.behalf, needs: value.needs },
    },
    categories: value.category === undefined ? [] : [value.category],
    ...{
      complainant: value.who,
      channel: "portal",
      lang: value.language ?? context.lang,
      writtenAnswer: value.written === "yes",
    },
    // Somebody who complains for another may do so from their own session: it is not their account then.
    borrowerId: value.who === "borrower" || value.who === "anonymous" ? borrowerId : null,
    ...{ loanId: value.loan === "" ? null : value.loan, actor: { kind: "complainant" }, requestId: context.requestId },
  });
  if (!filed.ok) {
    const problems: Problem[] = [filed.reason === "no_way_to_answer" ? "reach" : "what"];
    return data({ typed, problems, code: value.code === "" ? null : value.code, saved: false }, 422);
  }
  // A complaint is never held up by its paper: what is wrong with a file is said after it has arrived.
  const { file } = value;
  const paper =
    file === undefined || file.size === 0
      ? null
      : await addComplaintFile(context, {
          ...{ complaintId: filed.complaintId, actor: { kind: "complainant" }, requestId: context.requestId },
          file: { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) },
        });
  if (value.code !== "") await dropDraft(context, value.code);
  const token = await startVisit(context, filed.complaintId);
  const next = paper?.ok === false ? `${paths.complaintFiles()}?file=${paper.reason}` : paths.complaintSent();
  return redirect(next, {
    status: 303,
    headers: { "Set-Cookie": complaintCookie(token, context.env.origin) },
  });
}

type Problem = "what" | "reach" | "tooMany";

export default function ComplaintPage() {
  const { lang } = useRequest();
  const { signedIn, loans, days, body } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problems = {
    what: answer?.problems.includes("what") ? say(lang, words.whatProblem) : undefined,
    reach: answer?.problems.includes("reach") ? say(lang, words.reachProblem) : undefined,
  };
  const tooMany = answer?.problems.includes("tooMany") ? say(lang, words.tooMany) : undefined;
  return (
    <PageFrame>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={[
          ...(problems.what ? [{ field: "what", message: problems.what }] : []),
          ...(problems.reach ? [{ field: "reach", message: problems.reach }] : []),
          ...(tooMany ? [{ field: "what", message: tooMany }] : []),
        ]}
      />
      <h1>{say(lang, words.heading)}</h1>
      {answer?.saved && answer.code !== null ? (
        <Note tone="good" icon="check" role="status" title={say(lang, words.savedTitle)}>
          <p>{say(lang, savedCode, { code: answer.code })}</p>
        </Note>
      ) : null}
      <Note icon="shield" title={say(lang, words.apartTitle)}>
        <p>{say(lang, words.apart)}</p>
        {signedIn ? <p>{say(lang, words.signedIn)}</p> : null}
      </Note>
      <Doors
        doors={[
          {
            ...{ href: paths.somethingWrong(), icon: "scales", tone: "plain" },
            ...{ title: say(lang, words.disputeDoor), detail: say(lang, words.disputeDoorDetail) },
          },
        ]}
      />
      <ComplaintForm
        lang={lang}
        loans={loans}
        typed={(answer?.typed ?? {}) as ComplaintTyped}
        problems={problems}
        code={answer?.code ?? null}
      />
      <Links links={[{ href: paths.complaintFind(), text: say(lang, findWords.heading) }]} />
      <p className="fine">
        {say(lang, fineText, { days, body: body && say(lang, body.name), phone: body?.phone ?? null })}
      </p>
    </PageFrame>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addEvidence } from "#app/hardship/add-evidence.ts";
import { readTracker } from "#app/hardship/tracker.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Back } from "#app/ui/back.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { UploadForm } from "#app/ui/hardship/upload-form.tsx";
import { frameWords } from "#app/words/frame.ts";
import { fileProblems, uploadWords as words } from "#app/words/hardship.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

/** The upload alone: where a refused file is tried again. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const tracker = await readTracker(context, visitor, params.loanId ?? "");
  if (!tracker) throw notFound();
  return { visitor, loanId: tracker.found.loanId };
}

/** One of two fields: what was chosen, or what the camera took. */
const files = z.object({ file: z.instanceof(File).optional(), photo: z.instanceof(File).optional() });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const tracker = await readTracker(context, visitor, params.loanId ?? "");
  if (!tracker) throw notFound();
  const form = await readForm(request, files);
  if (!form.ok) return data({ problem: "empty" as const }, form.status);
  const file = [form.value.file, form.value.photo].find((each) => each !== undefined && each.size > 0);
  if (!file) return data({ problem: "empty" as const }, 422);
  const added = await addEvidence(context, {
    caseId: tracker.found.id,
    actor: { kind: "borrower", borrowerId: visitor.borrowerId },
    file: { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) },
    requestId: context.requestId,
  });
  if (!added.ok) return data({ problem: added.reason }, 422);
  return redirect(paths.hardship({ loanId: tracker.found.loanId }), 303);
}

export default function HardshipUpload() {
  const { lang } = useRequest();
  const { visitor, loanId } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong ? say(lang, fileProblems[wrong.problem]) : undefined;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.hardship({ loanId })} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "file", message: problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <UploadForm lang={lang} action={paths.hardshipUpload({ loanId })} error={problem} first />
    </PageFrame>
  );
}

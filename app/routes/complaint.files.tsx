import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addComplaintFile } from "#app/complaints/add-complaint-file.ts";
import { requireComplaint } from "#app/http/complaint-visit.ts";
import { readForm } from "#app/http/forms.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Back } from "#app/ui/back.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { DocumentUpload } from "#app/ui/files/document-upload.tsx";
import { Note } from "#app/ui/note.tsx";
import { fileWords as words, refusedFile, refusedFileWords } from "#app/words/files.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, room: "complaint" };

/** The upload alone: where a refused file is tried again. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const complaint = await requireComplaint(request, context);
  const refused = refusedFile(new URL(request.url).searchParams.get("file"));
  return { reference: complaint.reference, refused };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const complaint = await requireComplaint(request, context);
  const form = await readForm(request, z.object({ file: z.instanceof(File).optional() }));
  if (!form.ok || !form.value.file) return data({ problem: "empty" as const }, form.ok ? 422 : form.status);
  const { file } = form.value;
  const added = await addComplaintFile(context, {
    complaintId: complaint.id,
    actor: { kind: "complainant" },
    file: { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) },
    requestId: context.requestId,
  });
  if (!added.ok) return data({ problem: added.reason }, 422);
  return redirect(`${paths.complaintStatus()}?said=ok`, 303);
}

export default function ComplaintFiles() {
  const { lang } = useRequest();
  const { refused } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const why = wrong?.problem ?? refused;
  const problem = why ? say(lang, refusedFileWords[why]) : undefined;
  return (
    <PageFrame>
      <Back href={paths.complaintStatus()} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "file", message: problem }] : []}
      />
      <h1>{say(lang, words.add)}</h1>
      {refused && !wrong ? (
        <Note icon="check" tone="good">
          <p>{say(lang, words.notKept)}</p>
        </Note>
      ) : null}
      <DocumentUpload
        lang={lang}
        action={paths.complaintFiles()}
        hint={say(lang, words.complaintHint)}
        error={problem}
      />
    </PageFrame>
  );
}

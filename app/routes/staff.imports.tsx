import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { mappingNames, uploadBook } from "#app/imports/upload-book.ts";
import { parseDay } from "#app/lending/calendar.ts";
import { houseDay } from "#app/reports/house-day.ts";
import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { formatInstant, formatNumber, isoDay } from "#app/ui/format.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { importWords as words } from "#app/words/lender-house.ts";
import { say } from "#app/words/words.ts";
import { latestUploads } from "#db/stores/book-uploads.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const fields = z.object({
  book: z.instanceof(File).optional(),
  asOf: z.string().max(10).default(""),
  mapping: z.string().max(60).default(""),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffImports);
  const uploads = await latestUploads(context.db.read, 20);
  return { me: meOf(session), uploads, mappings: mappingNames, today: houseDay(context.clock.now()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffImports);
  const form = await readForm(request, fields);
  if (!form.ok) throw new Response(null, { status: form.status });
  const { book, asOf: typed, mapping } = form.value;
  const asOf = parseDay(typed);
  const problems: ("noFile" | "badDay")[] = [];
  if (!book || book.size === 0) problems.push("noFile");
  if (asOf === null || asOf > houseDay(context.clock.now())) problems.push("badDay");
  const known = mappingNames.find((name) => name === mapping);
  if (!book || book.size === 0 || asOf === null || problems.length > 0 || !known)
    return data({ problems, typed: { asOf: typed, mapping } }, 422);
  const id = await uploadBook(context, session, { bytes: Buffer.from(await book.arrayBuffer()), mapping: known, asOf });
  return redirect(paths.staffImport({ uploadId: id }), 303);
}

export default function StaffImports() {
  const { lang } = useRequest();
  const { me, uploads, mappings, today } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const error = (problem: "noFile" | "badDay") =>
    wrong?.problems.includes(problem) ? say(lang, words[problem]) : undefined;
  return (
    <StaffFrame me={me}>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={(wrong?.problems ?? []).map((problem) => ({
          field: problem === "noFile" ? "book" : "asOf",
          message: say(lang, words[problem]),
        }))}
      />
      <WorkHeader title={say(lang, words.title)} />
      <p>{say(lang, words.lede)}</p>
      <form method="post" encType="multipart/form-data" className="flow" noValidate>
        <FileField
          words={fieldWords(lang)}
          id="book"
          label={say(lang, words.file)}
          hint={say(lang, words.limit)}
          error={error("noFile")}
          accept=".csv,text/csv"
        />
        <TextField
          words={fieldWords(lang)}
          id="asOf"
          type="date"
          label={say(lang, words.asOf)}
          error={error("badDay")}
          value={wrong?.typed.asOf ?? isoDay(today)}
          width="m"
        />
        <SelectField
          words={fieldWords(lang)}
          id="mapping"
          label={say(lang, words.mapping)}
          value={wrong?.typed.mapping ?? "own-format"}
          options={mappings.map((value) => ({ value, text: value }))}
        />
        <Button>{say(lang, words.upload)}</Button>
      </form>
      <h2>{say(lang, words.runs)}</h2>
      {uploads.length === 0 ? (
        <Empty icon="inbox" text={say(lang, words.noRuns)} />
      ) : (
        <Queue
          label={say(lang, words.runs)}
          rows={uploads}
          rowKey={({ id }) => id}
          columns={[
            {
              ...{ key: "at", head: say(lang, words.at), kind: "row" },
              cell: ({ id, createdAt }) => (
                <a href={paths.staffImport({ uploadId: id })}>
                  <Moment at={createdAt} text={formatInstant(createdAt, lang, deskTimeZone, "table")} />
                </a>
              ),
            },
            { key: "status", head: say(lang, words.status), cell: ({ status }) => say(lang, words[status]) },
            { key: "rows", head: say(lang, words.rows), kind: "num", cell: (row) => formatNumber(row.rowsRead, lang) },
            {
              key: "added",
              head: say(lang, words.added),
              kind: "num",
              cell: (row) => formatNumber(row.loansAdded, lang),
            },
            {
              key: "no",
              head: say(lang, words.wrong),
              kind: "num",
              cell: (row) => formatNumber(row.rowsRefused, lang),
            },
          ]}
        />
      )}
    </StaffFrame>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { discardUpload, mappedColumns, startUpload } from "#app/imports/upload-book.ts";
import { Back } from "#app/ui/back.tsx";
import { Bar } from "#app/ui/bar.tsx";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Details } from "#app/ui/details.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatDay, formatNumber } from "#app/ui/format.ts";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { importProblemsZh } from "#app/words/import-problems.ts";
import { importWords as words } from "#app/words/lender-house.ts";
import { say } from "#app/words/words.ts";
import { uploadById } from "#db/stores/book-uploads.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const shown = 100;
const zhByCode: Readonly<Record<string, string>> = importProblemsZh;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffImport);
  const upload = await uploadById(context.db.read, params.uploadId ?? "");
  if (!upload) throw notFound();
  const { problems, staffId: _, ...facts } = upload;
  const busy = ["waiting", "checking", "queued", "importing"].includes(upload.status);
  const page = {
    ...{ me: meOf(session), upload: facts, busy, columns: mappedColumns(upload.mapping) },
    ...{ problems: problems.slice(0, shown), allProblems: problems.length },
  };
  // The browser asks again by itself: no script.
  return data(page, busy ? { headers: { Refresh: "3" } } : {});
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffImport);
  const form = await readForm(request, z.object({ deed: z.enum(["start", "discard"]) }));
  if (!form.ok) throw new Response(null, { status: form.status });
  const id = params.uploadId ?? "";
  if (!(await uploadById(context.db.read, id))) throw notFound();
  if (form.value.deed === "start") await startUpload(context, session, id);
  else await discardUpload(context, session, id);
  return redirect(paths.staffImport({ uploadId: id }), 303);
}

export default function StaffImport() {
  const { lang } = useRequest();
  const { me, upload, busy, columns, problems, allProblems } = useLoaderData<typeof loader>();
  const { status, bytes, bytesDone } = upload;
  const done = status === "done";
  const count = (value: number) => formatNumber(value, lang);
  const inWords = ({ code, message }: (typeof problems)[number]) =>
    lang === "zh-CN" ? (zhByCode[code] ?? message) : message;
  const percent = bytes === 0 ? 0 : Math.min(100, Math.floor((bytesDone * 100) / bytes));
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffImports()} text={say(lang, words.back)} />
      <WorkHeader title={say(lang, words.title)} reference={formatDay(upload.asOfDay, lang, "table")}>
        <Tag tone={done ? "good" : status === "refused" ? "warm" : "calm"}>{say(lang, words[status])}</Tag>
      </WorkHeader>
      {busy ? (
        <Card>
          <p>{say(lang, words.progress, { percent: String(percent) })}</p>
          <Bar value={percent} of={100} />
          <p className="fine">{say(lang, words.refresh)}</p>
        </Card>
      ) : (
        <Facts
          facts={[
            { term: say(lang, words.rows), value: count(upload.rowsRead) },
            { term: say(lang, done ? words.added : words.toAdd), value: count(upload.loansAdded) },
            { term: say(lang, words.unchanged), value: count(upload.loansUnchanged) },
            { term: say(lang, words.wrong), value: count(upload.rowsRefused) },
          ]}
        />
      )}
      {status === "checked" || status === "refused" ? (
        <form method="post">
          <Buttons>
            {status === "checked" && upload.loansAdded + upload.loansUnchanged > 0 ? (
              <Button name="deed" value="start">
                {say(lang, words.start)}
              </Button>
            ) : null}
            <Button look="quiet" name="deed" value="discard">
              {say(lang, words.discard)}
            </Button>
          </Buttons>
        </form>
      ) : null}
      {busy ? null : (
        <Card title={say(lang, words.problems)}>
          {problems.length === 0 ? (
            <p>{say(lang, words.noProblems)}</p>
          ) : (
            <>
              <p>
                <a href={paths.staffImportReport({ uploadId: upload.id })}>{say(lang, words.report)}</a>
              </p>
              {allProblems > problems.length ? <p className="fine">{say(lang, words.more)}</p> : null}
              <DataTable
                caption={say(lang, words.problems)}
                hideCaption
                scroll={say(lang, words.problems)}
                rows={problems.map((problem, index) => ({ ...problem, index }))}
                rowKey={({ index }) => index}
                columns={[
                  { key: "row", head: say(lang, words.row), kind: "row", cell: ({ row }) => row ?? "–" },
                  { key: "column", head: say(lang, words.column), cell: ({ column }) => column ?? "–" },
                  { key: "loan", head: say(lang, words.loanNo), cell: ({ loanNo }) => loanNo ?? "–" },
                  { key: "code", head: say(lang, words.code), cell: ({ code }) => code },
                  { key: "message", head: say(lang, words.message), cell: inWords },
                ]}
              />
            </>
          )}
        </Card>
      )}
      <Card>
        <Details summary={say(lang, words.columns)} open={status === "refused"}>
          <DataTable
            caption={`${say(lang, words.columns)} (${upload.mapping})`}
            rows={columns}
            rowKey={({ field }) => field}
            columns={[
              { key: "field", head: say(lang, words.field), kind: "row", cell: ({ field }) => field },
              {
                ...{ key: "column", head: say(lang, words.column) },
                cell: ({ column, constant }) =>
                  column ?? (constant === null ? say(lang, words.madeUp) : say(lang, words.fixed, { value: constant })),
              },
            ]}
          />
        </Details>
      </Card>
    </StaffFrame>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { stringify } from "csv-stringify/sync";
import { fileAnswer } from "#app/http/file-answer.ts";
import { notFound } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { requireStaff } from "#app/http/staff-session.ts";
import { uploadById } from "#db/stores/book-uploads.ts";

/** What was wrong with an upload, row by row, as CSV that a spreadsheet does not run. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, paths.staffImportReport);
  const upload = await uploadById(context.db.read, params.uploadId ?? "");
  if (!upload) throw notFound();
  const csv = stringify(
    upload.problems.map(({ row, column, loanNo, code, message }) => ({ row, column, loan_no: loanNo, code, message })),
    { header: true, columns: ["row", "column", "loan_no", "code", "message"], escape_formulas: true, bom: true },
  );
  return fileAnswer({ name: `import-${upload.id}.csv`, kind: "text/csv; charset=utf-8", bytes: Buffer.from(csv) });
}

import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { readAgreement } from "#app/plans/plan-agreement.ts";
import { agreementPdf } from "#app/plans/plan-pdf.ts";
import { readPlan } from "#app/plans/read-plan.ts";

/** The signed document as a PDF. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const view = await readPlan(context.db.read, context, visitor, params.loanId ?? "");
  const agreement = view === null ? null : await readAgreement(context.db.read, context.keyring, view.plan);
  if (view === null || agreement === null) throw notFound();
  const pdf = await agreementPdf(agreement, context.lang === "zh-CN" ? "zh" : "en");
  return new Response(new Uint8Array(pdf), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${view.plan.reference}.pdf"`,
      "Cache-Control": "no-store",
    },
  });
}

import { type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { dataCopy } from "#app/contact/data-copy.ts";
import { isGranted } from "#app/contact/step-up.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { sessionActor } from "#app/http/session-actor.ts";

/** The data copy as a file, for ten minutes after its code was used in this session. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const actor = sessionActor(request, context, visitor);
  if (!(await isGranted(context, actor.sessionHash, "data-copy"))) throw redirect(paths.contactCopy(), 303);
  const copy = await dataCopy(context, actor);
  if (copy === null) throw notFound();
  return new Response(copy, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="my-data.json"',
      "Cache-Control": "no-store",
    },
  });
}

import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { languageCookie } from "#app/http/language.ts";
import { paths } from "#app/http/paths.ts";
import { returnPath } from "#app/http/redirects.ts";
import { languages } from "#app/words/words.ts";

/** Remembers the language and goes back to where the switch was pressed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, z.object({ lang: z.enum(languages), returnTo: z.string().max(300).optional() }));
  if (!form.ok) return redirect(paths.start(), 303);
  const headers = { "Set-Cookie": languageCookie(form.value.lang, context.env.origin) };
  return redirect(returnPath(form.value.returnTo, paths.start()), { status: 303, headers });
}

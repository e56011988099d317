import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { z } from "zod";
import { type ContactField, requestContactChange } from "#app/contact/change-contact.ts";
import { maskedEmail, maskedPhone } from "#app/ui/contact/masked.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { readForm } from "./forms.ts";
import { notFound, requireBorrower } from "./guard.ts";
import { paths } from "./paths.ts";
import { sessionActor } from "./session-actor.ts";

const masked = { phone: maskedPhone, email: maskedEmail };
/** What is said of something that is not even a short line of text. */
const unreadable = { phone: "not_a_number", email: "not_an_address" } as const;

/** What is on file of a number or an address, masked; null when there is nothing. */
export async function showContact({ request, context }: LoaderFunctionArgs, field: ContactField) {
  const visitor = await requireBorrower(request, context);
  const details = await borrowerDetails(context.db.read, context.keyring, visitor.borrowerId);
  if (!details) throw notFound();
  const onFile = details[field];
  return { visitor, now: onFile === null ? null : masked[field](onFile) };
}

/** Takes the new number or address and sends the code that has to be typed before it counts. */
export async function askContactChange({ request, context }: ActionFunctionArgs, field: ContactField) {
  const visitor = await requireBorrower(request, context);
  const form = await readForm(request, z.object({ value: z.string().max(254) }));
  if (!form.ok) return data({ refusal: { reason: unreadable[field] }, typed: form.typed.value ?? "" }, form.status);
  const { value } = form.value;
  const asked = await requestContactChange(context, sessionActor(request, context, visitor), field, value);
  if (asked.ok) return redirect(paths.contactCode({ codeId: asked.codeId }), 303);
  return data({ refusal: asked, typed: value }, 422);
}

import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { complaintFor } from "#app/complaints/handler-access.ts";
import { openLetter } from "#app/complaints/letters.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { Back } from "#app/ui/back.tsx";
import { SentLetter } from "#app/ui/complaints/sent-letter.tsx";
import { deskComplaintWords as words } from "#app/words/complaint-desk.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { recordRead } from "#db/stores/audit.ts";
import { lettersOf } from "#db/stores/complaints-letters.ts";

export const handle: PageHandle = { title: words.title, room: "complaint", desk: true };

/** A letter that was sent, word for word: to look at, and to print for the post. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaintLetter);
  const access = await context.db.transact((tx) => complaintFor(tx, context, session, params.complaintId ?? ""));
  if (!access.ok) throw notFound();
  const { complaint } = access;
  const found = (await lettersOf(context.db.read, complaint.id)).find(({ id }) => id === params.letterId);
  const letter = found && openLetter(context.keyring, complaint, found);
  if (!found || !letter) throw notFound();
  await context.db.transact((tx) =>
    recordRead(tx, {
      ...{ at: context.clock.now(), actor: `staff:${session.staffId}`, category: "complaint", part: "letter" },
      ...{ object: `complaint:${complaint.id}`, reason: "case_work", requestId: context.requestId },
    }),
  );
  const { id, reference, zone } = complaint;
  return { me: meOf(session), id, reference, zone, letter, sentAt: found.sentAt, written: found.lang };
}

export default function StaffComplaintLetter() {
  const { lang } = useRequest();
  const { me, id, reference, zone, letter, sentAt, written } = useLoaderData<typeof loader>();
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffComplaint({ complaintId: id })} text={say(lang, frameWords.back)} />
      <SentLetter letter={letter} written={written} reference={reference} at={sentAt} zone={zone} />
    </StaffFrame>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { openLetter } from "#app/complaints/letters.ts";
import { requireComplaint } from "#app/http/complaint-visit.ts";
import { notFound } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Back } from "#app/ui/back.tsx";
import { SentLetter } from "#app/ui/complaints/sent-letter.tsx";
import { statusWords } from "#app/words/complaint.ts";
import { frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { lettersOf } from "#db/stores/complaints-letters.ts";

export const handle: PageHandle = { title: statusWords.title, room: "complaint" };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const complaint = await requireComplaint(request, context);
  const found = (await lettersOf(context.db.read, complaint.id)).find(({ id }) => id === params.letterId);
  const letter = found && openLetter(context.keyring, complaint, found);
  if (!found || !letter) throw notFound();
  return { letter, sentAt: found.sentAt, lang: found.lang, reference: complaint.reference, zone: complaint.zone };
}

/** A letter as it was sent: in the language it was written in, whatever the page's. */
export default function ComplaintLetter() {
  const { lang } = useRequest();
  const { letter, sentAt, lang: written, reference, zone } = useLoaderData<typeof loader>();
  return (
    <PageFrame>
      <Back href={paths.complaintStatus()} text={say(lang, frameWords.back)} />
      <SentLetter letter={letter} written={written} reference={reference} at={sentAt} zone={zone} />
    </PageFrame>
  );
}

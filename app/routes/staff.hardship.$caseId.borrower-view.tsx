import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { openCaseFor } from "#app/hardship/case-file.ts";
import { trackerOf } from "#app/hardship/tracker.ts";
import { missingOrErased } from "#app/http/erased.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { Back } from "#app/ui/back.tsx";
import { TrackerView } from "#app/ui/hardship/tracker-view.tsx";
import { Note } from "#app/ui/note.tsx";
import { caseWords as words } from "#app/words/hardship-staff.ts";
import { say } from "#app/words/words.ts";
import { caseById } from "#db/stores/hardship.ts";

export const handle: PageHandle = { title: words.title, desk: true };

/** The borrower's tracker as the borrower sees it, with nothing to press; that somebody looked is on record. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffHardshipView);
  const by = { kind: "staff", staffId: session.staffId, roles: session.roles } as const;
  const given = { part: "borrower_view", requestId: context.requestId } as const;
  const opened = await openCaseFor(context, by, params.caseId ?? "", given);
  if (!opened) {
    const found = await caseById(context.db.read, params.caseId ?? "");
    throw await missingOrErased(context, found?.borrowerId);
  }
  const { id, lang: theirs } = opened.found;
  return { me: meOf(session), caseId: id, theirs, tracker: await trackerOf(context, opened), now: context.clock.now() };
}

export default function StaffHardshipView() {
  const { lang } = useRequest();
  const { me, caseId, theirs, tracker, now } = useLoaderData<typeof loader>();
  const none = "#main";
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffHardshipCase({ caseId })} text={say(lang, words.back)} />
      <Note icon="eye">
        <p>{say(lang, words.readOnly)}</p>
      </Note>
      <div lang={theirs}>
        <TrackerView
          {...{ tracker, now }}
          lang={theirs}
          links={{
            upload: none,
            file: () => none,
            offer: none,
            agreement: none,
            again: none,
            tellUs: none,
            plan: none,
            pay: none,
          }}
          readOnly
        />
      </div>
    </StaffFrame>
  );
}

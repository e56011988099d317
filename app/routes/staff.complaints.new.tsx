import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fileComplaint } from "#app/complaints/file-complaint.ts";
import { emptyStatement } from "#app/complaints/statement.ts";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { parseDay } from "#app/lending/calendar.ts";
import { complaintCategories } from "#app/policy/categories.ts";
import { instantOf, localDay } from "#app/policy/zones.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField, type TextFieldProps } from "#app/ui/text-field.tsx";
import { categoryWords, channelWords, complaintFormWords } from "#app/words/complaint.ts";
import { deskComplainantWords, deskComplaintWords as words } from "#app/words/complaint-desk.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import { complainants, complaintChannels } from "#db/schema/complaints.ts";

export const handle: PageHandle = { title: words.newTitle, room: "complaint", desk: true };

const short = z.string().max(400).default("");
const fields = z.object({
  what: z.string().max(20_000).default(""),
  reach: short,
  name: short,
  against: short,
  behalf: short,
  needs: short,
  received: short,
  channel: z.enum(complaintChannels),
  who: z.enum(complainants),
  category: z.enum(complaintCategories).optional(),
  language: z.enum(["zh-CN", "en"]),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { me: meOf(await requireStaff(request, context, paths.staffNewComplaint)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffNewComplaint);
  const form = await readForm(request, fields);
  if (!form.ok) return data({ typed: form.typed, problem: "what" as const }, form.status);
  const { value } = form;
  const day = value.received === "" ? null : parseDay(value.received);
  if (value.received !== "" && (day === null || day > localDay(context.clock.now(), deskTimeZone))) {
    return data({ typed: value as Record<string, string>, problem: "received" as const }, 422);
  }
  const filed = await fileComplaint(context, {
    statement: {
      ...{ ...emptyStatement, what: value.what, reach: value.reach, against: value.against, name: value.name },
      ...{ onBehalfOf: value.behalf, needs: value.needs },
    },
    categories: value.category === undefined ? [] : [value.category],
    ...{ complainant: value.who, channel: value.channel, lang: value.language, writtenAnswer: true },
    ...{ borrowerId: null, loanId: null, actor: { kind: "handler", staffId: session.staffId } },
    ...(day === null ? {} : { receivedAt: Math.min(context.clock.now(), instantOf(day, 0, deskTimeZone)) }),
    requestId: context.requestId,
  });
  if (!filed.ok) {
    const problem = filed.reason === "no_way_to_answer" ? ("reach" as const) : ("what" as const);
    return data({ typed: value as Record<string, string>, problem }, 422);
  }
  return redirect(paths.staffComplaint({ complaintId: filed.complaintId }), 303);
}

export default function StaffNewComplaint() {
  const { lang } = useRequest();
  const { me } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const typed: Partial<Record<string, string>> = wrong?.typed ?? {};
  const base = fieldWords(lang);
  const whatProblem = wrong?.problem === "what" ? say(lang, complaintFormWords.whatProblem) : undefined;
  const dayProblem = wrong?.problem === "received" ? say(lang, words.dayProblem) : undefined;
  const reachProblem = wrong?.problem === "reach" ? say(lang, complaintFormWords.reachProblem) : undefined;
  const line = (id: string, label: string, more: Partial<TextFieldProps> = {}) => (
    <TextField words={base} id={id} label={label} value={typed[id]} {...more} />
  );
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.newTitle)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={[
          ...(dayProblem ? [{ field: "received", message: dayProblem }] : []),
          ...(whatProblem ? [{ field: "what", message: whatProblem }] : []),
          ...(reachProblem ? [{ field: "reach", message: reachProblem }] : []),
        ]}
      />
      <form method="post" className="flow" noValidate>
        <SelectField
          words={base}
          id="channel"
          label={say(lang, words.channel)}
          value={typed.channel ?? "phone"}
          options={complaintChannels.map((code) => ({ value: code, text: say(lang, channelWords[code]) }))}
        />
        {line("received", say(lang, words.receivedDay), {
          ...{ type: "date", width: "m" as const },
          ...{ hint: say(lang, words.receivedHint), error: dayProblem },
        })}
        <TextArea
          words={base}
          id="what"
          label={say(lang, words.said)}
          error={whatProblem}
          value={typed.what}
          maxLength={20_000}
        />
        {line("reach", say(lang, words.reach), { hint: say(lang, complaintFormWords.reachHint), error: reachProblem })}
        <SelectField
          words={base}
          id="who"
          label={say(lang, words.from)}
          value={typed.who ?? "borrower"}
          options={complainants.map((code) => ({ value: code, text: say(lang, deskComplainantWords[code]) }))}
        />
        <SelectField
          words={base}
          id="category"
          label={say(lang, words.category)}
          value={typed.category}
          options={[
            { value: "", text: say(lang, words.notSorted) },
            ...complaintCategories.map((code) => ({ value: code, text: say(lang, categoryWords[code]) })),
          ]}
        />
        <SelectField
          words={base}
          id="language"
          label={say(lang, frameWords.language)}
          value={typed.language ?? lang}
          options={[
            { value: "zh-CN", text: "中文" },
            { value: "en", text: "English" },
          ]}
        />
        {line("name", say(lang, words.contactName))}
        {line("behalf", say(lang, words.contactBehalf))}
        {line("against", say(lang, words.namedText))}
        {line("needs", say(lang, words.contactNeeds))}
        <Button>{say(lang, words.save)}</Button>
      </form>
    </StaffFrame>
  );
}

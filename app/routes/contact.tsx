import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readPreferences, savePreferences } from "#app/contact/preferences.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Check } from "#app/ui/check.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { clockOf, HoursFields } from "#app/ui/contact/hours-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { contactWords as words, lawHours } from "#app/words/contact.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { languages, say } from "#app/words/words.ts";
import { preferredChannels, reminderScopes } from "#db/schema/contact-kinds.ts";

export const handle: PageHandle = { title: words.title };

const minute = z.coerce.number().int().min(0).max(1440);

const choice = z.object({
  lang: z.enum(languages),
  hours: z.enum(["house", "own"]),
  from: minute,
  to: minute,
  weekends: z.enum(["yes", "no"]),
  wider: z.literal("yes").optional(),
  channels: z.array(z.enum(preferredChannels)).default([]),
  optOuts: z.array(z.enum(reminderScopes)).default([]),
  note: z.string().max(300).optional(),
});

const savedNotes = {
  preferences: { title: words.savedTitle, text: words.saved },
  "pin-set": { title: words.savedTitle, text: words.pinSet },
  "pin-removed": { title: words.savedTitle, text: words.pinRemoved },
  phone: { title: words.changedTitle, text: words.changedPhone },
  email: { title: words.changedTitle, text: words.changedEmail },
} as const;

const isSaved = (text: string | null): text is keyof typeof savedNotes =>
  text !== null && Object.hasOwn(savedNotes, text);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const preferences = await readPreferences(context, visitor.borrowerId);
  if (!preferences) throw notFound();
  const saved = new URL(request.url).searchParams.get("saved");
  return { visitor, preferences, saved: isSaved(saved) ? saved : null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { borrowerId } = await requireBorrower(request, context);
  const form = await readForm(request, choice);
  if (!form.ok) return data({ reason: "choose" as const, typed: form.typed }, form.status);
  const { lang, hours, from, to, weekends, wider, channels, optOuts, note } = form.value;
  const wanted = {
    lang,
    hours: hours === "own" ? { fromMinute: from, toMinute: to } : null,
    weekends: weekends === "yes",
    wider: wider === "yes",
    channels,
    optOuts,
    note: note ?? null,
  };
  const saved = await savePreferences(context, { borrowerId, wanted, requestId: context.requestId });
  if (saved.ok) return redirect(`${paths.contact()}?saved=preferences`, 303);
  if (saved.reason === "unknown_borrower") throw notFound();
  const typed = { from: String(from), to: String(to), hours, note: note ?? "" };
  return data({ reason: saved.reason, typed }, 422);
}

export default function Contact() {
  const { lang } = useRequest();
  const { visitor, preferences, saved } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const typed: Partial<Record<string, string>> = wrong?.typed ?? {};
  const problem = wrong && say(lang, words[wrong.reason]);
  const field = { words: fieldWords(lang) };
  const { hours, lawHours: law } = preferences;
  const note = saved && savedNotes[saved];
  return (
    <PageFrame session={visitor}>
      <Back href={paths.home()} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "hours", message: problem }] : []}
      />
      {note ? (
        <Note tone="good" icon="check" role="status" title={say(lang, note.title)}>
          <p>{say(lang, note.text)}</p>
        </Note>
      ) : null}
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <form method="post" className="flow" noValidate>
        <Choices
          {...field}
          id="hours"
          type="radio"
          label={say(lang, words.hours)}
          hint={say(lang, lawHours, { from: clockOf(law.fromMinute), to: clockOf(law.toMinute) })}
          error={problem}
          chosen={typed.hours ?? (hours ? "own" : "house")}
          options={[
            { value: "house", label: say(lang, words.hoursHouse) },
            {
              value: "own",
              label: say(lang, words.hoursOwn),
              reveal: (
                <HoursFields
                  {...field}
                  labels={{ from: say(lang, words.from), to: say(lang, words.to) }}
                  from={typed.from ?? String(hours?.fromMinute ?? 540)}
                  to={typed.to ?? String(hours?.toMinute ?? 1200)}
                />
              ),
            },
          ]}
        />
        {preferences.mayWiden ? (
          <Check {...field} id="wider" checked={preferences.wider} label={say(lang, words.wider)} />
        ) : null}
        <Choices
          {...field}
          id="weekends"
          type="radio"
          two
          label={say(lang, words.weekends)}
          chosen={preferences.weekends ? "yes" : "no"}
          options={[
            { value: "yes", label: say(lang, words.weekendsYes) },
            { value: "no", label: say(lang, words.weekendsNo) },
          ]}
        />
        <Choices
          {...field}
          id="channels"
          type="checkbox"
          label={say(lang, words.channels)}
          hint={say(lang, words.channelsHint)}
          chosen={preferences.channels}
          options={preferredChannels.map((value) => ({ value, label: say(lang, words[value]) }))}
        />
        <Choices
          {...field}
          id="optOuts"
          type="checkbox"
          label={say(lang, words.optOuts)}
          hint={say(lang, words.optOutsHint)}
          chosen={preferences.optOuts}
          options={reminderScopes.map((value) => ({ value, label: say(lang, words[value]) }))}
        />
        <Choices
          {...field}
          id="lang"
          type="radio"
          two
          label={say(lang, words.lang)}
          chosen={preferences.lang}
          options={[
            { value: "zh-CN", label: say(lang, words.chinese) },
            { value: "en", label: say(lang, words.english) },
          ]}
        />
        <TextArea
          {...field}
          id="note"
          optional
          label={say(lang, words.note)}
          hint={say(lang, words.noteHint)}
          value={typed.note ?? preferences.note ?? undefined}
          maxLength={300}
        />
        <Button>{say(lang, words.save)}</Button>
      </form>
      <p className="fine">{say(lang, words.stopHint)}</p>
      <h2>{say(lang, words.more)}</h2>
      <Links
        links={[
          { href: paths.contactPin(), icon: "shield", text: say(lang, words.pinLink) },
          { href: paths.contactPhone(), icon: "phone", text: say(lang, words.phoneLink) },
          { href: paths.contactEmail(), icon: "message", text: say(lang, words.emailLink) },
          { href: paths.contactMessages(), icon: "inbox", text: say(lang, words.messagesLink) },
          { href: paths.contactCopy(), icon: "document", text: say(lang, words.copyLink) },
        ]}
      />
    </PageFrame>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireFreshStaff } from "#app/http/staff-session.ts";
import { setBrand } from "#app/staff/set-brand.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Mark } from "#app/ui/mark.tsx";
import { Note } from "#app/ui/note.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { brandProblems, brandWords as words, lowContrast } from "#app/words/lender-house.ts";
import { lender } from "#app/words/lender.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const texts = [
  "nameZh",
  "nameEn",
  "legalZh",
  "legalEn",
  "phone",
  "phoneAsWritten",
  "hoursZh",
  "hoursEn",
  "colour",
] as const;
const text = z.string().max(200).default("");
const fields = z.object({
  nameZh: text,
  nameEn: text,
  legalZh: text,
  legalEn: text,
  phone: text,
  phoneAsWritten: text,
  hoursZh: text,
  hoursEn: text,
  colour: text,
  logo: z.instanceof(File).optional(),
  noLogo: z.string().optional(),
});

/** The pine green of the design's mark. */
const houseColour = "#1f5c4f";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffBrand);
  const saved = new URL(request.url).searchParams.has("saved");
  const { name, legalName, phone, phoneAsWritten, hours, colour } = lender;
  const typed: Record<(typeof texts)[number], string> = {
    ...{ nameZh: name.zh, nameEn: name.en, legalZh: legalName.zh, legalEn: legalName.en, phone, phoneAsWritten },
    ...{ hoursZh: hours.zh, hoursEn: hours.en, colour: colour ?? houseColour },
  };
  return { me: meOf(session), typed, saved };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffBrand);
  const form = await readForm(request, fields);
  if (!form.ok) throw new Response(null, { status: form.status });
  const { logo, noLogo, ...typed } = form.value;
  const set = await setBrand(context, session, {
    values: {
      name: { zh: typed.nameZh, en: typed.nameEn },
      legalName: { zh: typed.legalZh, en: typed.legalEn },
      phone: typed.phone,
      phoneAsWritten: typed.phoneAsWritten,
      hours: { zh: typed.hoursZh, en: typed.hoursEn },
      colour: typed.colour.toLowerCase(),
    },
    logo: noLogo ? null : Buffer.from(logo ? await logo.arrayBuffer() : new ArrayBuffer(0)),
  });
  if (!set.ok) return data({ problems: set.problems, typed }, 422);
  return redirect(`${paths.staffBrand()}?saved`, 303);
}

export default function StaffBrand() {
  const { lang } = useRequest();
  const { me, typed, saved } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problems = (wrong?.problems ?? []).map(({ field, reason, contrast }) => ({
    field,
    message:
      reason === "low_contrast"
        ? say(lang, lowContrast, { found: formatNumber(contrast ?? 1, lang, 2) })
        : say(lang, brandProblems[reason]),
  }));
  const error = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return (
    <StaffFrame me={me}>
      <ErrorSummary title={say(lang, frameWords.problems)} problems={problems} />
      <WorkHeader title={say(lang, words.title)} />
      {saved && !wrong ? (
        <Note tone="good" icon="check" role="status">
          <p>{say(lang, words.saved)}</p>
        </Note>
      ) : null}
      <p>{say(lang, words.lede)}</p>
      <Card title={say(lang, words.preview)}>
        <p className="brand">
          <Mark size={36} /> <span>{say(lang, lender.name)}</span>
        </p>
        <p className="fine">
          {say(lang, lender.legalName)} · {lender.phoneAsWritten} · {say(lang, lender.hours)}
        </p>
      </Card>
      <form method="post" encType="multipart/form-data" className="flow" noValidate>
        {texts.map((name) => (
          <TextField
            key={name}
            words={fieldWords(lang)}
            id={name}
            label={say(lang, words[name])}
            hint={
              name === "phone"
                ? say(lang, words.phoneHint)
                : name === "colour"
                  ? say(lang, words.colourHint)
                  : undefined
            }
            error={error(name)}
            value={wrong?.typed[name] ?? typed[name]}
            {...(name === "phone" || name === "colour" ? { width: "m" as const } : {})}
            input={{ autoComplete: "off", spellCheck: false }}
          />
        ))}
        <FileField
          words={fieldWords(lang)}
          id="logo"
          label={say(lang, words.logo)}
          hint={say(lang, words.logoHint)}
          error={error("logo")}
          accept="image/png,image/jpeg,image/webp"
          optional
        />
        {lender.logo === null ? null : <Check words={fieldWords(lang)} id="noLogo" label={say(lang, words.noLogo)} />}
        <Button>{say(lang, words.save)}</Button>
      </form>
    </StaffFrame>
  );
}

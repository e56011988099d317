import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireFreshStaff, requireStaff } from "#app/http/staff-session.ts";
import { dataClasses } from "#app/policy/categories.ts";
import { defaultProfiles } from "#app/policy/profile-for.ts";
import { liftHold, setLegalHold } from "#app/retention/legal-holds.ts";
import { personState } from "#app/retention/person-state.ts";
import { requestErasure } from "#app/retention/request-erasure.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import {
  dataClassWords,
  legalHoldWords,
  personStateWords,
  retentionProblems,
  retentionWords as words,
  termWords,
} from "#app/words/retention.ts";
import { type Lang, say } from "#app/words/words.ts";
import { legalHoldReasons } from "#db/schema/legal-hold-reasons.ts";
import { erasureCounts } from "#db/stores/retention.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const fields = z.object({
  deed: z.enum(["hold", "lift", "erase"]),
  loan: z.string().max(80),
  reason: z.enum(legalHoldReasons).optional(),
});

/** One column per country, by the first profile of each: they differ in law, not between kinds of lenders. */
const countries = ["CN", "UK", "US", "AU"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffRetention);
  const asked = new URL(request.url).searchParams;
  const loanNo = asked.get("loan")?.trim().slice(0, 80) ?? "";
  const person = loanNo === "" ? null : await personState(context, loanNo);
  const terms = dataClasses.map((kind) => ({
    kind,
    by: countries.map((country) => defaultProfiles.find((each) => each.jurisdiction === country)?.retention[kind]),
  }));
  const counts = await erasureCounts(context.db.read);
  return { me: meOf(session), loanNo, person, terms, counts, asked: asked.get("done") === "asked" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffRetention);
  const form = await readForm(request, fields);
  if (!form.ok) throw new Response(null, { status: form.status });
  const { deed, loan, reason } = form.value;
  const person = await personState(context, loan);
  if (!person) throw notFound();
  const { borrowerId } = person;
  const done = await context.db.transact(async (tx) => {
    if (deed === "erase") return requestErasure(tx, context, session, borrowerId);
    if (!reason) throw new Response(null, { status: 400 });
    return (deed === "hold" ? setLegalHold : liftHold)(tx, context, session, { borrowerId, reason });
  });
  if (!done.ok) return data({ reason: done.reason }, 422);
  const back = new URLSearchParams({ loan, ...(deed === "erase" ? { done: "asked" } : {}) });
  return redirect(`${paths.staffRetention()}?${back}`, 303);
}

export default function StaffRetention() {
  const { lang } = useRequest();
  const { me, loanNo, person, terms, counts, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StaffFrame me={me}>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={answer ? [{ field: "loan", message: say(lang, retentionProblems[answer.reason]) }] : []}
      />
      <WorkHeader title={say(lang, words.title)} />
      <p>{say(lang, words.lede)}</p>
      <Facts
        facts={[
          { term: say(lang, words.waiting), value: counts.waiting },
          { term: say(lang, words.erased), value: counts.erased },
        ]}
      />
      <form method="get" className="row">
        <TextField
          words={fieldWords(lang)}
          id="loan"
          label={say(lang, words.loanNo)}
          error={loanNo !== "" && person === null ? say(lang, words.notFound) : undefined}
          value={loanNo}
          width="m"
          input={{ autoComplete: "off", spellCheck: false }}
        />
        <Button look="quiet" small>
          {say(lang, words.find)}
        </Button>
      </form>
      {asked ? (
        <Note tone="good" icon="check" role="status">
          <p>{say(lang, words.asked)}</p>
        </Note>
      ) : null}
      {person ? <Person lang={lang} loanNo={loanNo} person={person} /> : null}
      <Card title={say(lang, words.periods)}>
        <DataTable
          scroll={say(lang, words.periods)}
          rows={terms}
          rowKey={({ kind }) => kind}
          columns={[
            {
              key: "kind",
              head: say(lang, words.kind),
              kind: "row",
              cell: ({ kind }) => say(lang, dataClassWords[kind]),
            },
            ...countries.map((country, index) => ({
              key: country,
              head: country,
              cell: ({ by }: (typeof terms)[number]) => {
                const term = by[index];
                return term ? say(lang, termWords, term) : null;
              },
            })),
          ]}
        />
      </Card>
    </StaffFrame>
  );
}

type Found = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["person"]>;

function Person({ lang, loanNo, person }: { lang: Lang; loanNo: string; person: Found }) {
  const { state, through, erasedAt, holds } = person;
  const inForce = holds.filter((hold) => hold.liftedAt === null);
  const time = (at: number) => <Moment at={at} text={formatInstant(at, lang, deskTimeZone, "table")} />;
  const hidden = (deed: string) => (
    <>
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="loan" value={loanNo} />
    </>
  );
  return (
    <Card title={say(lang, words.person)}>
      <Facts
        facts={[
          {
            term: say(lang, words.state),
            value: say(lang, personStateWords[state]),
            detail: erasedAt === null ? undefined : formatInstant(erasedAt, lang, deskTimeZone),
          },
          ...(through === null ? [] : [{ term: say(lang, words.through), value: formatDay(through, lang) }]),
        ]}
      />
      <h3>{say(lang, words.holds)}</h3>
      <p>{say(lang, holds.length === 0 ? words.noHolds : words.holdsText)}</p>
      {holds.length === 0 ? null : (
        <DataTable
          scroll={say(lang, words.holds)}
          rows={holds}
          rowKey={(hold) => `${hold.reason}${hold.setAt}`}
          columns={[
            {
              key: "why",
              head: say(lang, words.reason),
              kind: "row",
              cell: (hold) => say(lang, legalHoldWords[hold.reason]),
            },
            { key: "since", head: say(lang, words.since), cell: (hold) => time(hold.setAt) },
            {
              key: "until",
              head: say(lang, words.lifted),
              cell: (hold) => (hold.liftedAt ? time(hold.liftedAt) : null),
            },
          ]}
        />
      )}
      {inForce.map(({ reason }) => (
        <form method="post" key={reason}>
          {hidden("lift")}
          <input type="hidden" name="reason" value={reason} />
          <Button look="quiet" small>
            {say(lang, words.liftHold)} · {say(lang, legalHoldWords[reason])}
          </Button>
        </form>
      ))}
      {state === "erased" ? null : (
        <form method="post" className="flow tight">
          {hidden("hold")}
          <SelectField
            words={fieldWords(lang)}
            id="reason"
            label={say(lang, words.reason)}
            options={legalHoldReasons.map((value) => ({ value, text: say(lang, legalHoldWords[value]) }))}
          />
          <Button look="quiet" small>
            {say(lang, words.setHold)}
          </Button>
        </form>
      )}
      {state === "may_go" ? (
        <form method="post" className="flow tight">
          {hidden("erase")}
          <h3>{say(lang, words.ask)}</h3>
          <p>{say(lang, words.askText)}</p>
          <Button small>{say(lang, words.askGo)}</Button>
        </form>
      ) : null}
    </Card>
  );
}

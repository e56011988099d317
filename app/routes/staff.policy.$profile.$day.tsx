import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { citedValues } from "#app/policy/citations.ts";
import { defaultProfiles } from "#app/policy/profile-for.ts";
import { Back } from "#app/ui/back.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatDay, isoDay } from "#app/ui/format.ts";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { evidenceWords, policyWords as words } from "#app/words/lender-house.ts";
import { type Lang, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffPolicy);
  const found = defaultProfiles.find(
    ({ key, effectiveFrom }) => key.replaceAll(".", "-") === params.profile && isoDay(effectiveFrom) === params.day,
  );
  if (!found) throw notFound();
  const { id, title, effectiveFrom, reviewedOn } = found;
  const groups = new Map<
    string,
    { path: string; value: string; evidence: "F" | "S" | "M" | "P"; sources: string; note: string | null }[]
  >();
  for (const { path, value, evidence, sources, note } of citedValues(found)) {
    const group = path.split(".")[0] ?? "";
    const shown = sources.map(({ code, title: text }) => (code === "house" ? text : `${code}: ${text}`)).join("; ");
    const row = { path, value: valueText(value, context.lang), evidence, sources: shown, note };
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return { me: meOf(session), id, title, effectiveFrom, reviewedOn, groups: [...groups] };
}

/** A value in one line: a term as "15 calendar_day", a list by commas, anything larger name by name. */
function valueText(value: unknown, lang: Lang): string {
  if (value === null || value === undefined) return say(lang, words.none);
  if (typeof value === "boolean") return say(lang, value ? words.yes : words.no);
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value))
    return value.length === 0 ? say(lang, words.none) : value.map((part) => valueText(part, lang)).join(", ");
  if (typeof value !== "object") return "";
  if ("count" in value && "unit" in value) return `${String(value.count)} ${String(value.unit)}`;
  return Object.entries(value)
    .map(([name, part]) => `${name} ${valueText(part, lang)}`)
    .join(" · ");
}

export default function StaffPolicy() {
  const { lang } = useRequest();
  const { me, id, title, effectiveFrom, reviewedOn, groups } = useLoaderData<typeof loader>();
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffPolicies()} text={say(lang, words.back)} />
      <WorkHeader title={say(lang, title)} />
      <p className="fine">{id}</p>
      <Facts
        facts={[
          { term: say(lang, words.effective), value: formatDay(effectiveFrom, lang) },
          { term: say(lang, words.reviewed), value: formatDay(reviewedOn, lang) },
        ]}
      />
      {groups.map(([group, rows]) => (
        <Card key={group} title={group}>
          <DataTable
            caption={group}
            hideCaption
            scroll={group}
            rows={rows}
            rowKey={({ path }) => path}
            columns={[
              { key: "path", head: say(lang, words.path), kind: "row", cell: ({ path }) => path },
              { key: "value", head: say(lang, words.value), cell: ({ value }) => value },
              {
                key: "evidence",
                head: say(lang, words.evidence),
                cell: (row) => say(lang, evidenceWords[row.evidence]),
              },
              { key: "source", head: say(lang, words.source), cell: ({ sources }) => sources },
              { key: "note", head: say(lang, words.note), cell: ({ note }) => note ?? "–" },
            ]}
          />
        </Card>
      ))}
    </StaffFrame>
  );
}

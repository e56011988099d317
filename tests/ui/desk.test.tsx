import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BarChart } from "#app/ui/staff/bar-chart.tsx";
import { Chart } from "#app/ui/staff/chart.tsx";
import { ClockChart } from "#app/ui/staff/clock-chart.tsx";
import { ColumnChart } from "#app/ui/staff/column-chart.tsx";
import { Decision, Eyes } from "#app/ui/staff/decision.tsx";
import { Desk } from "#app/ui/staff/desk.tsx";
import { Kpis } from "#app/ui/staff/kpis.tsx";
import { LineChart } from "#app/ui/staff/line-chart.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import type { RailProps } from "#app/ui/staff/rail.tsx";
import { Rules } from "#app/ui/staff/rules.tsx";
import { ShareBar } from "#app/ui/staff/share-bar.tsx";
import { Split } from "#app/ui/staff/split.tsx";
import { Ttb } from "#app/ui/staff/ttb.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";

const rail: RailProps = {
  brand: { name: "Linxi Finance", href: "/desk" },
  label: "Main",
  items: [
    { href: "/desk/hardship", icon: "heart", text: "Hardship", count: 12, current: true },
    { href: "/desk/plans", icon: "calendar", text: "Plans" },
  ],
  language: { label: "Language", current: "en", target: { kind: "form", action: "/language", returnTo: "/desk" } },
  me: { name: "He Jing", role: "Approver", note: "Complaints are not visible to you" },
  signOut: { action: "/desk/sign-out", text: "Sign out" },
  fold: { open: "Menu", close: "Close the menu" },
};

test("the desk has one main, a named navigation with the current room marked, and signs out by a post", () => {
  const html = renderToStaticMarkup(
    <Desk skip="Skip to content" rail={rail}>
      x
    </Desk>,
  );
  expect(html).toMatch(/^<a class="skip" href="#main">/);
  expect(html).toContain('<main id="main" class="work">x</main>');
  expect(html).toContain('<nav aria-label="Main"><ul><li><a href="/desk/hardship" aria-current="page">');
  expect(html).toContain("<span>Hardship</span><b>12</b>");
  expect(html).toContain('<form method="post" action="/desk/sign-out">');
  // On a phone the rooms open without a script, and where that is not known they are simply there.
  expect(html).toMatch(
    /<button[^>]* popovertarget="desk-menu">Menu<\/button><div id="desk-menu" class="fold" popover="auto">/,
  );
  expect(html).not.toContain('class="desk narrow"');
  expect(
    renderToStaticMarkup(
      <Desk skip="s" rail={rail} layout="split">
        x
      </Desk>,
    ),
  ).toContain('<div class="desk narrow">');
});

test("time to breach: the ring fills with the time used, within its bounds; a stopped clock has none", () => {
  expect(renderToStaticMarkup(<Ttb tone="good" used={0.2} text="8 days left" />)).toContain(
    'stroke-dasharray="7.5 37.7"',
  );
  expect(renderToStaticMarkup(<Ttb tone="error" used={1.4} text="1 day late" />)).toContain(
    'stroke-dasharray="37.7 37.7"',
  );
  expect(renderToStaticMarkup(<Ttb tone="good" used={-1} text="new" />)).toContain('stroke-dasharray="0.0 37.7"');
  const paused = renderToStaticMarkup(<Ttb paused text="With borrower" />);
  expect(paused).toContain('<span class="ttb paused">');
  expect(paused).not.toContain("stroke-dasharray");
});

test("a queue is a named region that can be scrolled by keys around a table with headers and its order", () => {
  const html = renderToStaticMarkup(
    <Queue
      label="Hardship requests"
      rows={[{ id: "HS-1" }]}
      rowKey={(row) => row.id}
      columns={[
        { key: "case", head: "Case", kind: "row", cell: (row) => <a href={`/${row.id}`}>{row.id}</a> },
        { key: "left", head: "Time to reply", sorted: "ascending", cell: () => "1 day" },
      ]}
    />,
  );
  expect(html).toMatch(/^<div class="queue scroll" tabindex="0" role="region" aria-label="Hardship requests">/);
  expect(html).toContain('<caption class="vh">Hardship requests</caption>');
  expect(html).toContain('<th scope="col" aria-sort="ascending">Time to reply</th>');
  expect(html).toContain('<th scope="row"><a href="/HS-1">HS-1</a></th>');
});

test("list, case and decision are a named list, an article and a named aside", () => {
  const html = renderToStaticMarkup(
    <Split
      list={{
        label: "To approve",
        heading: "To approve 1",
        items: [{ key: "1", href: "/1", reference: "HS-1", name: "Chen Li", detail: "Pause", current: true }],
      }}
      aside={{
        label: "Decision",
        content: (
          <Decision title="Decision" lead="It takes two people.">
            <Eyes
              people={[
                { key: "a", initials: "ZN", text: "Zhou Ning proposed" },
                { key: "b", initials: "HJ", text: "He Jing to approve", waiting: true },
              ]}
            />
          </Decision>
        ),
      }}
    >
      <WorkHeader title="Chen Li" reference="HS-1" />
      <Rules rules={[{ key: "work", icon: "bellOff", text: "Never at work" }]} />
    </Split>,
  );
  expect(html).toContain('<nav aria-label="To approve"><h2 class="h">To approve 1</h2>');
  expect(html).toContain('<a href="/1" aria-current="page">');
  expect(html).toContain(
    '<article class="case"><div class="bar-top"><h1>Chen Li <span class="muted num">HS-1</span></h1>',
  );
  expect(html).toContain('<aside aria-label="Decision"><form class="decision" method="post">');
  expect(html).toContain('<li class="wait"><i aria-hidden="true">HJ</i><span>He Jing to approve</span></li>');
  expect(html).toContain('<ul class="rules"><li><svg');
});

test("every chart says its figures in words and draws its longest value inside its frame", () => {
  const bars = renderToStaticMarkup(
    <Chart caption="From message to done" note="Right: share of the step before">
      <BarChart
        label="Sent 12,480, opened 7,862"
        bars={[
          { key: "sent", name: "Sent", value: 12480, text: "12,480" },
          { key: "opened", name: "Opened", value: 7862, text: "7,862", side: "63.0%" },
        ]}
      />
    </Chart>,
  );
  expect(bars).toContain('<figure class="card chart"><figcaption>From message to done<small>');
  expect(bars).toContain('role="img" aria-label="Sent 12,480, opened 7,862"');
  const lengths = [...bars.matchAll(/<rect class="f2" x="160" y="\d+" width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
  expect(lengths).toEqual([288, 181.4]);

  const shares = renderToStaticMarkup(
    <ShareBar label="Paid 3, plan 1" shares={[{ key: "a", value: 3, colour: 1 }, { key: "b", value: 1, colour: 4 }]} />,
  ); // prettier-ignore
  expect(shares).toContain('<rect class="f1" x="0.0" width="417.8"');
  expect(shares).toContain('<rect class="f4" x="420.8" width="139.3"');

  const columns = renderToStaticMarkup(
    <ColumnChart
      label="Before 2,750, after 272.80"
      colours={[3, 1]}
      ticks={[{ value: 0, text: "0" }, { value: 3000, text: "3,000" }]}
      groups={[{ key: "dec", values: [2750, 272.8], text: "Dec 26" }, { key: "jan", values: [null, 272.8] }]}
    />,
  ); // prettier-ignore
  expect(columns.match(/<rect/g)).toHaveLength(3);
  expect(columns).toContain('height="110.0"');

  const lines = renderToStaticMarkup(
    <LineChart
      label="Rose from 81% to 86%"
      series={[{ key: "online", text: "Online 86%", points: [81, 86], stroke: "solid" }]}
      ticks={[{ value: 75, text: "75%" }, { value: 90, text: "90%" }]}
      from="August"
      to="November"
    />,
  ); // prettier-ignore
  expect(lines).toContain('<path class="l1" d="M44.0 98.0L520.0 54.7"');

  const clock = renderToStaticMarkup(
    <ClockChart
      label="Day 2 of 15"
      today={2}
      due={15}
      marks={[{ day: 0, text: "18 Nov" }, { day: 15, text: "Day 15" }, { day: 60, text: "Day 60" }]}
    />,
  ); // prettier-ignore
  expect(clock).toContain('<rect class="act" x="20" y="14" width="18.7"');
  expect(clock).toContain('<circle class="act" cx="160.0"');
});

test("figures to look at are a list of name, number and what is counted", () => {
  expect(
    renderToStaticMarkup(<Kpis kpis={[{ name: "Plans completed", value: "69.7%", detail: "711 of 1,020" }]} />),
  ).toBe('<ul class="kpis"><li><p>Plans completed</p><b>69.7%</b><small>711 of 1,020</small></li></ul>');
});

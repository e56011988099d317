import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Answers } from "#app/ui/answers.tsx";
import { Bar } from "#app/ui/bar.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Details } from "#app/ui/details.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Files } from "#app/ui/files.tsx";
import { Scene } from "#app/ui/hills.tsx";
import { Letter } from "#app/ui/letter.tsx";
import { Links } from "#app/ui/links.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Steps } from "#app/ui/steps.tsx";
import { Chips, Tabs } from "#app/ui/tabs.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { WaitingChart } from "#app/ui/waiting-chart.tsx";

test("a table with several columns names its rows, columns, totals and what changed", () => {
  const html = renderToStaticMarkup(
    <DataTable
      caption="Schedule"
      scroll="Payment schedule"
      rows={[{ date: "16 Dec 2026", before: "¥394.82", after: "¥398.73" }]}
      rowKey={(row) => row.date}
      columns={[
        { key: "date", head: "Date", kind: "date", cell: (row) => row.date },
        { key: "before", head: "Before", kind: "num", cell: (row) => row.before },
        {
          key: "after",
          head: "After",
          kind: "num",
          changed: (row) => row.after !== row.before,
          cell: (row) => row.after,
        },
      ]}
      total={["Total", "¥394.82", "¥398.73"]}
    />,
  );
  expect(html).toMatch(
    /^<div class="scroll" tabindex="0" role="region" aria-label="Payment schedule"><table class="data">/,
  );
  expect(html).toContain("<caption>Schedule</caption>");
  expect(html).toContain('<th scope="col">Date</th><th scope="col" class="num">Before</th>');
  expect(html).toContain(
    '<th scope="row" class="d">16 Dec 2026</th><td class="num">¥394.82</td><td class="num diff">¥398.73</td>',
  );
  expect(html).toContain('<tfoot><tr><th scope="row">Total</th><td class="num">¥394.82</td>');
});

test("a heat table shades its cells and still prints its figures", () => {
  const html = renderToStaticMarkup(
    <DataTable
      caption="Roll"
      heat
      rows={[{ stage: "Current", share: 0.968 }]}
      rowKey={(row) => row.stage}
      columns={[
        { key: "stage", head: "Days late", kind: "row", cell: (row) => row.stage },
        { key: "share", head: "Current", heat: () => "3", cell: (row) => `${row.share * 100}%` },
      ]}
    />,
  );
  expect(html).toContain('<table class="data heat">');
  expect(html).toContain('<td data-h="3">96.8%</td>');
});

test("a timeline marks the present step for everybody, and dates for machines", () => {
  const html = renderToStaticMarkup(
    <Timeline
      items={[
        { key: "1", text: "Received", time: { at: "2026-11-18", text: "18 November" } },
        { key: "2", state: "now", text: "Working out terms", detail: "A second colleague checks" },
        { key: "3", state: "next", text: "Written reply" },
      ]}
    />,
  );
  expect(html).toMatch(/^<ol class="timeline card"><li>Received<time dateTime="2026-11-18">18 November<\/time><\/li>/);
  expect(html).toContain(
    '<li class="now" aria-current="step"><b>Working out terms</b><small>A second colleague checks</small></li>',
  );
  expect(html).toContain('<li class="next">Written reply</li>');
});

test("the answer to an act is announced and is the page's heading", () => {
  const html = renderToStaticMarkup(
    <Panel title="Received, thank you" sum="¥300.00">
      <p>Receipt</p>
    </Panel>,
  );
  expect(html).toMatch(/^<div class="panel" role="status">/);
  expect(html).toContain('<h1>Received, thank you</h1><p class="sum">¥300.00</p><p>Receipt</p>');
});

test("what waiting costs is drawn from zero, with a visible sliver for what is added", () => {
  const html = renderToStaticMarkup(
    <WaitingChart
      label="Today ¥2,289.12, in 30 days ¥2,289.13"
      bars={[
        { key: "0", when: "Today", base: 228912, added: 0, text: "¥2,289.12" },
        { key: "30", when: "In 30 days", base: 228912, added: 1, text: "¥2,289.13" },
      ]}
    />,
  );
  expect(html).toContain('role="img" aria-label="Today ¥2,289.12, in 30 days ¥2,289.13"');
  expect(html.match(/class="more"/g)).toHaveLength(1);
  expect(html).toContain('<rect class="more" x="317.0" y="68" width="3.0"');
  expect(renderToStaticMarkup(<WaitingChart label="Nothing" bars={[{ key: "0", when: "Today", base: 0, added: 0, text: "¥0.00" }]} />)).toContain('width="0.0"'); // prettier-ignore
});

test("a limit's bar never leaves its frame", () => {
  expect(renderToStaticMarkup(<Bar value={1412} of={1883} />)).toContain('<rect width="75.0" height="4">');
  expect(renderToStaticMarkup(<Bar value={3} of={2} />)).toContain('<rect width="100.0" height="4">');
});

test("answers can be changed one by one, each link saying what it changes", () => {
  const html = renderToStaticMarkup(
    <Answers answers={[{ term: "Each payment", value: "¥394.82", change: { href: "/plan", text: "Change", about: ": each payment" } }]} />,
  ); // prettier-ignore
  expect(html).toContain('<dt>Each payment</dt><dd>¥394.82</dd><dd class="edit"><a href="/plan">Change<span class="vh">: each payment</span></a></dd>'); // prettier-ignore
});

test("paging goes by keys, both ways, and says nothing where there is no other page", () => {
  const html = renderToStaticMarkup(
    <Pager label="Pages" previous={{ href: "?before=9", text: "Newer" }} next={{ href: "?after=1", text: "Older" }} />,
  );
  expect(html).toContain('<nav class="pages row" aria-label="Pages">');
  expect(html).toContain('<a href="?before=9" rel="prev">Newer</a>');
  expect(html).toContain('<a href="?after=1" rel="next">Older</a>');
  expect(renderToStaticMarkup(<Pager label="Pages" status="1–3 of 3" />)).not.toContain("<ul");
});

test("tabs and filters are named navigations that mark where one is", () => {
  const items = [
    { href: "?a", text: "3 days late" },
    { href: "?b", text: "Miss one", current: true },
  ];
  expect(renderToStaticMarkup(<Tabs label="What if" tabs={items} />)).toContain('<nav aria-label="What if"><ul class="tabs"><li><a href="?a">3 days late</a></li><li><a href="?b" aria-current="true">'); // prettier-ignore
  expect(renderToStaticMarkup(<Chips label="Views" chips={items} />)).toContain('<nav aria-label="Views" class="chips"><a href="?a">3 days late</a><a href="?b" aria-current="page">'); // prettier-ignore
});

test("steps say in words what the bar shows", () => {
  expect(renderToStaticMarkup(<Steps text="Step 2 of 3" step={2} of={3} />)).toBe(
    '<div class="steps"><p>Step 2 of 3</p><progress value="2" max="3" aria-hidden="true"></progress></div>',
  );
});

test("a letter has its sender, its reference, one heading and its foot", () => {
  const html = renderToStaticMarkup(
    <Letter sender={{ name: "Linxi", detail: "Freephone" }} about="FA-1" title="Your payment plan" foot="Version 1">
      <p>Dear Chen Li,</p>
    </Letter>,
  );
  expect(html).toMatch(/^<article class="letter"><header>/);
  expect(html).toContain('<address class="fine">FA-1</address></header><h1>Your payment plan</h1><p>Dear Chen Li,</p>');
  expect(html).toContain('<footer class="fine"><p>Version 1</p></footer>');
});

test("small parts keep their semantics", () => {
  expect(renderToStaticMarkup(<Card title="Limit" level={3} soft>x</Card>)).toBe('<section class="card soft flow tight"><h3>Limit</h3>x</section>'); // prettier-ignore
  expect(renderToStaticMarkup(<Details summary="More" open>x</Details>)).toBe('<details open=""><summary>More</summary>x</details>'); // prettier-ignore
  expect(renderToStaticMarkup(<Links links={[{ href: "/a", text: "A", icon: "bell" }]} />)).toMatch(/^<ul class="links"><li><a href="\/a"><svg/); // prettier-ignore
  expect(renderToStaticMarkup(<Empty text="No receipts yet." />)).toContain("<p>No receipts yet.</p>");
  expect(renderToStaticMarkup(<Scene />)).toMatch(/^<div class="scene"><svg class="hills"[^>]*aria-hidden="true">/);
  expect(renderToStaticMarkup(<Files files={[{ key: "1", kind: "photo", name: "slip.jpg", href: "/f/1", detail: "1.2 MB" }]} />)).toContain('<span><a href="/f/1">slip.jpg</a><small>1.2 MB</small></span>'); // prettier-ignore
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Amount } from "#app/ui/amount.tsx";
import { Doors } from "#app/ui/doors.tsx";
import { Hero } from "#app/ui/hero.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Ledger } from "#app/ui/ledger.tsx";
import { Note } from "#app/ui/note.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { Shell, type ShellProps } from "#app/ui/shell.tsx";

const shell: Omit<ShellProps, "children"> = {
  words: {
    skip: "Skip to content",
    leaveTitle: "Leave quickly",
    leave: "Leave this page quickly",
    helpRegion: "Help from a person",
    askPerson: "Ask a person",
    call: "Call",
    callBack: "Call me",
  },
  brand: { name: "Linxi Finance", href: "/" },
  language: { label: "Language", current: "en", target: { kind: "links", href: { "zh-CN": "/zh", en: "/en" } } },
  leaveHref: "https://weather.example/",
  foot: { links: [{ href: "/complain", text: "Make a complaint" }], note: "Linxi" },
  human: { hours: "8:00–20:00", phone: "4000001234", callBackHref: "/call-me" },
};

test("an amount keeps its sign apart from its digits; less than nothing has a true minus", () => {
  expect(renderToStaticMarkup(<Amount amount={228912} currency="CNY" lang="en" />)).toBe(
    '<span class="amt"><span class="cur">¥</span>2,289.12</span>',
  );
  expect(renderToStaticMarkup(<Amount amount={-912} currency="CNY" lang="zh-CN" />)).toBe(
    '<span class="amt minus">−<span class="cur">¥</span>9.12</span>',
  );
});

test("icons are hidden from assistive technology and carry no image data", () => {
  const html = renderToStaticMarkup(<Icon name="heart" size={22} />);
  expect(html).toMatch(/^<svg class="i" width="22" height="22" viewBox="0 0 24 24" aria-hidden="true"><path d="M/);
  expect(html).not.toContain("data:");
});

test("the frame starts with the skip link and has one of each landmark", () => {
  const html = renderToStaticMarkup(<Shell {...shell}>content</Shell>);
  expect(html).toMatch(/^<a class="skip" href="#main">/);
  expect(html).toContain('<main class="page" id="main">content</main>');
  for (const landmark of ["<header", "<main", "<footer", '<section class="human" aria-label="Help from a person"']) {
    expect(html.split(landmark).length).toBe(2);
  }
  expect(html).toContain('href="tel:4000001234"');
  expect(html).not.toContain("<script");
});

test("both languages are offered by their own names and the current one is marked", () => {
  const html = renderToStaticMarkup(<Shell {...shell}>x</Shell>);
  expect(html).toContain('<a href="/zh" lang="zh-CN" hrefLang="zh-CN">中文</a>');
  expect(html).toContain(
    '<a href="/en" lang="en" hrefLang="en" aria-current="true">EN<span class="vh">glish</span></a>',
  );
});

test("a language kept in a cookie is changed by a post, never by a link", () => {
  const html = renderToStaticMarkup(
    <Shell
      {...shell}
      language={{ label: "语言", current: "zh-CN", target: { kind: "form", action: "/language", returnTo: "/pay" } }}
    >
      x
    </Shell>,
  );
  expect(html).toContain('<form class="lang" method="post" action="/language" aria-label="语言">');
  expect(html).toContain('<input type="hidden" name="returnTo" value="/pay"/>');
  expect(html).toContain('<button name="lang" value="zh-CN" lang="zh-CN" aria-current="true">中文</button>');
});

test("the hero says the number with its meaning in the page's first heading", () => {
  const html = renderToStaticMarkup(
    <Hero
      lead="To be up to date"
      figure={<Amount amount={228912} currency="CNY" lang="en" />}
      hideAmounts="Hide amounts"
      facts={[{ term: "Next instalment", value: "¥2,750.00", detail: "6 December" }]}
    >
      <p>Since 6 November</p>
    </Hero>,
  );
  expect(html).toContain('<section class="hero" aria-labelledby="hero">');
  expect(html).toContain('<h1 id="hero">To be up to date <strong class="big"><span class="amt">');
  expect(html).toContain('<label class="mask"><input type="checkbox"/>Hide amounts</label>');
  expect(html).toContain("<dt>Next instalment</dt><dd>¥2,750.00<small>6 December</small></dd>");
});

test("a hero with a status has a first heading for those who cannot see it", () => {
  const html = renderToStaticMarkup(
    <Hero
      lead="You’ll hear from us by"
      figure="Wed 2 December"
      status={{ text: "With a person", tone: "calm", reference: "HS-1", heading: "Request: with a person" }}
    />,
  );
  expect(html).toContain('<h1 class="vh">Request: with a person</h1><h2 id="hero">You’ll hear from us by');
  expect(html).toContain('<span class="tag" data-tone="calm">With a person</span>');
  expect(html.split("<h1").length).toBe(2);
});

test("doors are a list of links of one kind, a landmark when they have a name", () => {
  const doors = [
    { href: "/pay", icon: "card", title: "Pay", detail: "Any amount" },
    { href: "/hardship", icon: "heart", tone: "warm", title: "I can’t pay", detail: "More time" },
  ] as const;
  const html = renderToStaticMarkup(<Doors label="What you can do" doors={doors} />);
  expect(html).toMatch(/^<nav aria-label="What you can do"><ul class="doors"><li><a class="door" href="\/pay">/);
  expect(html.match(/class="door"/g)).toHaveLength(2);
  expect(html).toContain('<span class="tile" data-tone="warm">');
  expect(renderToStaticMarkup(<Doors doors={doors} />)).toMatch(/^<ul/);
});

test("a ledger is a table with a caption, row headers, the formula under its line and a total", () => {
  const html = renderToStaticMarkup(
    <Ledger
      caption="What makes up the amount"
      hideCaption
      head={{ label: "Line", amount: "Amount" }}
      lines={[
        {
          key: "penalty",
          label: "Penalty interest",
          detail: "before your payment",
          amount: "¥5.00",
          formula: [
            { value: "¥2,500.00", unit: "late principal" },
            { value: "0.05%", unit: "a day" },
            { value: "4 days", unit: "7–10 Nov" },
          ],
        },
        { key: "fee", label: "Late fee", amount: "¥0.00" },
      ]}
      total={{ label: "To be up to date", amount: "¥5.00" }}
    />,
  );
  expect(html).toContain('<table class="ledger"><caption class="vh">What makes up the amount</caption><thead>');
  expect(html).toContain('<th scope="col">Line</th><th scope="col" class="num">Amount</th>');
  expect(html).toContain('<th scope="row">Penalty interest<small>before your payment</small></th><td class="num">¥5.00</td></tr><tr class="how"><td colSpan="2"><p class="formula"><span>¥2,500.00<small>late principal</small></span><i>×</i>'); // prettier-ignore
  expect(html.match(/class="how"/g)).toHaveLength(1);
  expect(html).toContain('<tfoot><tr><th scope="row">To be up to date</th><td class="num">¥5.00</td></tr></tfoot>');
});

test("a notice has its tone, its heading, and is read out where it answers an act", () => {
  const html = renderToStaticMarkup(
    <Note tone="good" icon="check" title="Yes, we sent it" role="status">
      <p>To the phone ending 4821.</p>
    </Note>,
  );
  expect(html).toContain('<div class="note" data-tone="good" role="status"><svg');
  expect(html).toContain("<div><h2>Yes, we sent it</h2><p>To the phone ending 4821.</p></div>");
  expect(renderToStaticMarkup(<Note tone="act">x</Note>)).not.toContain("data-tone");
});

test("amounts inside a sentence can be hidden and do not break, whatever the currency; the rest is text", () => {
  expect(renderToStaticMarkup(<Prose text="收到您的 ¥500.00，谢谢" />)).toBe(
    '收到您的 <span class="amt"><span class="cur">¥</span>500.00</span>，谢谢',
  );
  expect(renderToStaticMarkup(<Prose text="From US$1,250.00 to −A$3 <b>" />)).toBe(
    'From <span class="amt"><span class="cur">US$</span>1,250.00</span> to <span class="amt">−<span class="cur">A$</span>3</span> &lt;b&gt;',
  );
  expect(renderToStaticMarkup(<Prose text="No amount, 12 days." />)).toBe("No amount, 12 days.");
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Check } from "#app/ui/check.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { DateFields } from "#app/ui/date-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { MoneyField } from "#app/ui/money-field.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { DefaultButton, Stepper } from "#app/ui/stepper.tsx";
import { PickChips } from "#app/ui/tabs.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";

const words = { error: "Error: ", optional: "(optional)" };

test("a field ties label, hint and error to its control, in that order", () => {
  const html = renderToStaticMarkup(
    <TextField
      words={words}
      id="amount"
      label="Amount"
      hint="From ¥1"
      error="Amount must be a number"
      value="a hundred"
      width="m"
      input={{ inputMode: "decimal", autoComplete: "transaction-amount" }}
    />,
  );
  expect(html).toContain('<label for="amount">Amount</label><p class="hint" id="amount-hint">From ¥1</p><p class="err" id="amount-error">'); // prettier-ignore
  expect(html).toContain('<span><span class="vh">Error: </span>Amount must be a number</span>');
  const input = /<input[^>]*>/.exec(html)?.[0] ?? "";
  for (const attribute of [
    'id="amount"',
    'name="amount"',
    'value="a hundred"',
    'aria-invalid="true"',
    'aria-describedby="amount-hint amount-error"',
    'inputMode="decimal"',
    'class="in w-m"',
  ]) {
    expect(input).toContain(attribute);
  }
});

test("a field without hint or error has nothing to describe it", () => {
  const html = renderToStaticMarkup(<TextField words={words} id="x" label="X" optional />);
  expect(html).not.toMatch(/aria-|class="hint"|class="err"/);
  expect(html).toContain('<label for="x">X <span class="opt">(optional)</span></label>');
});

test("the error summary names itself, takes focus and leads to each field", () => {
  const html = renderToStaticMarkup(
    <ErrorSummary
      title="Two things to fix"
      problems={[
        { field: "amount", message: "Amount must be a number" },
        { field: "day", message: "Choose a day" },
      ]}
    />,
  );
  expect(html).toMatch(/^<div class="errors" role="alert" aria-labelledby="errors" tabindex="-1" autofocus="">/);
  expect(html).toContain('<h2 id="errors">Two things to fix</h2>');
  expect(html).toContain(
    '<li><a href="#amount">Amount must be a number</a></li><li><a href="#day">Choose a day</a></li>',
  );
  expect(renderToStaticMarkup(<ErrorSummary title="None" problems={[]} />)).toBe("");
});

test("a button submits, a link that looks like one goes somewhere", () => {
  const html = renderToStaticMarkup(
    <Buttons>
      <Button name="save" value="1" look="quiet" noValidate>
        Save
      </Button>
      <Button href="/plan" small icon="calendar">
        Plan
      </Button>
    </Buttons>,
  );
  expect(html).toContain('<button class="btn quiet" name="save" value="1" formnovalidate="">Save</button>');
  expect(html).toContain('<a class="btn small" href="/plan"><svg');
});

test("a date is three numeric fields in spoken order, the first with the plain id, filled in by the browser", () => {
  const props = {
    words,
    id: "birth",
    label: "Date of birth",
    hint: "For example 27 March 1990",
    error: "Those details don’t match",
    birthday: true,
    labels: { year: "Year", month: "Month", day: "Day" },
    value: { year: "1990" },
  };
  const english = renderToStaticMarkup(<DateFields {...props} lang="en" />);
  expect(english).toContain(
    '<fieldset class="field" aria-describedby="birth-hint birth-error"><legend>Date of birth</legend>',
  );
  expect([...english.matchAll(/name="birth\.(\w+)"/g)].map(([, part]) => part)).toEqual(["day", "month", "year"]);
  expect([...english.matchAll(/autoComplete="([\w-]+)"/g)].map(([, value]) => value)).toEqual(["bday-day", "bday-month", "bday-year"]); // prettier-ignore
  expect(english).toContain('<label for="birth">Day<input');
  expect(english.match(/inputMode="numeric"/g)).toHaveLength(3);
  expect(english.match(/aria-invalid="true" aria-describedby="birth-error"/g)).toHaveLength(3);
  expect(english).toContain('maxLength="4" aria-invalid="true" aria-describedby="birth-error" value="1990"');
  const chinese = renderToStaticMarkup(<DateFields {...props} lang="zh-CN" />);
  expect([...chinese.matchAll(/name="birth\.(\w+)"/g)].map(([, part]) => part)).toEqual(["year", "month", "day"]);
  expect(chinese).toContain('<label for="birth">Year<input');
});

test("choices are a fieldset whose legend is the question; each label wraps its own native input", () => {
  const html = renderToStaticMarkup(
    <Choices
      words={words}
      id="amount"
      type="radio"
      legend="hidden"
      label="Amount to pay"
      chosen="other"
      options={[
        { value: "other", label: "An amount I choose", reveal: <p>stepper</p> },
        {
          value: "all",
          label: "Everything",
          detail: "¥27,389.12",
          tag: "tag",
          facts: [{ term: "On", value: "16 May" }],
        },
      ]}
    />,
  );
  expect(html).toContain('<fieldset class="field"><legend class="vh">Amount to pay</legend>');
  expect(html).toContain('<label class="choice line"><input type="radio" id="amount" name="amount" checked="" value="other"/><span><b>An amount I choose</b></span></label><div class="reveal flow tight"><p>stepper</p></div>'); // prettier-ignore
  expect(html).toContain("<dl><dt>On</dt><dd>16 May</dd></dl>");
  expect(html.match(/checked/g)).toHaveLength(1);
  expect(html.match(/ id="amount"/g)).toHaveLength(1);
});

test("several boxes keep what was ticked, and a question can be the page's heading", () => {
  const html = renderToStaticMarkup(
    <Choices
      words={words}
      id="why"
      type="checkbox"
      legend="heading"
      label="What has changed?"
      hint="Tick any that apply"
      chosen={["ill", "job"]}
      options={["over", "ill", "job"].map((value) => ({ value, label: value }))}
    />,
  );
  expect(html).toContain(
    '<fieldset class="field" aria-describedby="why-hint"><legend><h1>What has changed?</h1></legend>',
  );
  expect(html.match(/checked=""/g)).toHaveLength(2);
  expect(html).not.toContain('value="over" checked');
});

test("a consent is one native box, unticked, with its own error", () => {
  const html = renderToStaticMarkup(<Check words={words} id="agree" label="I agree" required error="Tick to agree" />);
  expect(html).toContain('<p class="err" id="agree-error">');
  expect(html).toContain('<input type="checkbox" id="agree" name="agree" required="" aria-invalid="true" aria-describedby="agree-error" value="yes"/>'); // prettier-ignore
  expect(html).not.toContain("checked");
});

test("the stepper's buttons submit, speak in full words and do not block on other fields", () => {
  const html = renderToStaticMarkup(
    <Stepper
      words={words}
      id="each"
      label="Each payment"
      hint="From ¥100"
      currency="CNY"
      value="400.00"
      less={{ value: "-50", text: "Take off ¥50" }}
      more={{ value: "50", text: "Add ¥50" }}
    >
      <PickChips name="each" picked="400" options={[{ value: "400", text: "¥400" }]} />
    </Stepper>,
  );
  expect(html).toContain('<label for="each">Each payment</label>');
  expect(html).toContain('<button name="step" value="-50" formnovalidate=""><span aria-hidden="true">−</span><span class="vh">Take off ¥50</span></button>'); // prettier-ignore
  expect(html).toContain('aria-describedby="each-hint" value="400.00"');
  expect(html).toContain('<button name="each" value="400" aria-pressed="true" formnovalidate="">¥400</button>');
});

test("the default button is out of sight, out of the tab order and not announced, but a submit button", () => {
  expect(renderToStaticMarkup(<DefaultButton />)).toBe('<button class="vh" tabindex="-1" aria-hidden="true"></button>');
});

test("money, long texts, lists and files tie label, hint and error alike", () => {
  const base = { words, id: "x", label: "X", hint: "h", error: "e" };
  const controls = [
    <MoneyField key="1" {...base} currency="USD" value="12.00" />,
    <TextArea key="2" {...base} value="so it was" />,
    <SelectField key="3" {...base} options={[{ value: "a", text: "A" }, { value: "b", text: "B" }]} value="b" />,
    <FileField key="4" {...base} accept="image/*" />,
  ]; // prettier-ignore
  for (const control of controls) {
    const html = renderToStaticMarkup(control);
    expect(html).toContain('<label for="x">X</label><p class="hint" id="x-hint">h</p>');
    expect(html).toMatch(/<(input|textarea|select)[^>]* id="x"[^>]*>/);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="x-hint x-error"');
  }
  expect(renderToStaticMarkup(<MoneyField {...base} currency="USD" />)).toContain('<span class="long" aria-hidden="true">US$</span>'); // prettier-ignore
  expect(renderToStaticMarkup(<SelectField {...base} options={[{ value: "b", text: "B" }]} value="b" />)).toContain('<option value="b" selected="">B</option>'); // prettier-ignore
  expect(renderToStaticMarkup(<TextArea {...base} value="so it was" />)).toContain(">so it was</textarea>");
});

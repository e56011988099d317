import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Button, Buttons } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
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

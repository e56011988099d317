import { expect, test } from "vitest";
import { placeIn, placeText } from "#app/http/list-place.ts";

const on = (after: string) => placeIn(`https://pay.example/staff/disputes?after=${encodeURIComponent(after)}`);

test("a place in a list comes back from an address as it was put there", () => {
  const place = { at: 1_795_000_000_000, id: "evt_1~odd & id" };
  expect(on(placeText(place) ?? "")).toEqual(place);
  expect(placeText(null)).toBeNull();
});

test("what is no place shows the first page", () => {
  for (const after of ["", "nonsense", "1", "~a", "1~", "-1~a", "1e3~a", `${"9".repeat(17)}~a`]) {
    expect([after, on(after)]).toEqual([after, null]);
  }
});

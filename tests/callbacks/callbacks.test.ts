import { expect, test } from "vitest";
import { callWindows } from "#app/callbacks/call-windows.ts";
import { forgetOldNumbers } from "#app/callbacks/forget-numbers.ts";
import { openCallback } from "#app/callbacks/open-callback.ts";
import { afterCall, recordCall } from "#app/callbacks/record-call.ts";
import { type Caller, callbackSubject, requestCallback } from "#app/callbacks/request-callback.ts";
import { withdrawCallback } from "#app/callbacks/withdraw-callback.ts";
import { callTime } from "#app/ui/call-time.ts";
import { callbackById, callbackQueue, waitingCallback } from "#db/stores/callbacks.ts";
import type { Place } from "#db/stores/keyset.ts";
import { addBorrower, testServices } from "#tests/support/people.ts";
import { staffWith } from "#tests/support/staff.ts";

const zone = "Asia/Shanghai";
const requestId = "r";

async function asked(house: ReturnType<typeof testServices>, caller: Caller) {
  const [window] = callWindows(house.clock.now(), zone);
  return requestCallback(house, { caller, fromAt: window?.fromAt ?? 0, lang: "en", address: "192.0.2.1", zone });
}

test("windows lie within the hours of the phone and give an hour's notice", () => {
  // 19:20 in Shanghai: nothing is left today.
  const windows = callWindows(testServices().clock.now(), zone);
  expect(windows.map((window) => callTime(window, "en", zone))).toEqual(
    ["Thu 19 November", "Fri 20 November"].flatMap((day) =>
      ["08:00–10:00", "10:00–12:00", "12:00–14:00", "14:00–16:00", "16:00–18:00", "18:00–20:00"].map(
        (time) => `${day}, ${time}`,
      ),
    ),
  );
  const first = windows[0]?.fromAt ?? 0;
  const hour = 3_600_000;
  expect(callWindows(first - hour, zone)[0]?.fromAt).toBe(first);
  expect(callWindows(first - hour + 1, zone)[0]?.fromAt).toBe(windows[1]?.fromAt);
});

test("one person waits for one call, may take it back and ask again", async () => {
  const house = testServices();
  const { id: borrowerId } = await addBorrower(house.db);
  const caller = { kind: "borrower", borrowerId } as const;
  expect(await asked(house, caller)).toEqual({ ok: true });
  expect(await asked(house, caller)).toEqual({ ok: false, reason: "already_waiting" });
  await withdrawCallback(house, { borrowerId, requestId });
  expect(await callbackQueue(house.db.read, null, 10)).toEqual([]);
  expect(await asked(house, caller)).toEqual({ ok: true });
  expect(await asked(house, caller)).toEqual({ ok: false, reason: "already_waiting" });
  expect(await asked(house, caller)).toEqual({ ok: false, reason: "too_many" });
});

test("a typed number is checked, kept sealed, and the same number written otherwise is the same person", async () => {
  const house = testServices();
  expect(await asked(house, { kind: "typed", phone: "12" })).toEqual({ ok: false, reason: "no_number" });
  expect(await asked(house, { kind: "typed", phone: "138 0000 4821" })).toEqual({ ok: true });
  expect(await asked(house, { kind: "typed", phone: "+86 13800004821" })).toEqual({
    ok: false,
    reason: "already_waiting",
  });
  const stale = { caller: { kind: "typed", phone: "13800004822" }, fromAt: 1, lang: "en", address: "a", zone } as const;
  expect(await requestCallback(house, stale)).toEqual({ ok: false, reason: "window_gone" });
  const [waiting] = await callbackQueue(house.db.read, null, 10);
  expect(waiting?.phoneSealed?.includes("13800004821")).toBe(false);
});

test("who took a call reports on it; a call nobody answers is tried twice", async () => {
  const house = testServices();
  const { id: borrowerId, name, phone } = await addBorrower(house.db);
  const caller = { kind: "borrower", borrowerId } as const;
  await asked(house, caller);
  const waiting = await waitingCallback(house.db.read, callbackSubject(house.keyring, caller));
  const callbackId = waiting?.id ?? "";
  const ann = await staffWith(house, "ann", ["agent"]);
  const bob = await staffWith(house, "bob", ["agent"]);
  const step = (staffId: string, what: Parameters<typeof afterCall>[0]) =>
    recordCall(house, { callbackId, staffId, step: what, requestId });

  expect(await step(ann.staffId, "reached")).toEqual({ ok: false, reason: "taken" });
  expect(await step(ann.staffId, "take")).toEqual({ ok: true });
  expect(await step(bob.staffId, "take")).toEqual({ ok: false, reason: "taken" });
  expect(await openCallback(house, { callbackId, staffId: ann.staffId, requestId })).toMatchObject({ name, phone });
  expect(await step(ann.staffId, "no_answer")).toEqual({ ok: true });
  expect(await callbackById(house.db.read, callbackId)).toMatchObject({ state: "waiting", tries: 1, assigneeId: null });
  expect(await step(bob.staffId, "take")).toEqual({ ok: true });
  expect(await step(bob.staffId, "no_answer")).toEqual({ ok: true });
  expect(await callbackById(house.db.read, callbackId)).toMatchObject({ state: "unreached", tries: 2 });
  expect(await step(bob.staffId, "reached")).toEqual({ ok: false, reason: "not_found" });
});

test("every step from every count of tries", () => {
  expect(
    (["take", "give_back", "reached", "no_answer", "wrong_number"] as const).map((step) =>
      [0, 1].map((tries) => afterCall(step, tries)),
    ),
  ).toEqual([
    [
      { state: "waiting", tries: 0 },
      { state: "waiting", tries: 1 },
    ],
    [
      { state: "waiting", tries: 0 },
      { state: "waiting", tries: 1 },
    ],
    [
      { state: "reached", tries: 0 },
      { state: "reached", tries: 1 },
    ],
    [
      { state: "waiting", tries: 1 },
      { state: "unreached", tries: 2 },
    ],
    [
      { state: "wrong_number", tries: 0 },
      { state: "wrong_number", tries: 1 },
    ],
  ]);
});

test("a typed number is destroyed thirty days after the call", async () => {
  const house = testServices();
  await asked(house, { kind: "typed", phone: "13800004821" });
  const [waiting] = await callbackQueue(house.db.read, null, 10);
  const callbackId = waiting?.id ?? "";
  const { staffId } = await staffWith(house, "ann", ["agent"]);
  await recordCall(house, { callbackId, staffId, step: "take", requestId });
  await recordCall(house, { callbackId, staffId, step: "reached", requestId });
  const month = 30 * 86_400_000;
  house.clock.advance(month);
  expect(await forgetOldNumbers(house)).toBe(0);
  house.clock.advance(1);
  expect(await forgetOldNumbers(house)).toBe(1);
  expect(await openCallback(house, { callbackId, staffId, requestId })).toMatchObject({ phone: null, name: null });
});

test("the queue pages by key and loses nobody", async () => {
  const house = testServices();
  for (let n = 0; n < 5; n += 1) {
    const [window] = callWindows(house.clock.now(), zone);
    const typed = { kind: "typed", phone: `1380000482${n}` } as const;
    await requestCallback(house, { caller: typed, fromAt: window?.fromAt ?? 0, lang: "en", address: `a${n}`, zone });
  }
  const seen: string[] = [];
  let after: Place | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof callbackQueue>> = await callbackQueue(house.db.read, after, 2);
    seen.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (last === undefined) break;
    after = { at: last.fromAt, id: last.id };
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});

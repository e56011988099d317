import { expect, test } from "vitest";
import { complaintActors, complaintTransitions, nextComplaintState } from "#app/complaints/states.ts";
import { complaintEventKinds, complaintStates } from "#db/schema/complaints.ts";

/** The whole matrix, row by row: what a person, a handler and the clock can make happen from each state. */
const expected: Record<string, Record<string, string>> = {
  received: {
    complainant: "go_external withdraw→withdrawn add file",
    handler:
      "acknowledge→acknowledged triage→triaged assign go_external withdraw→withdrawn merge→merged absorb refer→referred restart add note file look_up",
    system: "acknowledge→acknowledged alarm breach",
  },
  acknowledged: {
    complainant: "go_external withdraw→withdrawn add file",
    handler:
      "triage→triaged assign go_external withdraw→withdrawn merge→merged absorb refer→referred restart add note file look_up",
    system: "alarm breach",
  },
  triaged: {
    complainant: "go_external withdraw→withdrawn add file",
    handler:
      "triage assign investigate→investigating resolve_early→closed go_external withdraw→withdrawn merge→merged absorb refer→referred restart add note file look_up",
    system: "alarm breach",
  },
  investigating: {
    complainant: "go_external withdraw→withdrawn add file",
    handler:
      "triage assign ask→needs_info extend→extended pause resolve_early→closed respond→response_sent go_external withdraw→withdrawn merge→merged absorb refer→referred restart add note file look_up",
    system: "alarm breach",
  },
  needs_info: {
    complainant: "answer→investigating go_external withdraw→withdrawn add file",
    handler:
      "triage assign answer→investigating extend→extended pause go_external withdraw→withdrawn merge→merged absorb refer→referred restart add note file look_up",
    system: "alarm breach",
  },
  extended: {
    complainant: "go_external withdraw→withdrawn add file",
    handler:
      "triage assign ask→needs_info extend pause resolve_early→closed respond→response_sent go_external withdraw→withdrawn merge→merged absorb refer→referred restart add note file look_up",
    system: "alarm breach",
  },
  response_sent: {
    complainant: "ask_review→review go_external→external reopen→reopened add file",
    handler: "ask_review→review go_external→external close→closed reopen→reopened add note file redress look_up",
    system: "close→closed redress",
  },
  review: {
    complainant: "go_external→external withdraw→withdrawn add file",
    handler: "assign decide_review→response_sent go_external→external withdraw→withdrawn add note file look_up",
    system: "alarm breach",
  },
  external: {
    complainant: "add file",
    handler: "external_decided→closed add note file redress look_up",
    system: "redress",
  },
  closed: {
    complainant: "ask_review→review go_external→external reopen→reopened add file",
    handler: "ask_review→review go_external→external reopen→reopened add note file redress look_up",
    system: "redress",
  },
  withdrawn: { complainant: "reopen→reopened", handler: "reopen→reopened", system: "" },
  referred: { complainant: "reopen→reopened", handler: "reopen→reopened", system: "" },
  reopened: {
    complainant: "go_external withdraw→withdrawn add file",
    handler:
      "triage→triaged assign go_external withdraw→withdrawn merge→merged absorb refer→referred restart add note file look_up",
    system: "alarm breach",
  },
  merged: { complainant: "", handler: "", system: "" },
};

test("every state × event × actor does exactly what the matrix says", () => {
  for (const state of complaintStates) {
    for (const actor of complaintActors) {
      const found = complaintEventKinds
        .map((event) => {
          const to = nextComplaintState(state, event, actor);
          return to === null ? "" : to === state ? event : `${event}→${to}`;
        })
        .filter((text) => text !== "")
        .join(" ");
      expect(`${state} ${actor}: ${found}`).toBe(`${state} ${actor}: ${expected[state]?.[actor] ?? "?"}`);
    }
  }
});

test("a complaint is closed by a handler, an outcome from outside or an early letter, never by money", () => {
  const closing = complaintEventKinds.filter((event) => complaintTransitions[event].some(({ to }) => to === "closed"));
  expect(closing).toEqual(["resolve_early", "external_decided", "close"]);
});

test("no move leads out of a merged complaint, and every other state can be reached", () => {
  const reached = new Set(complaintEventKinds.flatMap((event) => complaintTransitions[event].map(({ to }) => to)));
  expect(complaintStates.filter((state) => state !== "received" && !reached.has(state))).toEqual([]);
});

import { expect, test } from "vitest";
import { caseActors, nextState, openStates } from "#app/hardship/states.ts";
import { caseEvents, type CaseState, caseStates } from "#db/schema/hardship.ts";

/** Written out by hand, apart from the table in the code: `state event role(s) → state`. Everything else is refused. */
const allowed = `
received    claim           agent,approver          looking
second_look claim           agent,approver          looking
escalated   claim           agent,approver          escalated
needs_info  claim           agent,approver          needs_info
proposed    claim           agent,approver          proposed
looking     release         agent,approver          received
escalated   release         agent,approver          escalated
needs_info  release         agent,approver          needs_info
proposed    release         agent,approver          proposed
looking     take_over       agent,approver          looking
needs_info  take_over       agent,approver          needs_info
proposed    take_over       agent,approver          proposed
escalated   take_over       agent,approver          escalated
looking     ask             agent,approver          needs_info
escalated   ask             agent,approver          needs_info
needs_info  answer          borrower,agent,approver looking
needs_info  reply_overdue   system                  looking
looking     propose         agent,approver          proposed
escalated   propose         agent,approver          proposed
proposed    approve         approver                offered
proposed    send_back       approver,agent,system   looking
offered     accept          borrower                active
offered     decline         borrower                declined
offered     expire          system                  expired
looking     refuse          agent,approver          refused
escalated   refuse          agent,approver          refused
refused     ask_second_look borrower                second_look
declined    ask_again       borrower                received
expired     ask_again       borrower                received
received    escalate        agent,approver          escalated
looking     escalate        agent,approver          escalated
needs_info  escalate        agent,approver          escalated
second_look escalate        agent,approver          escalated
received    withdraw        borrower                withdrawn
looking     withdraw        borrower                withdrawn
needs_info  withdraw        borrower                withdrawn
proposed    withdraw        borrower                withdrawn
offered     withdraw        borrower                withdrawn
second_look withdraw        borrower                withdrawn
escalated   withdraw        borrower                withdrawn
active      check_in        system                  review
review      answer_check_in borrower                review
active      end             system                  ended
review      end             system                  ended
looking     judge           agent,approver          looking
escalated   judge           agent,approver          escalated
needs_info  judge           agent,approver          needs_info
looking     refer           approver                escalated
escalated   refer           approver                escalated
looking     extend          agent,approver          looking
escalated   extend          agent,approver          escalated
looking     end_quiet       agent,approver          ended
escalated   end_quiet       agent,approver          ended
declined    lift            system                  declined
expired     lift            system                  expired
refused     lift            system                  refused
`;

const livePlaces = [...openStates, "declined", "expired", "refused", "active", "review"] as const;

function expected(): Map<string, CaseState> {
  const moves = new Map<string, CaseState>();
  for (const line of allowed.trim().split("\n")) {
    const [state = "", event = "", actors = "", to = ""] = line.split(/\s+/);
    for (const actor of actors.split(",")) moves.set(`${state} ${event} ${actor}`, to as CaseState);
  }
  for (const state of openStates) {
    for (const event of ["review_due", "ask_proof"]) moves.set(`${state} ${event} system`, state);
  }
  for (const state of livePlaces) {
    for (const actor of ["borrower", "agent", "approver"]) moves.set(`${state} evidence ${actor}`, state);
    for (const actor of ["agent", "approver"]) moves.set(`${state} note ${actor}`, state);
  }
  return moves;
}

test("every state × event × role: exactly the moves of the hand-written table", () => {
  const moves = expected();
  for (const state of caseStates) {
    for (const event of caseEvents) {
      for (const actor of caseActors) {
        const key = `${state} ${event} ${actor}`;
        expect([key, nextState(state, event, actor)]).toEqual([key, moves.get(key) ?? null]);
      }
    }
  }
});

test("nobody but an approver approves, nobody but the borrower accepts, and what has ended stays ended", () => {
  for (const state of caseStates) {
    for (const actor of caseActors) {
      if (actor !== "approver") expect(nextState(state, "approve", actor)).toBeNull();
      if (actor !== "borrower") expect(nextState(state, "accept", actor)).toBeNull();
      for (const event of caseEvents) {
        if (state === "ended" || state === "withdrawn") expect(nextState(state, event, actor)).toBeNull();
      }
    }
  }
});

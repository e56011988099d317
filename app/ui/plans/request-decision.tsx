import { declineCodes } from "#app/plans/decline-codes.ts";
import { Button } from "#app/ui/button.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { Eyes } from "#app/ui/staff/decision.tsx";
import { fieldWords } from "#app/words/frame.ts";
import { grantEffects, planDeskWords as words } from "#app/words/plan-request-desk.ts";
import { declineWords } from "#app/words/plan-request.ts";
import { say } from "#app/words/words.ts";
import type { RequestScreenProps } from "./request-screen.tsx";

/** What can be done now, by this person, with its effects beside the button. */
export function RequestDecision({ reading, request, close, proposal, approver, currency, owed }: RequestScreenProps) {
  const waiting = request.status === "waiting";
  const effects =
    close === null ? null : (
      <p className="fine">
        <Prose
          text={say(reading, grantEffects, {
            count: close.count,
            amount: formatMoney(close.regular, currency, reading),
            until: formatDay(close.lastDue, reading, "table"),
          })}
        />
      </p>
    );
  return (
    <div className="decision">
      <div>
        <h2>{say(reading, words.decision)}</h2>
        <p className="muted">{say(reading, words.lead)}</p>
      </div>
      {waiting ? null : (
        <Note>
          <p>
            {say(reading, request.signed ? words.signed : request.status === "granted" ? words.open : words.decided)}
          </p>
          {request.decision.length === 0 ? null : (
            <ul className="bullets">
              {declineCodes
                .filter((code) => request.decision.includes(code))
                .map((code) => (
                  <li key={code}>{say(reading, declineWords[code])}</li>
                ))}
            </ul>
          )}
        </Note>
      )}
      {waiting && owed === 0 ? (
        <Note>
          <p>{say(reading, words.nothingOwed)}</p>
        </Note>
      ) : null}
      {waiting && proposal !== null ? (
        <form method="post" className="flow tight">
          <Eyes
            people={[
              {
                key: "by",
                initials: proposal.by.slice(0, 2),
                text: (
                  <>
                    <b>{proposal.by}</b> {say(reading, words.proposedBy)}
                  </>
                ),
              },
            ]}
          />
          {effects}
          {proposal.own || !approver ? (
            <Note>
              <p>{say(reading, words.notOwn)}</p>
            </Note>
          ) : (
            <>
              <input type="hidden" name="approvalId" value={proposal.approvalId} />
              <input type="hidden" name="termsHash" value={proposal.termsHash} />
              <Button small name="act" value="approve">
                {say(reading, words.approve)}
              </Button>
              <Button small look="quiet" name="act" value="send_back">
                {say(reading, words.sendBack)}
              </Button>
            </>
          )}
        </form>
      ) : null}
      {waiting && proposal === null && close !== null && !close.tooLong ? (
        <form method="post" className="flow tight">
          <input type="hidden" name="terms" value={JSON.stringify(close.terms)} />
          <input type="hidden" name="shown" value={close.shown} />
          {effects}
          <Button small name="act" value="propose">
            {say(reading, close.withinPolicy ? words.offer : words.propose)}
          </Button>
        </form>
      ) : null}
      {waiting && proposal === null && close === null ? <p className="muted">{say(reading, words.pickFirst)}</p> : null}
      {waiting ? (
        <Details summary={say(reading, words.decline)}>
          <form method="post" className="flow tight">
            <Choices
              words={fieldWords(reading)}
              id="code"
              type="checkbox"
              label={say(reading, words.decline)}
              hint={say(reading, words.declineHint)}
              options={declineCodes.map((value) => ({ value, label: say(reading, declineWords[value]) }))}
            />
            <Button small look="quiet" name="act" value="decline">
              {say(reading, words.declineGo)}
            </Button>
          </form>
        </Details>
      ) : null}
    </div>
  );
}

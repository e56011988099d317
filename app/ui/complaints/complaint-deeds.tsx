import type { ReactNode } from "react";
import type { ComplaintPage } from "#app/complaints/complaint-page.ts";
import { Button } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay } from "#app/ui/format.ts";
import { TextArea } from "#app/ui/text-area.tsx";
import { statusWords as words, untilLine } from "#app/words/complaint.ts";
import { fieldWords } from "#app/words/frame.ts";
import { type Lang, say } from "#app/words/words.ts";

/** What the person can do with their complaint, as far as it is possible now. */
export function ComplaintDeeds({ lang, page }: { lang: Lang; page: ComplaintPage }) {
  const can = (event: ComplaintPage["may"][number]) => page.may.includes(event);
  const text = (id: string, label: string) => (
    <TextArea words={fieldWords(lang)} id={id} name="text" label={label} maxLength={20_000} />
  );
  return (
    <>
      {can("add") || can("answer") ? (
        <Details summary={say(lang, words.add)} open={can("answer")}>
          <Deed deed="add" go={say(lang, words.addGo)}>
            {text("add-text", say(lang, words.addLabel))}
          </Deed>
        </Details>
      ) : null}
      {page.mayReview ? (
        <Details summary={say(lang, words.review)}>
          <Deed deed="review" go={say(lang, words.reviewGo)}>
            <p>{say(lang, words.reviewText)}</p>
            {text("review-text", say(lang, words.reviewLabel))}
          </Deed>
        </Details>
      ) : null}
      <Details summary={say(lang, words.external)}>
        <p>{say(lang, words.externalText)}</p>
        <ul className="bullets">
          {page.bodies.map((body) => (
            <li key={body.id}>
              <b>{say(lang, body.name)}</b>
              {body.phone === null ? null : (
                <>
                  {" "}
                  <a href={`tel:${body.phone.replace(/[^\d+]/g, "")}`}>{body.phone}</a>
                </>
              )}
              {body.url === null ? null : (
                <>
                  {" "}
                  <a href={body.url} rel="noreferrer">
                    {new URL(body.url).host}
                  </a>
                </>
              )}
              {body.post === null ? null : ` ${body.post}`}
              {body.until === null ? null : ` (${say(lang, untilLine, { day: formatDay(body.until, lang) })})`}
              {can("go_external") ? (
                <Deed deed="external" go={say(lang, words.externalGo)} of={say(lang, body.name)}>
                  <input type="hidden" name="body" value={body.id} />
                </Deed>
              ) : null}
            </li>
          ))}
        </ul>
      </Details>
      {can("withdraw") ? (
        <Details summary={say(lang, words.withdraw)}>
          <Deed deed="withdraw" go={say(lang, words.withdrawGo)}>
            <p>{say(lang, words.withdrawText)}</p>
          </Deed>
        </Details>
      ) : null}
      {can("reopen") ? (
        <Details summary={say(lang, words.reopen)}>
          <Deed deed="reopen" go={say(lang, words.reopenGo)}>
            {text("reopen-text", say(lang, words.addLabel))}
          </Deed>
        </Details>
      ) : null}
    </>
  );
}

/** One deed, one form. `of` tells buttons with the same words apart for those who hear them. */
function Deed({ deed, go, of, children }: { deed: string; go: string; of?: string; children: ReactNode }) {
  return (
    <form method="post" className="flow tight" noValidate>
      <input type="hidden" name="deed" value={deed} />
      {children}
      <Button look="quiet" small>
        {go}
        {of === undefined ? null : <span className="vh"> {of}</span>}
      </Button>
    </form>
  );
}

import type { StepTally } from "#app/reports/funnel.ts";
import type { RequestContext } from "./context.ts";
import { type Path, paths } from "./paths.ts";
import { readSessionCookie } from "./session-cookie.ts";

type Step = Parameters<StepTally["count"]>[0]["step"];

/** Which answers are a step on the way, and which door it was. Pages know nothing of it. */
const marks = new Map<Path, { readonly method: "GET" | "POST"; readonly status: number; step: Step; detail: string }>([
  [paths.link, { method: "GET", status: 200, step: "opened", detail: "" }],
  [paths.identity, { method: "POST", status: 303, step: "identity", detail: "" }],
  [paths.loan, { method: "GET", status: 200, step: "home", detail: "" }],
  [paths.pay, { method: "GET", status: 200, step: "door", detail: "pay" }],
  [paths.planAmount, { method: "GET", status: 200, step: "door", detail: "plan" }],
  [paths.promise, { method: "GET", status: 200, step: "door", detail: "promise" }],
  [paths.hardship, { method: "GET", status: 200, step: "door", detail: "hardship" }],
  [paths.loanWrong, { method: "GET", status: 200, step: "door", detail: "wrong" }],
]);

/**
 * Counts an answer that is a step through the portal, in memory. A visit is a link before identity and a session after
 * it; neither is kept, only a keyed hash for two hours, so that a page that is loaded again counts once.
 */
export function countStep(
  { steps, clock, lang, env, pathname }: Pick<RequestContext, "steps" | "clock" | "lang" | "env" | "pathname">,
  path: Path,
  request: Request,
  status: number,
): void {
  const mark = marks.get(path);
  if (mark?.method !== request.method || mark.status !== status) return;
  const { step, detail } = mark;
  const visit = step === "opened" || step === "identity" ? pathname : readSessionCookie(request, env.origin);
  if (visit !== null) steps.count({ step, lang, detail }, clock.now(), detail + visit);
}

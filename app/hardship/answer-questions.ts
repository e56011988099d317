import { z } from "zod";
import type { Services } from "#app/services.ts";
import { latestCaseOf } from "#db/stores/hardship.ts";
import {
  answerQuestions as keepAnswers,
  type HardshipQuestions,
  questionsOfCase,
} from "#db/stores/hardship-questions.ts";
import type { PersonalSeal } from "#db/stores/hardship-sealed.ts";
import { decideBy } from "./case-clock.ts";
import { contextOf } from "./case-context.ts";
import { moveCase } from "./move-case.ts";

/** Where what we asked belongs: sealed there, it opens nowhere else. */
export const itemsPlace = (id: string) => `hardship_questions|items|${id}`;
/** The same for what was answered. */
export const repliesPlace = (id: string) => `hardship_questions|answers|${id}`;

const texts = z.array(z.string());

/** What was asked and what was answered, in the clear. */
export interface OpenQuestions {
  readonly id: string;
  readonly items: readonly string[];
  readonly answers: readonly string[] | null;
  readonly askedAt: number;
  readonly answeredAt: number | null;
  readonly replyBy: number;
}

/** What we asked and what was answered, opened with the borrower's seal. */
export function openQuestions(seal: PersonalSeal, asked: HardshipQuestions): OpenQuestions {
  const read = (place: string, sealed: Buffer) => texts.parse(JSON.parse(seal.open(place, sealed)));
  return {
    id: asked.id,
    items: read(itemsPlace(asked.id), asked.itemsSealed),
    answers: asked.answersSealed && read(repliesPlace(asked.id), asked.answersSealed),
    askedAt: asked.askedAt,
    answeredAt: asked.answeredAt,
    replyBy: asked.replyBy,
  };
}

/** Answers our questions in place; the clock of the decision counts from here. An empty answer is an answer too. */
export async function answerOurQuestions(
  services: Services,
  given: { borrowerId: string; loanId: string; questionsId: string; answers: readonly string[]; requestId?: string },
): Promise<{ ok: true } | { ok: false; reason: "not_found" | "nothing_said" }> {
  if (given.answers.every((answer) => answer.trim() === "")) return { ok: false, reason: "nothing_said" };
  return services.db.transact(async (tx) => {
    const found = await latestCaseOf(tx, given.loanId);
    const context = found && (await contextOf(tx, services, found));
    if (!found || found.borrowerId !== given.borrowerId || !context) return { ok: false, reason: "not_found" };
    const asked = (await questionsOfCase(tx, found.id)).find(({ id }) => id === given.questionsId);
    if (!asked || asked.answeredAt !== null || found.state !== "needs_info") return { ok: false, reason: "not_found" };
    const now = services.clock.now();
    const sealed = context.seal.seal(repliesPlace(asked.id), JSON.stringify(given.answers));
    if (!(await keepAnswers(tx, asked, sealed, now))) return { ok: false, reason: "not_found" };
    const facts = { ...found, informationReceivedAt: now };
    await moveCase(tx, services, found, {
      ...{ event: "answer", actor: { kind: "borrower", borrowerId: given.borrowerId }, detail: asked.id },
      change: { informationReceivedAt: now, clockFrom: now, dueAt: decideBy(facts, context.rules).dueAt },
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    return { ok: true };
  });
}

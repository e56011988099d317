import {
  addInformation,
  askForReview,
  goExternal,
  reopenComplaint,
  type Stepped,
  withdrawComplaint,
} from "./complainant-steps.ts";
import { actorOf, type DeskGiven } from "./desk-step.ts";
import { complaintFor } from "./handler-access.ts";
import type { ComplaintHouse } from "./letters.ts";
import type { SaidByPerson } from "./said-by-person.ts";

/** Writes down what the person said on the phone, by letter or in person: the same steps as on their own page. */
export async function stepForPerson(
  services: ComplaintHouse,
  given: DeskGiven & { readonly said: SaidByPerson; readonly text: string; readonly bodyId: string },
): Promise<Stepped | { readonly ok: false; readonly reason: "not_found" | "not_allowed" | "conflict" }> {
  const { handler, complaintId, text, bodyId, requestId } = given;
  const access = await services.db.transact((tx) => complaintFor(tx, services, handler, complaintId));
  if (!access.ok) return { ok: false, reason: access.reason };
  if (access.complaint.version !== given.version) return { ok: false, reason: "changed" };
  const step = { complaintId, actor: actorOf(handler), ...(requestId === undefined ? {} : { requestId }) };
  switch (given.said) {
    case "add":
      return addInformation(services, { ...step, text });
    case "withdraw":
      return withdrawComplaint(services, step);
    case "review":
      return askForReview(services, { ...step, text });
    case "external":
      return goExternal(services, { ...step, bodyId });
    case "reopen":
      return reopenComplaint(services, { ...step, text });
  }
}

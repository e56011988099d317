import { findPath, type Path, paths } from "./paths.ts";

/** Pages that a person may be returned to after proving who they are or after switching the language. */
const returnable: readonly Path[] = [
  paths.start,
  paths.link,
  paths.identity,
  paths.notMe,
  paths.notMeThanks,
  paths.isThisReal,
  paths.newLink,
  paths.expired,
  paths.privacy,
  paths.accessibility,
  paths.home,
  paths.loans,
  paths.loan,
  paths.breakdown,
  paths.waiting,
  paths.history,
  paths.statement,
  paths.hardship,
  paths.hardshipQuestion,
  paths.hardshipCheck,
  paths.hardshipOffer,
  paths.hardshipAgreement,
  paths.hardshipUpload,
  paths.tellUs,
  paths.tellUsDone,
  paths.plan,
  paths.planAmount,
  paths.planOptions,
  paths.planBudget,
  paths.planFigures,
  paths.planSummary,
  paths.planCheck,
  paths.planAgreed,
  paths.planAgreement,
  paths.planMove,
  paths.planSkip,
  paths.planMissed,
  paths.planEnd,
  paths.promise,
  paths.planHelp,
  paths.planRequest,
  paths.planNone,
  paths.somethingWrong,
  paths.loanWrong,
  paths.dispute,
  paths.disputeStatus,
  paths.complaint,
  paths.complaintSent,
  paths.complaintFind,
  paths.complaintStatus,
  paths.complaintLetter,
  paths.pay,
  paths.payments,
  paths.payment,
  paths.shareLoan,
  paths.autopay,
  paths.helperPay,
] as unknown as readonly Path[];

const plainPath = /^\/[A-Za-z0-9_/-]*$/;

/**
 * A return path from outside, if it is one of our pages written plainly (no scheme, host, query, encoding or
 * backslash); otherwise the fallback. Nothing from outside is ever repaired.
 */
export function returnPath(asked: string | null | undefined, fallback: string): string {
  if (!asked || !plainPath.test(asked) || asked.startsWith("//")) return fallback;
  const found = findPath(asked);
  return found && (returnable.includes(found) || isDeskPage(found)) ? asked : fallback;
}

/** Any page of the desk may be returned to: who may not open it is not let in by returning there either. */
function isDeskPage(path: Path): boolean {
  return path.pattern.startsWith("/staff") && path.methods.includes("GET");
}

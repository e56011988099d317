import type { IconName } from "#app/ui/icon.tsx";
import { callbackDeskWords } from "#app/words/callback.ts";
import { hardshipRoom } from "#app/words/hardship-staff.ts";
import { payDeskWords } from "#app/words/payments-desk.ts";
import { retentionWords } from "#app/words/retention.ts";
import { brandWords, importWords, jobWords, outboxWords, policyWords } from "#app/words/lender-house.ts";
import { reportWords } from "#app/words/reports.ts";
import { deskWords } from "#app/words/staff-access.ts";
import type { Message } from "#app/words/words.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { type Path, paths } from "./paths.ts";

/** A place in the rail and on the start page. */
export interface Room {
  readonly path: Path<string> & (() => string);
  readonly icon: IconName;
  readonly text: Message;
}

/** The rooms of the desk, in the order of the rail. Who sees which follows from the audience of its path. */
const rooms: readonly Room[] = [
  { path: paths.staffHardship, icon: "heart", text: hardshipRoom },
  { path: paths.staffCallbacks, icon: "phone", text: callbackDeskWords.title },
  { path: paths.staffDisputes, icon: "scales", text: deskWords.disputes },
  { path: paths.staffPayments, icon: "card", text: payDeskWords.title },
  { path: paths.staffCorrections, icon: "document", text: deskWords.corrections },
  { path: paths.staffComplaints, icon: "message", text: deskWords.complaints },
  { path: paths.staffReports, icon: "chart", text: reportWords.title },
  { path: paths.staffComplaintReport, icon: "chart", text: deskWords.complaintFigures },
  { path: paths.staffApprovals, icon: "check", text: deskWords.approvals },
  { path: paths.staffPeople, icon: "person", text: deskWords.people },
  { path: paths.staffRetention, icon: "clock", text: retentionWords.title },
  { path: paths.staffAudit, icon: "eye", text: deskWords.audit },
  { path: paths.staffImports, icon: "inbox", text: importWords.title },
  { path: paths.staffPolicies, icon: "document", text: policyWords.title },
  { path: paths.staffOutbox, icon: "bell", text: outboxWords.title },
  { path: paths.staffJobs, icon: "clock", text: jobWords.title },
  { path: paths.staffBrand, icon: "photo", text: brandWords.title },
  { path: paths.staffAccount, icon: "shield", text: deskWords.account },
];

/** The rooms that somebody with these roles may open. */
export function roomsFor(roles: readonly StaffRole[]): readonly Room[] {
  return rooms.filter(
    ({ path }) => typeof path.audience !== "string" && roles.some((role) => path.audience.includes(role)),
  );
}

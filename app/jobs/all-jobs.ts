import { answerLinkRequests } from "#app/access/request-new-link.ts";
import { checkpointAudit } from "#app/audit/checkpoint-audit.ts";
import type { TrailWatch } from "#app/audit/watch-trail.ts";
import { forgetOldNumbers } from "#app/callbacks/forget-numbers.ts";
import { deliverMessages } from "#app/contact/deliver-messages.ts";
import { nightlySteps } from "./nightly-steps.ts";
import { assessBook } from "#app/nightly/assess-book.ts";
import type { BackupPlan } from "./backup-plan.ts";
import type { Site } from "#app/contact/send-link.ts";
import { deliverComplaintMessages, forgetComplaintTraces } from "#app/complaints/deliver-messages.ts";
import type { ComplaintFileHouse } from "#app/complaints/file-house.ts";
import { noteRedress } from "#app/complaints/note-redress.ts";
import { scanComplaintFiles } from "#app/complaints/open-complaint-file.ts";
import { watchClocks } from "#app/complaints/watch-clocks.ts";
import { scanDisputeFiles } from "#app/disputes/dispute-files.ts";
import type { SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import type { EvidenceHouse } from "#app/hardship/evidence-house.ts";
import { forgetEvidence } from "#app/hardship/forget-evidence.ts";
import { runHardshipClocks } from "#app/hardship/run-clocks.ts";
import { scanPending } from "#app/hardship/scan-pending.ts";
import type { Payments } from "#app/gateways/payment/open-payments.ts";
import { chargeDue } from "#app/payments/charge-due.ts";
import { reconcileDaily } from "#app/payments/reconcile-daily.ts";
import { nameSavedCards, reconcileHourly, reconcileMinute } from "#app/payments/reconcile.ts";
import { sendNotices } from "#app/payments/send-notices.ts";
import { reviewArrangements } from "#app/plans/review-arrangements.ts";
import { workOnUpload } from "#app/imports/upload-book.ts";
import type { ImportServices } from "#app/imports/write-loans.ts";
import { loadBrand } from "#app/staff/set-brand.ts";
import { closeDays } from "#app/reports/close-days.ts";
import { keepSteps, type StepTally } from "#app/reports/funnel.ts";
import { erasePeople } from "#app/retention/erase-people.ts";
import { forgetExpired } from "#app/retention/forget-expired.ts";
import { expireApprovals } from "#app/staff/approvals/expire-approvals.ts";
import { forgetStaffTraces } from "#app/staff/forget-staff-traces.ts";
import { hasOpenComplaint } from "#db/stores/complaints.ts";
import { deleteExpiredLimits } from "#db/stores/limits.ts";
import type { Job } from "./job.ts";

const second = 1_000;
const minute = 60 * second;

/** Everything that happens by itself. */
export function allJobs(
  services: EvidenceHouse &
    ComplaintFileHouse &
    Payments & {
      site: Site;
      sms: SmsGateway;
      checkpointsFile: string;
      trail: Pick<TrailWatch, "look">;
      backups: BackupPlan;
      steps: StepTally;
      db: ImportServices["db"];
    },
): Job[] {
  const { db, clock, sandbox, backups } = services;
  return [
    ...(sandbox === null
      ? []
      : [{ name: "pump-sandbox", everyMs: second, leaseMs: minute, run: async () => void (await sandbox.pump()) }]),
    {
      name: "reconcile-minute",
      everyMs: minute,
      leaseMs: 5 * minute,
      run: async () => void (await reconcileMinute(services)),
    },
    {
      name: "reconcile-hourly",
      everyMs: 60 * minute,
      leaseMs: 15 * minute,
      run: async () => void (await reconcileHourly(services)),
    },
    {
      name: "reconcile-daily",
      everyMs: 24 * 60 * minute,
      leaseMs: 60 * minute,
      run: async () => void (await reconcileDaily(services)),
    },
    {
      name: "charge-due",
      everyMs: 60 * minute,
      leaseMs: 15 * minute,
      run: async (keep) => void (await chargeDue(services, keep)),
    },
    {
      name: "name-saved-cards",
      everyMs: 5 * second,
      leaseMs: minute,
      run: () => nameSavedCards(services),
    },
    {
      name: "send-payment-notices",
      everyMs: 2 * second,
      leaseMs: minute,
      run: async () => void (await sendNotices(services)),
    },
    {
      name: "answer-link-requests",
      everyMs: 2 * second,
      leaseMs: minute,
      run: async () => void (await answerLinkRequests(services)),
    },
    {
      name: "deliver-messages",
      everyMs: 2 * second,
      leaseMs: minute,
      run: async (keep) => void (await deliverMessages(services, 100, keep)),
    },
    {
      name: "assess-book",
      everyMs: 5 * minute,
      leaseMs: 5 * minute,
      run: async (keep) => void (await assessBook(services, nightlySteps(services), keep)),
    },
    {
      name: "watch-complaint-clocks",
      everyMs: 10 * minute,
      leaseMs: 2 * minute,
      run: async (keep) => void (await watchClocks(services, keep)),
    },
    {
      name: "deliver-complaint-messages",
      everyMs: 2 * second,
      leaseMs: minute,
      run: async () => void (await deliverComplaintMessages(services)),
    },
    {
      name: "forget-complaint-traces",
      everyMs: 60 * minute,
      leaseMs: minute,
      run: () => forgetComplaintTraces(services),
    },
    {
      name: "review-arrangements",
      everyMs: 60 * minute,
      leaseMs: 5 * minute,
      run: async (keep) => reviewArrangements(services, keep),
    },
    {
      name: "work-on-uploads",
      everyMs: second,
      leaseMs: 5 * minute,
      run: async (keep) => void (await workOnUpload(services, keep)),
    },
    {
      name: "load-brand",
      everyMs: 10 * second,
      leaseMs: minute,
      run: async () => loadBrand(services),
    },
    {
      name: "keep-steps",
      everyMs: 10 * second,
      leaseMs: minute,
      run: async () => keepSteps(services, services.steps),
    },
    {
      name: "close-days",
      everyMs: 60 * minute,
      leaseMs: 5 * minute,
      run: async (keep) => void (await closeDays(services, keep)),
    },
    {
      name: "forget-spent-limits",
      everyMs: 60 * minute,
      leaseMs: minute,
      run: async () => void (await db.transact((tx) => deleteExpiredLimits(tx, clock.now()))),
    },
    {
      name: "forget-callback-numbers",
      everyMs: 24 * 60 * minute,
      leaseMs: minute,
      run: async () => void (await forgetOldNumbers(services)),
    },
    {
      name: "forget-staff-traces",
      everyMs: 60 * minute,
      leaseMs: minute,
      run: async () => forgetStaffTraces(services),
    },
    {
      name: "expire-approvals",
      everyMs: 15 * minute,
      leaseMs: minute,
      run: async () => void (await expireApprovals(services)),
    },
    {
      name: "hardship-clocks",
      everyMs: minute,
      leaseMs: 5 * minute,
      run: async () => runHardshipClocks(services),
    },
    {
      name: "forget-evidence",
      everyMs: 60 * minute,
      leaseMs: 10 * minute,
      run: async () => void (await forgetEvidence(services)),
    },
    {
      name: "scan-evidence",
      everyMs: minute,
      leaseMs: 10 * minute,
      run: async () => {
        await scanPending(services);
        await scanDisputeFiles(services);
      },
    },
    {
      name: "scan-complaint-files",
      everyMs: minute,
      leaseMs: 10 * minute,
      run: async () => void (await scanComplaintFiles(services)),
    },
    {
      name: "note-redress",
      everyMs: minute,
      leaseMs: minute,
      run: async () => void (await noteRedress(services)),
    },
    {
      name: "checkpoint-audit",
      everyMs: 5 * minute,
      leaseMs: minute,
      run: async () => void (await checkpointAudit(services)),
    },
    {
      name: "erase-people",
      everyMs: 10 * minute,
      leaseMs: 5 * minute,
      run: async (keep) => void (await erasePeople(services, hasOpenComplaint, keep)),
    },
    {
      name: "forget-expired",
      everyMs: 60 * minute,
      leaseMs: 5 * minute,
      run: async (keep) => void (await forgetExpired(services, keep)),
    },
    {
      name: "backup",
      everyMs: backups.everyMs,
      leaseMs: 60 * minute,
      run: async () => void (await backups.run(clock.now())),
    },
    {
      name: "verify-audit",
      everyMs: 24 * 60 * minute,
      leaseMs: 10 * minute,
      run: async () => services.trail.look("whole"),
    },
  ];
}

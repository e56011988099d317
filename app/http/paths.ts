import { type StaffRole, staffRoles } from "#db/schema/staff-roles.ts";

/**
 * Every URL of the portal, once. Pages build their links from here, `app/routes.ts` builds the route table from here,
 * and the accessibility and authorisation tests walk this list. A URL that is not here does not exist.
 */

/** Who may get an answer: anyone, a borrower with a session, or staff with one of these roles. */
export type Audience = "public" | "borrower" | readonly StaffRole[];

/** The methods that addresses take; HEAD follows GET. */
export type Method = "GET" | "POST";

interface Rules {
  readonly audience: Audience;
  readonly methods: readonly Method[];
  /** `page`: HTML from `app/routes`; `resource`: another answer from `app/routes`; `server`: answered before the routes. */
  readonly kind: "page" | "resource" | "server";
  /** Whether the accessibility sweep opens it in both languages. */
  readonly sweep: boolean;
  /** Takes files, so its body may be larger than that of a plain form. */
  readonly upload?: boolean;
  /** Exists only on a demo instance. */
  readonly demo?: boolean;
}

type Names<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;

type Values<Pattern extends string> = { readonly [Name in Names<Pattern>]: string };

/** A URL: call it with its values to get the address; read its rules from its properties. */
export interface Path<Pattern extends string = string> extends Rules {
  (...values: [Names<Pattern>] extends [never] ? [] : [Values<Pattern>]): string;
  readonly pattern: Pattern;
}

function path<const Pattern extends `/${string}`>(pattern: Pattern, rules: Rules): Path<Pattern> {
  const build = (values: Readonly<Record<string, string>> = {}) =>
    pattern.replace(/:(\w+)/g, (_, name: string) => {
      const value = values[name];
      if (!value) throw new Error(`${pattern} needs a value for ${name}`);
      return encodeURIComponent(value);
    });
  return Object.assign(build, { ...rules, pattern });
}

const read = { methods: ["GET"], kind: "page", sweep: true } as const;
const form = { methods: ["GET", "POST"], kind: "page", sweep: true } as const;
const deed = { methods: ["POST"], kind: "resource", sweep: false } as const;
const anyStaff = staffRoles;
const server = { methods: ["GET"], kind: "server", sweep: false, audience: "public" } as const;

export const paths = {
  start: path("/", { ...form, audience: "public" }),
  link: path("/l/:locator", { ...read, audience: "public" }),
  identity: path("/l/:locator/identity", { ...form, audience: "public" }),
  notMe: path("/l/:locator/not-me", { ...form, audience: "public" }),
  notMeThanks: path("/not-me", { ...read, audience: "public" }),
  isThisReal: path("/is-this-real", { ...form, audience: "public" }),
  newLink: path("/new-link", { ...form, audience: "public" }),
  expired: path("/expired", { ...read, audience: "public" }),
  callback: path("/callback", { ...form, audience: "public" }),
  privacy: path("/privacy", { ...read, audience: "public" }),
  accessibility: path("/accessibility", { ...read, audience: "public" }),
  language: path("/language", { ...deed, audience: "public" }),

  home: path("/home", { methods: ["GET"], kind: "resource", sweep: false, audience: "borrower" }),
  loans: path("/loans", { ...read, audience: "borrower" }),
  loan: path("/loans/:loanId", { ...read, audience: "borrower" }),
  breakdown: path("/loans/:loanId/breakdown", { ...read, audience: "borrower" }),
  waiting: path("/loans/:loanId/waiting", { ...read, audience: "borrower" }),
  history: path("/loans/:loanId/history", { ...read, audience: "borrower" }),
  statement: path("/loans/:loanId/statement", { ...read, audience: "borrower" }),
  hardship: path("/loans/:loanId/hardship", { ...form, audience: "borrower" }),
  hardshipQuestion: path("/loans/:loanId/hardship/ask/:question", { ...form, audience: "borrower" }),
  hardshipCheck: path("/loans/:loanId/hardship/check", { ...form, audience: "borrower" }),
  hardshipOffer: path("/loans/:loanId/hardship/offer", { ...form, audience: "borrower" }),
  hardshipAgreement: path("/loans/:loanId/hardship/agreement", { ...read, audience: "borrower" }),
  hardshipUpload: path("/loans/:loanId/hardship/evidence", { ...form, audience: "borrower", upload: true }),
  hardshipFile: path("/loans/:loanId/hardship/evidence/:evidenceId", {
    ...{ methods: ["GET"], kind: "resource", sweep: false, audience: "borrower" },
  }),
  tellUs: path("/tell-us", { ...form, audience: "borrower" }),
  tellUsDone: path("/tell-us/received", { ...read, audience: "borrower" }),
  plan: path("/loans/:loanId/plan", { ...form, audience: "borrower" }),
  planAmount: path("/loans/:loanId/plan/amount", { ...form, audience: "borrower" }),
  planOptions: path("/loans/:loanId/plan/options", { ...form, audience: "borrower" }),
  planBudget: path("/loans/:loanId/plan/budget", { ...form, audience: "borrower" }),
  planFigures: path("/loans/:loanId/plan/figures", { ...form, audience: "borrower" }),
  planSummary: path("/loans/:loanId/plan/summary", { ...form, audience: "borrower" }),
  planCheck: path("/loans/:loanId/plan/check", { ...form, audience: "borrower" }),
  planAgreed: path("/loans/:loanId/plan/agreed", { ...read, audience: "borrower" }),
  planAgreement: path("/loans/:loanId/plan/agreement", { ...read, audience: "borrower" }),
  planPdf: path("/loans/:loanId/plan/pdf", { methods: ["GET"], kind: "resource", sweep: false, audience: "borrower" }),
  planCalendar: path("/loans/:loanId/plan/calendar", {
    methods: ["GET"],
    kind: "resource",
    sweep: false,
    audience: "borrower",
  }),
  planMove: path("/loans/:loanId/plan/move", { ...form, audience: "borrower" }),
  planSkip: path("/loans/:loanId/plan/skip", { ...form, audience: "borrower" }),
  planMissed: path("/loans/:loanId/plan/missed", { ...form, audience: "borrower" }),
  planEnd: path("/loans/:loanId/plan/end", { ...form, audience: "borrower" }),
  promise: path("/loans/:loanId/promise", { ...form, audience: "borrower" }),
  planHelp: path("/loans/:loanId/plan/help", { ...read, audience: "borrower" }),
  planRequest: path("/loans/:loanId/plan/request", { ...form, audience: "borrower" }),
  planNone: path("/loans/:loanId/plan/none", { ...read, audience: "borrower" }),
  planForget: path("/loans/:loanId/plan/forget", { ...deed, audience: "borrower" }),
  somethingWrong: path("/something-wrong", { ...read, audience: "public" }),
  loanWrong: path("/loans/:loanId/wrong", { ...read, audience: "borrower" }),
  dispute: path("/loans/:loanId/dispute", { ...form, audience: "borrower", upload: true }),
  disputeStatus: path("/loans/:loanId/dispute/:disputeId", { ...form, audience: "borrower" }),
  disputeFiles: path("/loans/:loanId/dispute/:disputeId/files", { ...form, audience: "borrower", upload: true }),
  disputeFile: path("/loans/:loanId/dispute/:disputeId/files/:fileId", {
    ...{ methods: ["GET"], kind: "resource", sweep: false, audience: "borrower" },
  }),
  complaint: path("/complaint", { ...form, audience: "public", upload: true }),
  complaintSent: path("/complaint/sent", { ...read, sweep: false, audience: "public" }),
  complaintFind: path("/complaint/find", { ...form, audience: "public" }),
  complaintStatus: path("/complaint/status", { ...form, sweep: false, audience: "public" }),
  complaintFiles: path("/complaint/files", { ...form, sweep: false, audience: "public", upload: true }),
  complaintFile: path("/complaint/files/:fileId", {
    ...{ methods: ["GET"], kind: "resource", sweep: false, audience: "public" },
  }),
  complaintLetter: path("/complaint/letters/:letterId", { ...read, sweep: false, audience: "public" }),
  pay: path("/loans/:loanId/pay", { ...form, audience: "borrower" }),
  payCheck: path("/loans/:loanId/pay/:amount", { ...form, audience: "borrower" }),
  payments: path("/loans/:loanId/payments", { ...read, audience: "borrower" }),
  payment: path("/payments/:attemptId", { ...form, audience: "borrower" }),
  shareLoan: path("/loans/:loanId/share", { ...form, audience: "borrower" }),
  autopay: path("/loans/:loanId/autopay", { ...form, audience: "borrower" }),
  helperPay: path("/h/:token", { ...form, audience: "public" }),
  helperDone: path("/h/:token/:attemptId", { ...read, audience: "public" }),
  contact: path("/contact", { ...form, audience: "borrower" }),
  contactMessages: path("/contact/messages", { ...read, audience: "borrower" }),
  contactPin: path("/contact/pin", { ...form, audience: "borrower" }),
  contactPhone: path("/contact/phone", { ...form, audience: "borrower" }),
  contactEmail: path("/contact/email", { ...form, audience: "borrower" }),
  contactCode: path("/contact/code/:codeId", { ...form, sweep: false, audience: "borrower" }),
  contactCopy: path("/contact/copy", { ...form, audience: "borrower" }),
  contactCopyFile: path("/contact/copy/file", { ...read, kind: "resource", sweep: false, audience: "borrower" }),
  signOut: path("/sign-out", { ...form, audience: "public" }),

  outbox: path("/demo/outbox", { ...read, audience: "public", demo: true }),

  staffSignIn: path("/staff/sign-in", { ...form, audience: "public" }),
  staffSignInCode: path("/staff/sign-in/code", { ...form, sweep: false, audience: "public" }),
  staffSignInPasskey: path("/staff/sign-in/passkey", { ...form, sweep: false, audience: "public" }),
  staffJoin: path("/staff/join/:token", { ...form, sweep: false, audience: "public" }),
  staffSignOut: path("/staff/sign-out", { ...deed, audience: "public" }),
  staffHome: path("/staff", { ...read, audience: anyStaff }),
  staffConfirm: path("/staff/confirm", { ...form, audience: anyStaff }),
  staffAccount: path("/staff/account", { ...form, audience: anyStaff }),
  staffPassword: path("/staff/account/password", { ...form, audience: anyStaff }),
  staffPasskey: path("/staff/account/passkey", { ...form, audience: anyStaff }),
  staffRecoveryCodes: path("/staff/account/recovery-codes", { ...form, audience: anyStaff }),
  staffCallbacks: path("/staff/callbacks", { ...read, audience: ["agent", "approver"] }),
  staffCallback: path("/staff/callbacks/:callbackId", { ...form, audience: ["agent", "approver"] }),
  staffDisputes: path("/staff/disputes", { ...read, audience: ["agent", "approver"] }),
  staffDispute: path("/staff/disputes/:disputeId", { ...form, audience: ["agent", "approver"] }),
  staffPayments: path("/staff/payments", { ...read, audience: ["agent", "approver"] }),
  staffUnplaced: path("/staff/payments/unplaced", { ...read, audience: ["agent", "approver"] }),
  staffUnplacedMoney: path("/staff/payments/unplaced/:messageId", { ...form, audience: ["agent", "approver"] }),
  staffPaymentAlerts: path("/staff/payments/alerts", { ...form, audience: ["agent", "approver"] }),
  staffPayment: path("/staff/payments/:attemptId", { ...form, audience: ["agent", "approver"] }),
  staffDisputeFiles: path("/staff/disputes/:disputeId/files", {
    ...{ ...deed, audience: ["agent", "approver"], upload: true },
  }),
  staffDisputeFile: path("/staff/disputes/:disputeId/files/:fileId", {
    ...{ methods: ["GET"], kind: "resource", sweep: false, audience: ["agent", "approver"] },
  }),
  staffCorrections: path("/staff/corrections", { ...read, audience: ["agent", "approver", "admin"] }),
  staffNewCorrection: path("/staff/corrections/new", { ...form, audience: ["admin"] }),
  staffCorrection: path("/staff/corrections/:correctionId", { ...form, audience: ["agent", "approver"] }),
  staffComplaints: path("/staff/complaints", { ...form, audience: ["complaints"] }),
  staffNewComplaint: path("/staff/complaints/new", { ...form, audience: ["complaints"] }),
  staffComplaintReport: path("/staff/complaints/report", { ...read, audience: ["complaints", "admin", "auditor"] }),
  staffComplaintReturn: path("/staff/complaints/return.csv", {
    ...{ methods: ["POST"], kind: "resource", sweep: false },
    audience: ["complaints", "admin", "auditor"],
  }),
  /** Where repayment staff pass on what sounds like a complaint: they write here and read nothing. */
  staffHandOver: path("/staff/complaints/hand-over", { ...form, audience: ["agent", "approver"] }),
  staffComplaint: path("/staff/complaints/:complaintId", { ...form, audience: ["complaints"] }),
  staffComplaintFiles: path("/staff/complaints/:complaintId/files", {
    ...{ ...deed, audience: ["complaints"], upload: true },
  }),
  staffComplaintFile: path("/staff/complaints/:complaintId/files/:fileId", {
    ...{ methods: ["GET"], kind: "resource", sweep: false, audience: ["complaints"] },
  }),
  staffComplaintLetter: path("/staff/complaints/:complaintId/letters/:letterId", {
    ...{ ...read, audience: ["complaints"] },
  }),
  staffApprovals: path("/staff/approvals", { ...read, audience: ["agent", "approver", "complaints", "admin"] }),
  staffApproval: path("/staff/approvals/:approvalId", {
    ...form,
    audience: ["agent", "approver", "complaints", "admin"],
  }),
  staffHardship: path("/staff/hardship", { ...form, audience: ["agent", "approver"] }),
  staffHardshipNew: path("/staff/hardship/new", { ...form, audience: ["agent", "approver"] }),
  staffHardshipCase: path("/staff/hardship/:caseId", { ...form, audience: ["agent", "approver"] }),
  staffHardshipView: path("/staff/hardship/:caseId/borrower-view", { ...read, audience: ["agent", "approver"] }),
  staffPlanRequest: path("/staff/plans/:loanId/:requestId", { ...form, audience: ["agent", "approver"] }),
  staffHardshipFile: path("/staff/hardship/:caseId/evidence/:evidenceId", {
    ...{ methods: ["GET"], kind: "resource", sweep: false, audience: ["agent", "approver"] },
  }),
  staffPeople: path("/staff/people", { ...read, audience: ["admin", "auditor"] }),
  staffInvite: path("/staff/people/invite", { ...form, audience: ["admin"] }),
  staffPerson: path("/staff/people/:staffId", { ...form, audience: ["admin"] }),
  staffRetention: path("/staff/retention", { ...form, audience: ["admin"] }),
  staffAudit: path("/staff/audit", { ...form, audience: ["admin", "auditor", "complaints"] }),
  staffReports: path("/staff/reports", { ...read, audience: ["approver", "admin", "auditor"] }),
  staffReportFile: path("/staff/reports/file", {
    ...{ methods: ["GET"], kind: "resource", sweep: false, audience: ["approver", "admin", "auditor"] },
  }),
  staffImports: path("/staff/imports", { ...form, upload: true, audience: ["admin"] }),
  staffImport: path("/staff/imports/:uploadId", { ...form, audience: ["admin"] }),
  staffImportReport: path("/staff/imports/:uploadId/report", {
    ...{ methods: ["GET"], kind: "resource", sweep: false, audience: ["admin"] },
  }),
  staffPolicies: path("/staff/policy", { ...read, audience: anyStaff }),
  staffPolicy: path("/staff/policy/:profile/:day", { ...read, audience: anyStaff }),
  staffJobs: path("/staff/jobs", { ...read, audience: ["admin", "auditor"] }),
  staffOutbox: path("/staff/messages", { ...form, audience: ["admin", "auditor"] }),
  staffBrand: path("/staff/brand", { ...form, upload: true, audience: ["admin"] }),
  brandLogo: path("/brand/logo", { methods: ["GET"], kind: "resource", sweep: false, audience: "public" }),
  sandboxCheckout: path("/sandbox/checkout/:sessionId", { ...form, audience: "public" }),
  sandboxPayments: path("/demo/payments", { ...form, audience: "public", demo: true }),

  stripeWebhook: path("/webhooks/stripe", { ...deed, audience: "public" }),
  twilioReceipts: path("/webhooks/sms/twilio/receipts", { ...deed, audience: "public" }),
  twilioTexts: path("/webhooks/sms/twilio/texts", { ...deed, audience: "public" }),
  aliyunReceipts: path("/webhooks/sms/aliyun/:secret/receipts", { ...deed, audience: "public" }),
  aliyunTexts: path("/webhooks/sms/aliyun/:secret/texts", { ...deed, audience: "public" }),
  healthz: path("/healthz", server),
  readyz: path("/readyz", server),
  metrics: path("/metrics", server),
  cspReports: path("/csp-reports", { ...server, methods: ["POST"] }),
} as const;

export type PathName = keyof typeof paths;

/** All entries, for tests and tables. */
export const everyPath: readonly Path[] = Object.values(paths) as unknown as readonly Path[];

/** The file in `app/routes` that answers a pattern: `/loans/:loanId` lives in `loans.$loanId.tsx`, `/` in `index.tsx`. */
export function routeFile(pattern: string): string {
  const name = pattern.slice(1).replaceAll("/", ".").replaceAll(":", "$");
  return `${name || "index"}.tsx`;
}

/** Patterns without values by their address, and the others by their number of segments. */
const plain = new Map(everyPath.filter((path) => !path.pattern.includes(":")).map((path) => [path.pattern, path]));
const withValues = everyPath
  .filter((path) => path.pattern.includes(":"))
  .map((path) => ({ path, segments: path.pattern.split("/") }));

/** Values are ids and names of ours. None holds a dot, so that no `.data` of a framework is taken for one. */
const isValue = (part: string | undefined) => part !== undefined && part !== "" && !part.includes(".");

/** The entry that answers a path name such as `/loans/ln_1`, or null. Written-out addresses win over values. */
export function findPath(pathname: string): Path | null {
  const known = plain.get(pathname);
  if (known) return known;
  const given = pathname.split("/");
  const found = withValues.find(
    ({ segments }) =>
      segments.length === given.length &&
      segments.every((part, i) => (part.startsWith(":") ? isValue(given[i]) : part === given[i])),
  );
  return found?.path ?? null;
}

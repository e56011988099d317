import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { acceptOffer } from "#app/hardship/answer-offer.ts";
import { approveProposal } from "#app/hardship/decide-proposal.ts";
import { claimCase } from "#app/hardship/desk-steps.ts";
import { workOut } from "#app/hardship/offer-terms.ts";
import { proposeTerms } from "#app/hardship/propose-terms.ts";
import { requestHardship } from "#app/hardship/request-hardship.ts";
import { readEnv } from "#app/http/env.ts";
import { openServices } from "#app/http/house.ts";
import { paths } from "#app/http/paths.ts";
import { localDay } from "#app/policy/zones.ts";
import { createStaff } from "#app/staff/create-staff.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { caseById } from "#db/stores/hardship.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import { type Late, nameOnFile, somebodyLate } from "./support/hardship.ts";
import { seatBorrower } from "./support/seat.ts";

// The end of relief, on a portal of its own whose clock is moved: agreed today, asked fourteen days before it ends.

const project = resolve(import.meta.dirname, "../..");
let running: ChildProcess | null = null;
test.afterEach(() => void running?.kill("SIGKILL"));

type Opened = ReturnType<typeof openServices>;

/** The data of one instance, seen at a shifted time; closed again after the work. */
async function backstageAt<T>(place: Place, shift: number, work: (services: Opened) => Promise<T>): Promise<T> {
  const { origin, DATA_DIR } = place;
  const reading = readEnv({ DATA_DIR, CLOCK_SHIFT: String(shift), ORIGIN: origin, DEMO: "1", LOG_LEVEL: "error" });
  if (!reading.ok) throw new Error(reading.problems.join(" "));
  const services = openServices(reading.env);
  try {
    return await work(services);
  } finally {
    services.sandbox?.close();
    await services.db.close();
  }
}

interface Place {
  readonly port: string;
  readonly origin: string;
  readonly DATA_DIR: string;
}

async function newPlace(): Promise<Place> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = String((server.address() as AddressInfo).port);
  server.close();
  return { port, origin: `http://localhost:${port}`, DATA_DIR: mkdtempSync(join(tmpdir(), "relief-")) };
}

async function serve({ port, origin, DATA_DIR }: Place, shift: number): Promise<void> {
  const env = { PATH: process.env.PATH, PORT: port, ORIGIN: origin, DATA_DIR, DEMO: "1", CLOCK_SHIFT: String(shift) };
  running = spawn(process.execPath, ["server.js"], { cwd: project, env: { ...env, LOG_LEVEL: "error" } });
  await expect
    .poll(
      async () =>
        fetch(`${origin}/readyz`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 20_000 },
    )
    .toBe(200);
}

/** Three months of interest only, agreed today through the verbs that the pages use. */
async function agreed(services: Opened, lang: "zh-CN" | "en"): Promise<Late & { caseId: string }> {
  const who = await somebodyLate(services, lang);
  const { borrowerId, loanId } = who;
  const person = async (login: string, role: "agent" | "approver") => {
    const made = await createStaff(services, { login, name: login, roles: [role] });
    if (!made.ok) throw new Error(made.reason);
    return { kind: "staff", staffId: made.staffId, roles: [role] } as const;
  };
  const [agent, approver] = [await person("mei", "agent"), await person("jing", "approver")];
  const asked = await requestHardship(services, {
    ...{ borrowerId, loanId, source: "portal", actor: { kind: "borrower", borrowerId } },
    answers: {
      ...{ why: ["income_fell"], more: null, since: "this_month", lasting: "three_months", canPay: null },
      ...{ wishes: ["pay_less"], helper: null },
    },
  });
  const loan = await loanById(services.db.read, loanId);
  if (!asked.ok || !loan) throw new Error("no case");
  const { caseId } = asked;
  await claimCase(services, agent, caseId);
  const day = localDay(services.clock.now(), "Asia/Shanghai");
  const terms = { terms: { kind: "interest-only", count: 3, extend: 9 }, waivePenalty: true } as const;
  const worked = workOut(loan, await ledgerOf(services.db.read, loanId), { ...terms, day });
  if (!worked.ok) throw new Error(worked.reason);
  const { shownHash } = worked.worked;
  const proposed = await proposeTerms(services, agent, { caseId, terms, seenHash: shownHash, reasons: "先付利息。" });
  if (!proposed.ok) throw new Error(proposed.reason);
  const termsHash = (await approvalById(services.db.read, proposed.approvalId))?.termsHash ?? "";
  const decider = { staffId: approver.staffId, secondFactorAt: services.clock.now() };
  await approveProposal(services, decider, { caseId, termsHash });
  const accepted = await acceptOffer(services, { borrowerId, loanId, shownHash, name: nameOnFile, lang });
  if (!accepted.ok) throw new Error(accepted.reason);
  return { ...who, caseId };
}

test("relief does not just end: asked fourteen days before, one tap for a step between or a bit more, and the pause is back", async ({
  browser,
}, info) => {
  test.slow();
  const lang = info.project.name.endsWith("zh") ? "zh-CN" : "en";
  const now = Number(process.env.PORTAL_TEST_CLOCK_SHIFT);
  const place = await newPlace();
  const who = await backstageAt(place, now, (services) => agreed(services, lang));
  const { ahead, checkInOn } = await backstageAt(place, now, async (services) => {
    const found = await caseById(services.db.read, who.caseId);
    const today = localDay(services.clock.now(), "Asia/Shanghai");
    expect((found?.reliefUntil ?? 0) - (found?.checkInOn ?? 0)).toBe(14);
    return { ahead: (found?.checkInOn ?? 0) - today, checkInOn: found?.checkInOn ?? 0 };
  });
  expect(checkInOn).toBeGreaterThan(0);
  const later = now + ahead * 86_400;
  await serve(place, later);
  const context = await browser.newContext({
    ...{ baseURL: place.origin, javaScriptEnabled: false, locale: lang, viewport: { width: 360, height: 740 } },
  });
  const page = await context.newPage();
  await backstageAt(place, later, async (services) => {
    await seatBorrower(page, { services, link: () => Promise.reject(new Error("not here")) }, who.borrowerId);
  });
  const how = page.locator(`button[value="${lang === "en" ? "step_up" : "need_more"}"]`);
  await expect
    .poll(async () => {
      await page.goto(paths.hardship({ loanId: who.loanId }));
      return how.count();
    })
    .toBe(1);
  await how.click();
  await expect(page).toHaveURL(paths.hardship({ loanId: who.loanId }));
  await expect(page.locator('[value="withdraw"]')).toHaveCount(1);
  await backstageAt(place, later, async (services) => {
    const { reader } = services.db;
    const cases = reader
      .prepare("select source, state, follows_id, wish from hardship_cases order by received_at")
      .all();
    expect(cases).toEqual([
      { source: "portal", state: "review", follows_id: null, wish: "pay_less" },
      { source: "extension", state: "received", follows_id: who.caseId, wish: lang === "en" ? "pay_less" : "pause" },
    ]);
    const texts = reader.prepare("select count(*) from messages where dedupe_key like '%check-in'").pluck().get();
    expect(texts).toBe(1);
  });
  await context.close();
});

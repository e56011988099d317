import { expect } from "@playwright/test";
import { fileComplaint } from "#app/complaints/file-complaint.ts";
import { emptyStatement } from "#app/complaints/statement.ts";
import { paths } from "#app/http/paths.ts";
import { complaintById } from "#db/stores/complaints.ts";
import { deed, sure } from "./support/complaints-desk.ts";
import { type Backstage, test } from "./support/portal.ts";
import { deskReadsWell } from "./support/reads-well.ts";
import { atTheDesk } from "./support/seat.ts";

/** Somebody's complaint, by the way they want to be answered. @returns its id */
async function told({ services }: Backstage, reach: string): Promise<string> {
  const filed = await fileComplaint(services, {
    statement: { ...emptyStatement, what: "同一天打了三次电话。", reach },
    ...{ categories: ["conduct_or_harassment"], complainant: "borrower", channel: "portal", lang: "zh-CN" },
    ...{ writtenAnswer: false, borrowerId: null, loanId: null, actor: { kind: "complainant" } },
  });
  if (!filed.ok) throw new Error(filed.reason);
  return filed.complaintId;
}

const someReach = () => `138${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;

test("new facts, an appraisal, and the same thing told twice", async ({ backstage, browser }) => {
  test.slow();
  const { services } = backstage;
  const reach = someReach();
  const [first, second, stranger] = [
    await told(backstage, reach),
    await told(backstage, reach),
    await told(backstage, someReach()),
  ];
  const row = async (id: string) => complaintById(services.db.read, id);
  const su = await atTheDesk(backstage, browser, ["complaints"]);
  const address = (complaintId: string) => paths.staffComplaint({ complaintId });

  // Sorted and begun; what is typed stays when something is missing.
  await su.goto(address(first));
  await deed(su, "triage");
  await deed(su, "start");
  await expect(su.locator('main [role="status"]')).toBeVisible();
  await deed(su, "restart");
  await expect(su.locator("#restart-text-error")).toBeVisible();
  const before = (await row(first))?.clockFrom ?? 0;
  await su.locator("#restart-text").fill("找到了通话录音。");
  await deed(su, "restart");
  await expect(su.locator('form:has(input[name="sure"])')).toBeVisible();
  expect((await row(first))?.clockFrom).toBe(before);
  await deskReadsWell(browser, su);
  await sure(su);
  expect((await row(first))?.clockFrom).toBeGreaterThan(before);
  await expect(su.locator("main")).toContainText("找到了通话录音。");

  await deed(su, "appraisal");
  expect((await row(first))?.pausedSince).not.toBeNull();
  await deed(su, "appraisal");
  expect((await row(first))?.pausedSince).toBeNull();

  // Only an earlier one of the same person is offered; the earlier one itself has none.
  await su.goto(address(stranger));
  await expect(su.locator("#merge-to")).toHaveCount(0);
  const reference = (await row(second))?.reference ?? "";
  await su.goto(address(second));
  await expect(su.locator(".split > nav")).toContainText((await row(first))?.reference ?? "");
  // The clock of the first began again, so that it is the later one now.
  await expect(su.locator("#merge-to")).toHaveCount(0);
  await su.goto(address(first));
  await deed(su, "merge");
  await expect(su.locator('main [role="status"]')).toContainText(reference);
  await sure(su);
  expect(await row(first)).toMatchObject({ state: "merged", mergedInto: second });
  await su.goto(address(second));
  await expect(su.locator("main")).toContainText((await row(first))?.reference ?? "");
});

test("settled early, passed on, taken back by phone, and given up by who has a part in it", async ({
  backstage,
  browser,
}) => {
  test.slow();
  const { services } = backstage;
  const state = async (id: string) => (await complaintById(services.db.read, id))?.state;
  const su = await atTheDesk(backstage, browser, ["complaints"]);
  const open = async () => {
    const id = await told(backstage, someReach());
    await su.goto(paths.staffComplaint({ complaintId: id }));
    return id;
  };

  const early = await open();
  await deed(su, "triage");
  await su.locator('[name="outcome"][value="upheld"]').check();
  await su.locator("#findings").fill("当天确实打了三次。");
  await su.locator("#reasons").fill("每天最多一次。");
  await su.locator("#apology").check();
  await su.locator('button[value="early"]').click();
  await expect(su.locator("#cause-error")).toBeVisible();
  await expect(su.locator("#findings")).toHaveValue("当天确实打了三次。");
  await su.locator("#cause").selectOption("training");
  await su.locator('button[value="early"]').click();
  await expect(su.locator(".letter")).toContainText("当天确实打了三次。");
  expect(await state(early)).toBe("triaged");
  await sure(su);
  expect(await state(early)).toBe("closed");
  await deskReadsWell(browser, su);

  const referred = await open();
  await deed(su, "refer");
  await expect(su.locator("#refer-to-error")).toBeVisible();
  await su.locator("#refer-to").fill("安和外包公司");
  await deed(su, "refer");
  await expect(su.locator(".letter")).toContainText("安和外包公司");
  await sure(su);
  expect(await state(referred)).toBe("referred");

  const withdrawn = await open();
  await su.locator("details:has(#said) > summary").click();
  await su.locator("#said").selectOption("withdraw");
  await deed(su, "person");
  expect(await state(withdrawn)).not.toBe("withdrawn");
  await sure(su);
  expect(await state(withdrawn)).toBe("withdrawn");

  const own = await open();
  await deed(su, "declare");
  await sure(su);
  await expect(su).toHaveURL(new RegExp(`^[^?]*${paths.staffComplaints()}\\?done=declare$`));
  const gone = await su.goto(paths.staffComplaint({ complaintId: own }));
  expect(gone?.status()).toBe(404);
});

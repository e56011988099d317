import { expect, type Page } from "@playwright/test";
import { paths } from "#app/http/paths.ts";
import { complaintByReference } from "#db/stores/complaints.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { newPersonInPlan } from "./support/in-a-plan.ts";
import { newPersonWithLoan } from "./support/loans.ts";
import { arrive, test } from "./support/portal.ts";
import { deed, sure } from "./support/complaints-desk.ts";
import { deskReadsWell, readsWell } from "./support/reads-well.ts";
import { atTheDesk, deskOf, newStaff } from "./support/seat.ts";

const referenceOn = async (page: Page) =>
  /C-\d{4}-[0-9A-Z]{6}/.exec((await page.locator("main").innerText()) ?? "")?.[0] ?? "";

test("complain before anybody knows who one is, from the page behind the link; look, add, write later, take back", async ({
  page,
  browser,
  backstage,
}, info) => {
  test.slow();
  const { path } = await backstage.link("chenLi");
  await page.goto(path);
  await page.locator('footer a[href="/complaint"]').click();
  await expect(page).toHaveURL(paths.complaint());

  // Begun, kept, and gone on with from its code.
  await page.locator("#what").fill("周岚给我单位打电话。");
  await page.locator('button[value="save"]').click();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator("main").innerText())?.[0] ?? "";
  await page.goto(paths.complaintFind());
  await page.locator("#code").fill(code);
  await page.locator('button[value="open"]').click();
  await expect(page.locator("#what")).toHaveValue("周岚给我单位打电话。");

  await page.locator('button[value="send"]').click();
  await expect(page.locator(".error-summary, [role=alert]").first()).toBeVisible();
  const reach = info.project.name.endsWith("zh") ? "13900002001" : "13900002002";
  await page.locator("#reach").fill(reach);
  await page.locator("details:has(#needs) > summary").click();
  await page.locator("#needs").fill("请写大字。");
  await page.locator('button[value="send"]').click();
  await expect(page).toHaveURL(paths.complaintSent());
  await readsWell(browser, page);
  const reference = await referenceOn(page);
  expect(reference).not.toBe("");

  // From another phone, with reference and channel only; the account is not behind it.
  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled: false });
  const other = await elsewhere.newPage();
  await other.goto(paths.complaintFind());
  await other.locator("#reference").fill(reference);
  await other.locator("#reach").fill("13900009999");
  await other.locator("form:has(#reference) button").click();
  await expect(other).toHaveURL(paths.complaintFind());
  await other.locator("#reference").fill(reference);
  await other.locator("#reach").fill(reach);
  await other.locator("form:has(#reference) button").click();
  await expect(other).toHaveURL(paths.complaintStatus());
  expect(await other.locator("main").innerText()).not.toMatch(/¥|LX-\d/);
  await readsWell(browser, other);
  await other.locator("details:has(#add-text) > summary").click();
  await other.locator("#add-text").fill("是 11 月 12 日。");
  await other.locator('form:has(input[value="add"]) button').click();
  await expect(other.locator("main")).toContainText("是 11 月 12 日。");
  await other.locator('main a[href*="/complaint/letters/"]').first().click();
  await expect(other.locator(".letter")).toContainText(reference);
  await readsWell(browser, other);
  await other.goBack();
  await other.locator('details:has(input[value="external"]) > summary').click();
  await other.locator('form:has(input[value="external"]) button').first().click();
  await other.locator('details:has(input[value="withdraw"]) > summary').click();
  await other.locator('form:has(input[value="withdraw"]) button').click();
  expect((await complaintByReference(backstage.services.db.read, reference))?.state).toBe("withdrawn");
  await elsewhere.close();
});

test("who is named in a complaint cannot be given it, and does not see it", async ({ page, backstage, browser }) => {
  const [named, handler] = [
    await newStaff(backstage, ["agent", "complaints"]),
    await newStaff(backstage, ["complaints"]),
  ];
  const login = (await staffUserById(backstage.services.db.read, named))?.login ?? "";
  await page.goto(paths.complaint());
  await page.locator("#what").fill(`${login} rang my work.`);
  await page.locator("#reach").fill("13900002003");
  await page.locator('button[value="send"]').click();
  const reference = await referenceOn(page);
  const complaintId = (await complaintByReference(backstage.services.db.read, reference))?.id ?? "";

  const su = await deskOf(backstage, browser, handler);
  await su.goto(paths.staffComplaint({ complaintId }));
  await expect(su.locator("main")).toContainText(login);
  await su.locator("details:has(#to) > summary").click();
  await su.locator("#to").selectOption(named);
  await deed(su, "assign");
  await expect(su.locator(".error-summary, [role=alert]").first()).toBeVisible();
  expect((await complaintByReference(backstage.services.db.read, reference))?.handlerId).toBe(null);

  const one = await deskOf(backstage, browser, named);
  const answer = await one.goto(paths.staffComplaint({ complaintId }));
  expect(answer?.status()).toBe(404);
  for (let page = 0; page < 4; page += 1) {
    await one.goto(paths.staffComplaints());
    await expect(one.locator("main")).not.toContainText(reference);
  }
});

test("from intake to the final letter: sorted, more time, redress by two, carried out by repayment, closed", async ({
  page,
  backstage,
  browser,
}) => {
  test.slow();
  const { services } = backstage;
  const person = await newPersonWithLoan(services, (await backstage.link("chenLi")).loanId);
  const [su, ada] = [
    await atTheDesk(backstage, browser, ["complaints"]),
    await atTheDesk(backstage, browser, ["complaints"]),
  ];
  // A letter came by post.
  await su.goto(paths.staffNewComplaint());
  await su.locator("#channel").selectOption("letter");
  await su.locator("#what").fill("罚息算错了，我早就还了。");
  const reach = `1390000${String(3000 + Math.floor(Math.random() * 6000))}`;
  await su.locator("#reach").fill(reach);
  await su.locator("main form button").last().click();
  const reference = await referenceOn(su);
  const at = su.url();
  const complaintId = at.split("/").at(-1) ?? "";
  await deskReadsWell(browser, su);

  await su.locator("#category").selectOption("charges");
  await deed(su, "triage");
  await su
    .locator("details:has(#loan-no):not([open]) > summary")
    .click({ timeout: 500 })
    .catch(() => undefined);
  await su.locator("#loan-no").fill(`T-${person.loanId}`);
  await deed(su, "link");
  await deed(su, "start");
  await deed(su, "look");
  await expect(su.locator("main")).toContainText(`T-${person.loanId}`);
  await su.goto(at);

  await su.locator("details:has(#extend-text) > summary").click();
  await su.locator("#extend-text").fill("银行的回单还没有到。");
  await deed(su, "extend");
  await expect(su.locator('form:has(input[value="grant"])')).toHaveCount(0);
  await ada.goto(at);
  await deed(ada, "grant");

  await su.goto(at);
  await su.locator('button[value="send"]').click();
  await expect(su.locator(".error-summary, [role=alert]").first()).toBeVisible();
  expect((await complaintByReference(services.db.read, reference))?.state).toBe("extended");
  await su.locator('[name="outcome"][value="upheld"]').check();
  await su.locator("#findings").fill("回单是 10 月 6 日的。");
  await su.locator("#reasons").fill("按合同应从当天入账。");
  await su.locator("#apology").check();
  await su.locator("#kind").selectOption("waive_penalty");
  await su.locator("#amount").fill("1.00");
  // What cannot be called back is read once more; then it waits, because there is money in it.
  await su.locator('button[value="send"]').click();
  await expect(su.locator(".letter")).toContainText("回单是 10 月 6 日的。");
  expect((await complaintByReference(services.db.read, reference))?.state).toBe("extended");
  await sure(su);
  await ada.goto(at);
  await expect(ada.locator(".letter")).toContainText("回单是 10 月 6 日的。");
  await deed(ada, "approve");
  expect((await complaintByReference(services.db.read, reference))?.state).toBe("response_sent");

  const agent = await atTheDesk(backstage, browser, ["agent"]);
  await agent.goto(paths.staffCorrections());
  const row = agent.locator("tr", { hasText: `T-${person.loanId}` });
  expect(await row.innerText()).not.toContain(reference);
  await row.locator("a").click();
  await deskReadsWell(browser, agent);
  await agent.locator('button[value="done"]').click();
  await expect(agent).toHaveURL(paths.staffCorrections());

  await su.goto(at);
  await deed(su, "close");
  await expect(su.locator("#close-cause-error")).toBeVisible();
  await su.locator("#close-cause").selectOption("system_error");
  await deed(su, "close");
  await su.goto(paths.staffComplaintLetter({ complaintId, letterId: (await lastLetter(su)) ?? "" }));
  await deskReadsWell(browser, su);
  await su.goto(`${paths.staffComplaints()}?view=answered`);

  // The person reads it with reference and channel.
  await page.goto(paths.complaintFind());
  await page.locator("#reference").fill(reference);
  await page.locator("#reach").fill(reach);
  await page.locator("form:has(#reference) button").click();
  await page.locator('main a[href*="-final"]').click();
  await expect(page.locator(".letter")).toContainText("回单是 10 月 6 日的。");
});

const lastLetter = async (page: Page) =>
  (await page.locator('main a[href*="/letters/"]').last().getAttribute("href"))?.split("/").at(-1);

test("somebody in a plan complains, and nothing about the plan changes", async ({ page, backstage }) => {
  const person = await newPersonInPlan(backstage.services);
  await arrive(page, person);
  const { loanId } = person;
  const seen = async () => {
    const texts: string[] = [];
    for (const path of [
      paths.loan({ loanId }),
      paths.plan({ loanId }),
      paths.breakdown({ loanId }),
      paths.contactMessages(),
    ]) {
      await page.goto(path);
      texts.push((await page.locator("main").innerText()).replace(/\d{1,2}:\d{2}/g, "#"));
    }
    return texts;
  };
  const before = await seen();
  await page.locator('footer a[href="/complaint"]').click();
  await page.locator("#what").fill("外包机构打电话给我的同事。");
  await page.locator("#reach").fill("someone@example.org");
  await page.locator('button[value="send"]').click();
  await expect(page).toHaveURL(paths.complaintSent());
  expect(await seen()).toEqual(before);
});

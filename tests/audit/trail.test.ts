import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkpointAudit } from "#app/audit/checkpoint-audit.ts";
import { checkpointKey, readPublicKey, writePublicKey } from "#app/audit/checkpoint-key.ts";
import { requireSoundAudit } from "#app/audit/require-sound-audit.ts";
import { watchTrail } from "#app/audit/watch-trail.ts";
import { verifyAudit } from "#app/audit/verify-audit.ts";
import { createStaff } from "#app/staff/create-staff.ts";
import { createKeyring } from "#db/engine/keyring.ts";
import { type AuditEvent, auditPage, firstBrokenAuditEvent, recordAudit, recordRead } from "#db/stores/audit.ts";
import { staffUsersPage } from "#db/stores/staff.ts";
import { staffHouse } from "#tests/support/staff.ts";

const event = (at: number, more: Partial<AuditEvent> = {}): AuditEvent => ({
  at,
  actor: "system",
  category: "system",
  action: "test.happened",
  object: `thing:${at}`,
  outcome: "done",
  ...more,
});

/** A trail of five events, signed after the third. */
async function trail() {
  const house = staffHouse();
  const folder = mkdtempSync(join(tmpdir(), "audit-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const checkpointsFile = join(folder, "audit-checkpoints.log");
  const { publicKey } = checkpointKey(house.keyring);
  const write = (from: number, to: number) =>
    house.db.transact(async (tx) => {
      for (let at = from; at <= to; at += 1) await recordAudit(tx, event(at));
    });
  await write(1, 3);
  await checkpointAudit({ ...house, checkpointsFile });
  await write(4, 5);
  const verify = () => verifyAudit({ db: house.db, checkpointsFile, publicKey });
  const problems = async () => (await verify()).problems;
  const { writer } = house.db;
  return { house, checkpointsFile, publicKey, write, verify, problems, writer };
}

/** What somebody who owns the file can do: take the guards off, change, and put them back. */
function tamper(writer: Awaited<ReturnType<typeof trail>>["writer"], sql: string): void {
  const guards = writer
    .prepare("select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'audit_events'")
    .all() as { name: string; sql: string }[];
  for (const guard of guards) writer.exec(`drop trigger ${guard.name}`);
  writer.exec(sql);
  for (const guard of guards) writer.exec(guard.sql);
}

/** Makes the chain fit itself again after a change: every hash anew from the first event on. */
async function restamp({ house, writer }: Awaited<ReturnType<typeof trail>>): Promise<void> {
  const events = (await auditPage(house.db.read, { categories: ["system"], size: 100 })).reverse();
  tamper(writer, "delete from audit_events");
  await house.db.transact(async (tx) => {
    for (const { at, actor, category, action, object, outcome } of events) {
      await recordAudit(tx, { at, actor, category, action, object, outcome });
    }
  });
}

test("an untouched trail is in order", async () => {
  const { verify } = await trail();
  expect(await verify()).toEqual({ events: 5, checkpoints: 1, unsigned: 2, problems: [] });
});

test.each([
  ["update", "update audit_events set outcome = 'nothing' where seq = 2"],
  ["delete", "delete from audit_events where seq = 2"],
  ["replace", "insert or replace into audit_events select * from audit_events where seq = 2"],
  [
    "a gap",
    "insert into audit_events select 9, at, actor, category, action, object, outcome, reason, request_id, hash, hash, null, null from audit_events where seq = 5",
  ],
  [
    "a second chain",
    "insert into audit_events select 6, at, actor, category, action, object, outcome, reason, request_id, '', hash, null, null from audit_events where seq = 5",
  ],
  [
    "upsert",
    "insert into audit_events select * from audit_events where seq = 2 on conflict do update set outcome = 'x'",
  ],
  ["update or ignore", "update or ignore audit_events set outcome = 'nothing' where seq = 2"],
])("the table refuses: %s", async (_, sql) => {
  const { writer, problems } = await trail();
  expect(() => writer.exec(sql)).toThrow(/append-only|no gaps|one chain/);
  expect(await problems()).toEqual([]);
});

test.each([
  ["a changed event", "update audit_events set outcome = 'nothing' where seq = 2", 2],
  ["a changed hash", "update audit_events set hash = 'abc' where seq = 4", 4],
  ["a taken event", "delete from audit_events where seq = 4", 5],
])("with the guards off it is found: %s", async (_, sql, seq) => {
  const { writer, problems } = await trail();
  tamper(writer, sql);
  expect(await problems()).toContainEqual({ kind: "broken_event", seq });
});

test("the nightly check is silent while all is well, and fails with the place when it is not", async () => {
  const { house, checkpointsFile, writer } = await trail();
  await requireSoundAudit({ ...house, checkpointsFile });
  await requireSoundAudit({ ...house, checkpointsFile: `${checkpointsFile}.none` });
  tamper(writer, "update audit_events set outcome = 'nothing' where seq = 2");
  await expect(requireSoundAudit({ ...house, checkpointsFile })).rejects.toThrow('"seq":2');
});

test("an instance that starts looks at the end of the trail; once something is wrong it writes no more, unless told to", async () => {
  const { house, checkpointsFile, writer } = await trail();
  const services = { ...house, checkpointsFile };
  const [watch, overridden] = [watchTrail(services, false), watchTrail(services, true)];
  await watch.look("tail");
  expect(watch.mayWrite()).toBe(true);
  tamper(writer, "update audit_events set outcome = 'nothing' where seq = 4");
  await expect(watch.look("tail")).rejects.toThrow('"seq":4');
  await expect(overridden.look("tail")).rejects.toThrow('"seq":4');
  expect([watch.mayWrite(), overridden.mayWrite()]).toEqual([false, true]);
});

test("the tail is what no checkpoint has signed yet; what is older is found by the whole walk", async () => {
  const { house, checkpointsFile, publicKey, writer } = await trail();
  tamper(writer, "update audit_events set outcome = 'nothing' where seq = 2");
  const look = async (reach: "whole" | "tail") =>
    (await verifyAudit({ db: house.db, checkpointsFile, publicKey }, reach)).problems;
  expect(await look("tail")).toEqual([]);
  expect(await look("whole")).toContainEqual({ kind: "broken_event", seq: 2 });
  tamper(writer, "update audit_events set hash = 'abc' where seq = 3");
  expect(await look("tail")).toContainEqual({ kind: "rewritten", seq: 3 });
});

test("missing guards are found", async () => {
  const { writer, problems } = await trail();
  writer.exec("drop trigger audit_events_no_update");
  expect(await problems()).toEqual([{ kind: "guards_missing" }]);
});

test("a cut tail is found when it was signed", async () => {
  const { writer, problems, house } = await trail();
  tamper(writer, "delete from audit_events where seq >= 3");
  expect(await firstBrokenAuditEvent(house.db.read)).toBe(null);
  expect(await problems()).toEqual([{ kind: "tail_cut", seq: 3 }]);
});

test("a chain that was stamped anew fits itself but not what was signed", async () => {
  const bench = await trail();
  tamper(bench.writer, "update audit_events set object = 'thing:other' where seq = 1");
  await restamp(bench);
  expect(await firstBrokenAuditEvent(bench.house.db.read)).toBe(null);
  expect(await bench.problems()).toEqual([{ kind: "rewritten", seq: 3 }]);
});

test("a checkpoint of another key, a changed one and a shuffled file are found", async () => {
  const { house, checkpointsFile, write, problems } = await trail();
  const stranger = createKeyring([{ version: 1, bytes: Buffer.alloc(32, 9) }]);
  await checkpointAudit({ ...house, keyring: stranger, checkpointsFile });
  expect(await problems()).toEqual([{ kind: "bad_checkpoint", line: 2 }]);
  const [first = ""] = readFileSync(checkpointsFile, "utf8").split("\n");
  writeFileSync(checkpointsFile, `${first.replace('"seq":3', '"seq":2')}\n`);
  expect(await problems()).toEqual([{ kind: "bad_checkpoint", line: 1 }]);
  writeFileSync(checkpointsFile, "");
  expect(await problems()).toEqual([{ kind: "no_checkpoints" }]);
  await checkpointAudit({ ...house, checkpointsFile });
  await write(6, 6);
  await checkpointAudit({ ...house, checkpointsFile });
  expect(await problems()).toEqual([]);
  writeFileSync(checkpointsFile, readFileSync(checkpointsFile, "utf8").trimEnd().split("\n").reverse().join("\n"));
  expect(await problems()).toEqual([{ kind: "bad_checkpoint", line: 2 }]);
  appendFileSync(checkpointsFile, "\nnonsense\n");
  expect(await problems()).toContainEqual({ kind: "bad_checkpoint", line: 3 });
});

test("a checkpoint is written only when the trail has grown, for its owner's eyes", async () => {
  const { house, checkpointsFile, write } = await trail();
  expect(await checkpointAudit({ ...house, checkpointsFile })).toMatchObject({ seq: 5 });
  expect(await checkpointAudit({ ...house, checkpointsFile })).toBe(null);
  await write(6, 6);
  expect(await checkpointAudit({ ...house, checkpointsFile })).toMatchObject({ seq: 6 });
  expect(statSync(checkpointsFile).mode & 0o777).toBe(0o600);
});

test("the public key travels as one line", async () => {
  const { house, checkpointsFile, publicKey } = await trail();
  const travelled = readPublicKey(writePublicKey(publicKey));
  expect(writePublicKey(publicKey)).not.toContain("\n");
  expect((await verifyAudit({ db: house.db, checkpointsFile, publicKey: travelled })).problems).toEqual([]);
});

test("no change without its audit: when the event cannot be written, the change is undone", async () => {
  const house = staffHouse();
  house.db.writer.exec(
    "create trigger fault before insert on audit_events begin select raise(abort, 'the disk is full'); end",
  );
  await expect(createStaff(house, { login: "mei", name: "Mei", roles: ["agent"] })).rejects.toThrow("the disk is full");
  expect(await staffUsersPage(house.db.read, "", 10)).toEqual([]);
});

test.each<Partial<AuditEvent>>([
  { object: "borrower:王伟" },
  { object: "phone:+8613800138000" },
  { reason: "mei@example.com" },
  { reason: "she lost her job" },
  { actor: "Mei Chen" },
  { outcome: "" },
])("personal data and sentences do not get in: %o", async (field) => {
  const house = staffHouse();
  await expect(house.db.transact((tx) => recordAudit(tx, event(1, field)))).rejects.toThrow("ids and codes only");
  expect(await auditPage(house.db.read, { categories: ["system"], size: 1 })).toEqual([]);
});

test("who looked at what is in the trail", async () => {
  const house = staffHouse();
  await house.db.transact((tx) =>
    recordRead(tx, {
      at: 7,
      actor: "staff:s1",
      category: "repayment",
      object: "borrower:b1",
      part: "contact_details",
      reason: "case_work",
    }),
  );
  const search = { object: "borrower:b1", categories: ["repayment"], size: 5 } as const;
  expect(await auditPage(house.db.read, search)).toMatchObject([
    { at: 7, actor: "staff:s1", action: "contact_details.read", outcome: "shown", reason: "case_work" },
  ]);
});

test("the trail is searched by category, actor, object and action, newest first, in pages", async () => {
  const { house } = await trail();
  await house.db.transact(async (tx) => {
    await recordAudit(tx, event(6, { actor: "staff:a", action: "case.claimed", category: "repayment" }));
    await recordAudit(tx, event(7, { actor: "staff:a", action: "complaint.read", category: "complaint" }));
  });
  const seqs = async (search: Partial<Parameters<typeof auditPage>[1]>) =>
    (await auditPage(house.db.read, { categories: ["system", "repayment"], size: 3, ...search })).map((row) => row.seq);
  expect(await seqs({})).toEqual([6, 5, 4]);
  expect(await seqs({ before: 4 })).toEqual([3, 2, 1]);
  expect(await seqs({ actor: "staff:a" })).toEqual([6]);
  expect(await seqs({ action: "case." })).toEqual([6]);
  expect(await seqs({ object: "thing:2" })).toEqual([2]);
  expect(await seqs({ categories: ["complaint"] })).toEqual([7]);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { openEvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import { discardUpload, startUpload, uploadBook, workOnUpload } from "#app/imports/upload-book.ts";
import { contrastWithWhite } from "#app/staff/contrast.ts";
import { loadBrand, setBrand } from "#app/staff/set-brand.ts";
import { lender, sampleLender, setLender } from "#app/words/lender.ts";
import { uploadById } from "#db/stores/book-uploads.ts";
import { latestBrand } from "#db/stores/brand.ts";
import { ownBook } from "#tests/imports/support.ts";
import { staffHouse, staffWith, testStart } from "#tests/support/staff.ts";

const day = Math.floor(testStart / 86_400_000);
const bookOf = (...principals: string[]) =>
  Buffer.from(
    ownBook(
      ...principals.map((principal, index) => ({
        ...{ loan_no: `T-${index}`, borrower_no: `B-${index}`, name: `Person ${index}`, principal },
        phone: `138 0013 80${String(10 + index)}`,
      })),
    ),
  );

function uploads() {
  const folder = mkdtempSync(join(tmpdir(), "uploads-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { ...staffHouse(), files: openEvidenceFiles(folder) };
}

const loansIn = ({ db }: ReturnType<typeof staffHouse>) =>
  db.reader.prepare<[], number>("select count(*) from loans").pluck().get();

test("an uploaded book is checked row by row, imported on a word, and the file is gone afterwards", async () => {
  const house = uploads();
  const admin = await staffWith(house, "admin", ["admin"]);
  const bytes = bookOf("60000.00", "twelve", "60000.00");
  const id = await uploadBook(house, admin, { bytes, mapping: "own-format", asOf: day });
  expect((await house.files.get(id))?.includes("Person 1")).toBe(false);
  expect(await startUpload(house, admin, id)).toBe(false);

  expect(await workOnUpload(house)).toBe(true);
  const checked = await uploadById(house.db.read, id);
  expect(checked).toMatchObject({ status: "checked", rowsRead: 3, loansAdded: 2, rowsRefused: 1 });
  expect(checked?.problems).toMatchObject([{ row: 3, column: "principal", code: "bad_amount" }]);
  expect(loansIn(house)).toBe(0);

  expect(await startUpload(house, admin, id)).toBe(true);
  await workOnUpload(house);
  expect(await uploadById(house.db.read, id)).toMatchObject({ status: "done", loansAdded: 2, bytesDone: bytes.length });
  expect([loansIn(house), await house.files.get(id)]).toEqual([2, null]);
  expect(await workOnUpload(house)).toBe(false);
});

test("an import that was cut off is taken up again and adds nothing twice", async () => {
  const house = uploads();
  const admin = await staffWith(house, "admin", ["admin"]);
  const bytes = bookOf("60000.00", "60000.00");
  const id = await uploadBook(house, admin, { bytes, mapping: "own-format", asOf: day });
  await workOnUpload(house);
  await startUpload(house, admin, id);
  await workOnUpload(house);
  await house.files.put(id, house.keyring.sealShared(`book_uploads|file|${id}`, bytes.toString("base64")));
  house.db.writer.prepare("update book_uploads set status = 'importing' where id = ?").run(id);
  await workOnUpload(house);
  expect(await uploadById(house.db.read, id)).toMatchObject({ status: "done", loansAdded: 0, loansUnchanged: 2 });
  expect(loansIn(house)).toBe(2);
});

test("a file that is no book is refused with the reason, and can be given up", async () => {
  const house = uploads();
  const admin = await staffWith(house, "admin", ["admin"]);
  const id = await uploadBook(house, admin, { bytes: Buffer.from("a,b\n1,2\n"), mapping: "own-format", asOf: day });
  await workOnUpload(house);
  const refused = await uploadById(house.db.read, id);
  expect([refused?.status, refused?.problems[0]?.code]).toEqual(["refused", "column_missing"]);
  expect(await discardUpload(house, admin, id)).toBe(true);
  expect(await house.files.get(id)).toBeNull();
});

const values = {
  name: { zh: "山河金融", en: "Shanhe Finance" },
  legalName: { zh: "山河金融有限公司", en: "Shanhe Finance Ltd" },
  phone: "4008889999",
  phoneAsWritten: "400-888-9999",
  hours: { zh: "每天", en: "daily" },
  colour: "#123456",
};

test("contrast with white as WCAG computes it", () => {
  expect(contrastWithWhite("#000000")).toBe(21);
  expect(contrastWithWhite("#ffffff")).toBe(1);
  // 4.54 and 4.47 by the formula: the two greys on either side of the limit.
  expect(contrastWithWhite("#767676")).toBeGreaterThanOrEqual(4.5);
  expect(contrastWithWhite("#777777")).toBeLessThan(4.5);
  expect(contrastWithWhite("green")).toBeNull();
});

test("a brand is set, seen at once, and a pale colour is refused with its contrast", async () => {
  onTestFinished(() => setLender(null));
  const house = staffHouse();
  const admin = await staffWith(house, "admin", ["admin"]);
  const pale = await setBrand(house, admin, { values: { ...values, colour: "#ffd700" }, logo: Buffer.alloc(0) });
  expect(pale).toMatchObject({ ok: false, problems: [{ field: "colour", reason: "low_contrast" }] });
  expect(lender.name).toEqual(sampleLender.name);

  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#123456" } })
    .withExif({ IFD0: { Copyright: "somebody" } })
    .jpeg()
    .toBuffer();
  expect(await setBrand(house, admin, { values, logo: picture })).toEqual({ ok: true });
  expect([lender.name.en, lender.phone, lender.colour]).toEqual(["Shanhe Finance", "4008889999", "#123456"]);
  const kept = (await latestBrand(house.db.read))?.logo;
  const { format, width, exif } = await sharp(kept ?? Buffer.alloc(0)).metadata();
  expect([format, width, exif]).toEqual(["png", 192, undefined]);

  await setBrand(house, admin, { values: { ...values, phone: "400-x" }, logo: Buffer.from("<svg/>") }).then((refused) =>
    expect(refused).toMatchObject({ ok: false, problems: [{ field: "phone" }, { field: "logo", reason: "bad_logo" }] }),
  );
  house.clock.advance(1_000);
  await setBrand(house, admin, { values, logo: null });
  expect(lender.logo).toBeNull();
  setLender(null);
  await loadBrand(house);
  expect(lender.name.zh).toBe("山河金融");
  expect(() => house.db.writer.prepare("delete from brand_versions").run()).toThrow("append-only");
});

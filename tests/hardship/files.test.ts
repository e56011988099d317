import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { checkPdf } from "#app/gateways/files/check-pdf.ts";
import { cleanImage } from "#app/gateways/files/clean-image.ts";
import { openEvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import { harmlessName, sniff } from "#app/gateways/files/kinds.ts";
import { commandScan } from "#app/gateways/files/virus-scan.ts";

const photo = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: "#27584c" } });

/** CRC-32 as PNG chunks carry it. */
function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([frame.subarray(0, 4), body, check]);
}

/** A small file that claims to be an enormous picture. */
function bomb(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const pdf = (inside = "") =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog ${inside}>>\nendobj\nstartxref\n9\n%%EOF\n`);

test("a file is what its first bytes are, and a drawing that can run programs is refused by name", async () => {
  expect(sniff(await photo().jpeg().toBuffer())).toBe("image/jpeg");
  expect(sniff(await photo().png().toBuffer())).toBe("image/png");
  expect(sniff(await photo().webp().toBuffer())).toBe("image/webp");
  expect(sniff(pdf())).toBe("application/pdf");
  expect(sniff(Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))).toBe(
    "svg",
  );
  expect(sniff(Buffer.from("<svg onload=alert(1)>", "utf16le"))).toBe("svg");
  expect(sniff(Buffer.from("<!doctype html><script>alert(1)</script>"))).toBeNull();
  expect(sniff(Buffer.from("GIF89a__________"))).toBeNull();
  expect(sniff(Buffer.from(" %PDF-1.4 not at the start"))).toBeNull();
});

test("a photo keeps its pixels and nothing else: place, camera and words are gone, and it stands upright", async () => {
  const taken = await photo()
    .withExif({ IFD0: { Make: "SecretCamera", Copyright: "Wang Xiaoming" }, IFD3: { GPSLatitude: "31/1 12/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: "SecretCamera" } })
    .jpeg()
    .toBuffer();
  expect(taken.includes("SecretCamera")).toBe(true);
  const cleaned = await cleanImage(taken, "image/jpeg");
  if (!cleaned.ok) throw new Error(cleaned.reason);
  const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(cleaned.bytes).metadata();
  expect([exif, xmp, iptc, icc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect([width, height]).toEqual([30, 40]);
  expect(cleaned.bytes.includes("SecretCamera")).toBe(false);
});

test("what hides behind a picture does not survive", async () => {
  const polyglot = Buffer.concat([
    await photo().jpeg().toBuffer(),
    Buffer.from("PK\u0003\u0004<script>alert(1)</script>"),
  ]);
  const cleaned = await cleanImage(polyglot, "image/jpeg");
  if (!cleaned.ok) throw new Error(cleaned.reason);
  expect(cleaned.bytes.includes("<script>")).toBe(false);
  expect(cleaned.bytes.includes("PK\u0003\u0004")).toBe(false);
});

test("a picture that would unpack without end is refused before it is unpacked", async () => {
  const small = bomb(30_000);
  expect(small.length).toBeLessThan(200);
  expect(await cleanImage(small, "image/png")).toEqual({ ok: false, reason: "too_many_pixels" });
});

test("half a picture, and one that is not what its first bytes say, are broken", async () => {
  const whole = await photo(400, 300).jpeg().toBuffer();
  expect(await cleanImage(whole.subarray(0, whole.length / 2), "image/jpeg")).toEqual({ ok: false, reason: "broken" });
  const liar = Buffer.concat([Buffer.from("ffd8ff", "hex"), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]);
  expect(await cleanImage(liar, "image/jpeg")).toEqual({ ok: false, reason: "broken" });
});

test("a PDF begins and ends as one and names nothing that acts", () => {
  expect(checkPdf(pdf())).toEqual({ ok: true });
  for (const inside of [
    "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    "/S /Launch",
    "/S /J#61vaScript",
    "/Names << /EmbeddedFiles 3 0 R >>",
  ]) {
    expect(checkPdf(pdf(inside))).toEqual({ ok: false, reason: "active_content" });
  }
  expect(checkPdf(Buffer.concat([pdf(), Buffer.from("PK\u0003\u0004 and another file")]))).toEqual({
    ok: false,
    reason: "broken",
  });
  expect(checkPdf(Buffer.from("%PDF-1.4 <html><script>alert(1)</script>"))).toEqual({ ok: false, reason: "broken" });
});

test("a name has no folders, no hidden direction, and the ending of what the file is", () => {
  expect(harmlessName("../../etc/passwd", "image/png")).toBe("passwd.png");
  expect(harmlessName("C:\\Windows\\evil.exe", "image/jpeg")).toBe("evil.jpg");
  expect(harmlessName("invoice\u202Egpj.exe", "application/pdf")).toBe("invoicegpj.pdf");
  expect(harmlessName("工资单 十月.PNG", "image/png")).toBe("工资单 十月.png");
  expect(harmlessName("a\r\nSet-Cookie: x=1.jpg", "image/jpeg")).toBe("aSet-Cookie x=1.jpg");
  expect(harmlessName("....", "image/webp")).toBe("file.webp");
  expect(harmlessName("x".repeat(500), "image/webp")).toHaveLength(65);
});

test("the store takes our own ids only", async () => {
  const folder = mkdtempSync(join(tmpdir(), "evidence-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = openEvidenceFiles(folder);
  const id = "0".repeat(24) + "ab";
  await files.put(id, Buffer.from("sealed"));
  expect((await files.get(id))?.toString()).toBe("sealed");
  await files.remove(id);
  expect(await files.get(id)).toBeNull();
  for (const bad of ["../../etc/passwd", "A".repeat(26), "", `${"0".repeat(23)}/..`]) {
    await expect(files.put(bad, Buffer.from("x"))).rejects.toThrow("26 letters");
  }
});

test("a scanner says clean, infected, or gives no answer at all", async () => {
  const scan = (script: string) => commandScan(`${process.execPath} -e ${script}`, 3000).scan(Buffer.from("file"));
  expect(await scan("process.exit(0)")).toBe("clean");
  expect(await scan("process.exit(1)")).toBe("infected");
  expect(await scan("process.exit(2)")).toBe("unavailable");
  expect(await commandScan("/no/such/scanner").scan(Buffer.from("file"))).toBe("unavailable");
  expect(await commandScan(`${process.execPath} -e setInterval(()=>{},1000)`, 300).scan(Buffer.from("f"))).toBe(
    "unavailable",
  );
});

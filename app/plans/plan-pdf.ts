import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import type { AgreementDocument, DocumentTable, DocumentText } from "#app/words/plan-agreement.ts";

const page = { margin: 50, width: 595.28, height: 841.89 };
/** Where writing stops, above the line at the foot. */
const bottom = page.height - 52;
const rowHeight = 15.5;
const inner = page.width - 2 * page.margin;

let face: Buffer<ArrayBuffer> | null = null;

/** Noto Sans SC: Chinese and Latin in one face. Read and unpacked once. */
function font(): Buffer<ArrayBuffer> {
  face ??= unpackWoff(
    readFileSync(
      createRequire(import.meta.url).resolve(
        "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff",
      ),
    ),
  );
  return face;
}

/**
 * A WOFF 1.0 file as the plain font inside it (W3C WOFF, §§3–5: tables deflated one by one). The PDF library would inflate
 * again for every glyph, which takes fifteen seconds for a page of Chinese; from the plain font it takes a twentieth of one.
 */
export function unpackWoff(woff: Buffer): Buffer<ArrayBuffer> {
  const count = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(count));
  const directory = Buffer.alloc(12 + 16 * count);
  directory.writeUInt32BE(woff.readUInt32BE(4), 0);
  directory.writeUInt16BE(count, 4);
  directory.writeUInt16BE(power * 16, 6);
  directory.writeUInt16BE(Math.log2(power), 8);
  directory.writeUInt16BE((count - power) * 16, 10);
  const parts: Buffer[] = [directory];
  let position = directory.length;
  for (let index = 0; index < count; index += 1) {
    const from = 44 + 20 * index;
    const offset = woff.readUInt32BE(from + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(from + 8));
    const length = woff.readUInt32BE(from + 12);
    const table = packed.length < length ? inflateSync(packed) : packed;
    const entry = 12 + 16 * index;
    woff.copy(directory, entry, from, from + 4);
    directory.writeUInt32BE(woff.readUInt32BE(from + 16), entry + 4);
    directory.writeUInt32BE(position, entry + 8);
    directory.writeUInt32BE(length, entry + 12);
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
    parts.push(table, padding);
    position += table.length + padding.length;
  }
  return Buffer.concat(parts);
}

/** The signed document as an A4 PDF: both languages, the hash at the foot of each page. */
export async function agreementPdf(
  { document, hash }: { document: AgreementDocument; hash: string },
  first: "zh" | "en",
): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: "A4",
    margin: page.margin,
    bufferPages: true,
    info: {
      Title: document.reference,
      CreationDate: new Date(document.agreedAt),
      ModDate: new Date(document.agreedAt),
    },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  pdf.registerFont("text", font()).font("text");
  writeText(pdf, document[first]);
  pdf.addPage();
  writeText(pdf, document[first === "zh" ? "en" : "zh"]);
  const pages = pdf.bufferedPageRange();
  for (let index = 0; index < pages.count; index += 1) {
    pdf.switchToPage(pages.start + index);
    pdf.page.margins.bottom = 0;
    pdf
      .fontSize(7)
      .fillColor("#555555")
      .text(`${document.reference} · SHA-256 ${hash} · ${index + 1}/${pages.count}`, page.margin, page.height - 36, {
        width: inner,
        lineBreak: false,
      });
  }
  pdf.end();
  return done;
}

function writeText(pdf: PDFKit.PDFDocument, text: DocumentText): void {
  pdf.fillColor("#1d2b26");
  const top = pdf.y;
  pdf.fontSize(11).text(plain(text.sender.join("\n")), page.margin, top, { width: inner / 2 });
  const senderEnd = pdf.y;
  pdf
    .fontSize(9)
    .text(plain(text.about.join("\n")), page.margin + inner / 2, top, { width: inner / 2, align: "right" });
  pdf.x = page.margin;
  pdf.y = Math.max(senderEnd, pdf.y) + 14;
  pdf.fontSize(19).text(plain(text.title), { width: inner }).moveDown(0.3);
  pdf.fontSize(10.5);
  for (const paragraph of text.opening) pdf.text(plain(paragraph), { width: inner }).moveDown(0.35);
  for (const { heading, table, paragraphs } of text.sections) {
    // A heading stays with what it is over: its table's first rows, or all of a short text.
    keepTogether(
      pdf,
      34 + (table === null ? heightOf(pdf, paragraphs) : rowHeight * Math.min(4, table.rows.length + 1)),
    );
    pdf.moveDown(0.4).fontSize(13).text(plain(heading), page.margin, pdf.y, { width: inner }).moveDown(0.25);
    pdf.fontSize(9.5);
    if (table !== null) writeTable(pdf, table);
    for (const paragraph of paragraphs) {
      keepTogether(pdf, heightOf(pdf, [paragraph]));
      pdf.text(plain(paragraph), page.margin, pdf.y, { width: inner }).moveDown(0.3);
    }
  }
  // The closing line takes what room there is, down to the line at the foot: it never asks for a page of its own.
  pdf.page.margins.bottom = 0;
  pdf.y = Math.min(pdf.y + 6, page.height - 50);
  pdf.fontSize(8).fillColor("#555555").text(plain(text.foot), page.margin, pdf.y, { width: inner });
}

function writeTable(pdf: PDFKit.PDFDocument, { head, rows, total }: DocumentTable): void {
  writeRow(pdf, head, true);
  for (const [index, row] of rows.entries()) {
    // The closing row never stands alone on a page, and a page that goes on says again what its columns are.
    const closing = total !== null && index === rows.length - 1;
    if (pdf.y + rowHeight * (closing ? 2 : 1) > bottom) {
      pdf.addPage();
      writeRow(pdf, head, true);
    }
    writeRow(pdf, row, closing);
  }
  if (total !== null) writeRow(pdf, total, false);
  pdf.moveDown(0.3);
}

function writeRow(pdf: PDFKit.PDFDocument, row: readonly string[], strong: boolean): void {
  const firstWidth = row.length === 2 ? inner * 0.7 : inner / row.length;
  const width = (inner - firstWidth) / (row.length - 1);
  const { y } = pdf;
  row.forEach((cell, index) => {
    const x = index === 0 ? page.margin : page.margin + firstWidth + (index - 1) * width;
    const align = index === 0 ? "left" : "right";
    pdf.text(plain(cell), x, y, { width: (index === 0 ? firstWidth : width) - 4, align, lineBreak: false });
  });
  pdf.y = y + rowHeight;
  pdf
    .moveTo(page.margin, y + rowHeight - 2.5)
    .lineTo(page.margin + inner, y + rowHeight - 2.5)
    .lineWidth(strong ? 0.8 : 0.3)
    .strokeColor(strong ? "#1d2b26" : "#c9d1cc")
    .stroke();
}

/** A new page when so much does not fit on this one. */
function keepTogether(pdf: PDFKit.PDFDocument, height: number): void {
  if (pdf.y + height > bottom) pdf.addPage();
}

function heightOf(pdf: PDFKit.PDFDocument, paragraphs: readonly string[]): number {
  pdf.fontSize(9.5);
  return paragraphs.reduce((sum, text) => sum + pdf.heightOfString(plain(text), { width: inner }) + 3.5, 0);
}

/** In a Chinese face the typographic apostrophe is as wide as a character: the plain one reads as Latin does. */
function plain(text: string): string {
  return text.replaceAll("’", "'");
}

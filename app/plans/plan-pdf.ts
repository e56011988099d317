import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import type { AgreementDocument, DocumentTable, DocumentText } from "#app/words/plan-agreement.ts";

const page = { margin: 56, width: 595.28, height: 841.89 };
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
  pdf.fontSize(11).text(text.sender.join("\n"), page.margin, top, { width: inner / 2 });
  const senderEnd = pdf.y;
  pdf.fontSize(9).text(text.about.join("\n"), page.margin + inner / 2, top, { width: inner / 2, align: "right" });
  pdf.x = page.margin;
  pdf.y = Math.max(senderEnd, pdf.y) + 18;
  pdf.fontSize(19).text(text.title, { width: inner }).moveDown(0.4);
  pdf.fontSize(10.5);
  for (const paragraph of text.opening) pdf.text(paragraph, { width: inner }).moveDown(0.4);
  for (const { heading, table, paragraphs } of text.sections) {
    if (pdf.y > page.height - 140) pdf.addPage();
    pdf.moveDown(0.5).fontSize(13).text(heading, page.margin, pdf.y, { width: inner }).moveDown(0.3);
    pdf.fontSize(9.5);
    if (table !== null) writeTable(pdf, table);
    for (const paragraph of paragraphs) pdf.text(paragraph, page.margin, pdf.y, { width: inner }).moveDown(0.35);
  }
  pdf.moveDown(0.6).fontSize(8).fillColor("#555555").text(text.foot, page.margin, pdf.y, { width: inner });
}

function writeTable(pdf: PDFKit.PDFDocument, table: DocumentTable): void {
  const columns = table.head.length;
  const firstWidth = columns === 2 ? inner * 0.7 : inner / columns;
  const width = (inner - firstWidth) / (columns - 1);
  const rows = [table.head, ...table.rows, ...(table.total === null ? [] : [table.total])];
  for (const [nr, row] of rows.entries()) {
    if (pdf.y > page.height - 90) pdf.addPage();
    const y = pdf.y;
    row.forEach((cell, index) => {
      const x = index === 0 ? page.margin : page.margin + firstWidth + (index - 1) * width;
      pdf.text(cell, x, y, { width: (index === 0 ? firstWidth : width) - 4, align: index === 0 ? "left" : "right" });
    });
    pdf.y = y + 17;
    const strong = nr === 0 || nr === rows.length - 2;
    pdf
      .moveTo(page.margin, y + 14.5)
      .lineTo(page.margin + inner, y + 14.5)
      .lineWidth(strong ? 0.8 : 0.3)
      .strokeColor(strong ? "#1d2b26" : "#c9d1cc")
      .stroke();
  }
  pdf.moveDown(0.4);
}

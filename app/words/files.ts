import type { FileRefusal } from "#app/gateways/files/take-file.ts";
import { fileProblems } from "./hardship.ts";
import type { Message } from "./words.ts";

export const fileWords = {
  title: { zh: "加一份材料", en: "Add a document" },
  heading: { zh: "照片和文件", en: "Photos and documents" },
  add: { zh: "加照片或文件", en: "Add a photo or document" },
  hint: {
    zh: "照片或 PDF，最大 10 MB。拍照位置等信息会自动去掉。",
    en: "Photo or PDF, up to 10 MB. Where and when a photo was taken is removed.",
  },
  complaintHint: {
    zh: "照片或 PDF，最大 10 MB。拍照位置等信息会自动去掉。只有投诉团队能看到。",
    en: "Photo or PDF, up to 10 MB. Where and when a photo was taken is removed. Only the complaints team sees it.",
  },
  upload: { zh: "上传", en: "Upload" },
  none: { zh: "还没有文件。", en: "Nothing yet." },
  received: { zh: "已收到", en: "Received" },
  checking: { zh: "检查中", en: "Being checked" },
  notScanned: { zh: "已收到，未扫描", en: "Received, not scanned" },
  ours: { zh: "我们的证明", en: "Our proof" },
  notKept: {
    zh: "文件没有收下；其他内容已经收到。可以在这里再试一次。",
    en: "The file was not kept; everything else has arrived. You can try again here.",
  },
} as const satisfies Record<string, Message>;

type Refused = FileRefusal | "too_many_files" | "not_possible";

/** Why a file was not kept. */
export const refusedFileWords: Readonly<Record<Refused, Message>> = fileProblems;

/** The refusal that a page was sent on with, if it is one. */
export function refusedFile(code: string | null): Refused | null {
  return code !== null && Object.hasOwn(refusedFileWords, code) ? (code as Refused) : null;
}

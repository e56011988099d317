import type { Message } from "./words.ts";

/** Words of the demo outbox, which no real instance has. */
export const outboxWords = {
  title: { zh: "发件箱（演示）", en: "Outbox (demo)" },
  heading: { zh: "本来会发出的短信", en: "Text messages that would have been sent" },
  lede: {
    zh: "这一页只在演示环境里有。点链接，就像收到短信的人一样进入；人物和金额都是编造的。",
    en: "This page exists on demo instances only. Open a link to arrive as the person who got the text; people and amounts are made up.",
  },
  to: { zh: "发往", en: "To" },
  none: { zh: "还没有短信。", en: "No messages yet." },
  pages: { zh: "分页", en: "Pages" },
  older: { zh: "更早", en: "Older" },
  newest: { zh: "最新", en: "Newest" },
} as const satisfies Record<string, Message>;

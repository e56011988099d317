import { Files } from "#app/ui/files.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Tag } from "#app/ui/tag.tsx";
import { fileWords as words } from "#app/words/files.ts";
import { type Lang, say } from "#app/words/words.ts";

export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly size: number;
  readonly scan: "pending" | "clean" | "infected" | "not_scanned";
  /** Proof that we sent. */
  readonly ours?: boolean;
}

/** What was given so far, and what became of each. */
export function DocumentList(props: { lang: Lang; files: readonly ShownFile[]; href: (id: string) => string }) {
  const { lang, files } = props;
  if (files.length === 0) return <p className="muted">{say(lang, words.none)}</p>;
  const state = (file: ShownFile) =>
    file.ours
      ? words.ours
      : file.scan === "clean"
        ? words.received
        : file.scan === "pending"
          ? words.checking
          : words.notScanned;
  return (
    <Files
      files={files.map((file) => ({
        key: file.id,
        kind: file.kind === "application/pdf" ? "document" : "photo",
        name: file.name,
        ...(file.scan === "pending" ? {} : { href: props.href(file.id) }),
        detail: `${formatNumber(Math.ceil(file.size / 1024), lang)} KB`,
        status: <Tag tone={file.scan === "clean" ? "good" : "plain"}>{say(lang, state(file))}</Tag>,
      }))}
    />
  );
}

import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export interface FileItem {
  key: string;
  /** A photo or a document: which picture stands before it. */
  kind: "photo" | "document";
  /** Where it can be opened, if it can. */
  href?: string | undefined;
  name: string;
  detail?: ReactNode | undefined;
  /** What became of it: a `Tag`. */
  status?: ReactNode | undefined;
}

/** Documents given, with what became of each. */
export function Files({ files }: { files: readonly FileItem[] }) {
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.key}>
          <Icon name={file.kind} size={22} />
          <span>
            {file.href === undefined ? file.name : <a href={file.href}>{file.name}</a>}
            {file.detail === undefined ? null : <small>{file.detail}</small>}
          </span>
          {file.status}
        </li>
      ))}
    </ul>
  );
}

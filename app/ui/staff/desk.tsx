import type { ReactNode } from "react";
import { Rail, type RailProps } from "./rail.tsx";

export interface DeskProps {
  /** "Skip to content" */
  skip: string;
  rail: RailProps;
  /** `split` for list, case and decision side by side: the rail narrows to pictures. */
  layout?: "work" | "split" | undefined;
  children: ReactNode;
}

/** The frame of every staff page. */
export function Desk({ skip, rail, layout = "work", children }: DeskProps) {
  return (
    <>
      <a className="skip" href="#main">
        {skip}
      </a>
      <div className={layout === "split" ? "desk narrow" : "desk"}>
        <Rail {...rail} />
        <main id="main" className={layout === "work" ? "work" : undefined}>
          {children}
        </main>
      </div>
    </>
  );
}

import type { ReactNode } from "react";

/** Room for a table that may be wider than the screen: it has a name, and the arrow keys can move it. */
export function ScrollRegion({
  label,
  className = "scroll",
  children,
}: {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={className} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}

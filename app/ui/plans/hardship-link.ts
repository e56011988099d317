import { findPath, routeFile } from "#app/http/paths.ts";

/** Where a hardship request begins; null on an instance without that journey. */
export function hardshipHref(loanId: string): string | null {
  const address = `/loans/${encodeURIComponent(loanId)}/hardship`;
  const path = findPath(address);
  return path !== null && routeFile(path.pattern) === "loans.$loanId.hardship.tsx" ? address : null;
}

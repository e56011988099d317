import { createContext, useContext } from "react";
import type { RequestContext } from "./context.ts";

/** The facts of the request that components may use. They travel here, not in loader data, and never reach a script. */
export type RequestView = Pick<RequestContext, "lang" | "nonce" | "requestId" | "pathname" | "env">;

const view = createContext<RequestView | null>(null);

export const RequestViewProvider = view.Provider;

/** The request being answered; only inside a page. */
export function useRequest(): RequestView {
  const found = useContext(view);
  if (!found) throw new Error("useRequest works only while a page is rendered.");
  return found;
}

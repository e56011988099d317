import type { Services } from "#app/services.ts";

/**
 * Some profiles ask that the table of all costs can be read for a while before anybody agrees (综合融资成本明示: a forced
 * reading time online). Without scripts the page carries when it was opened, under a keyed mark over that and what it
 * showed; other figures start the time anew.
 */
export function openedMark({ keyring }: Pick<Services, "keyring">, loanId: string, shown: string, at: number): string {
  return `${at}.${keyring.index("plan-opened", `${loanId}|${shown}|${at}`)}`;
}

/** How long these figures have been open, in milliseconds; 0 for a mark that is not ours or of other figures. */
export function openFor(
  { keyring }: Pick<Services, "keyring">,
  loanId: string,
  shown: string,
  mark: string,
  now: number,
): number {
  const at = Number(mark.split(".")[0]);
  if (!Number.isSafeInteger(at) || at > now) return 0;
  return mark === openedMark({ keyring }, loanId, shown, at) ? now - at : 0;
}

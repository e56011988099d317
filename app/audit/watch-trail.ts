import { requireSoundAudit } from "./require-sound-audit.ts";

type House = Parameters<typeof requireSoundAudit>[0];

/** Whether the audit trail may be relied on. While it may not, nothing is changed here: see `mayWrite`. */
export interface TrailWatch {
  /** False from the moment a check has failed until an instance is started on a trail that is in order. */
  mayWrite(): boolean;
  /** Looks now. @throws with the kind and place of every problem */
  look(reach: "whole" | "tail"): Promise<void>;
}

/**
 * Watches the trail of an instance: the tail when it starts and every hour, the whole every night. A trail that does not
 * add up means that somebody changed the file by hand; until a person has looked, the instance only shows and changes
 * nothing.
 *
 * @param override the operator has looked and decided to go on (`AUDIT_OVERRIDE`); checks still fail loudly
 */
export function watchTrail(house: House, override: boolean): TrailWatch {
  let sound = true;
  return {
    mayWrite: () => sound || override,
    async look(reach) {
      try {
        await requireSoundAudit(house, reach);
      } catch (error) {
        sound = false;
        throw error;
      }
    },
  };
}

/** Where time comes from. Injected everywhere, so that tests and drills can set it. */
export interface Clock {
  /** The present instant in unix milliseconds. */
  now(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands where it was put until it is moved. */
export function fixedClock(at: number): Clock & { set(instant: number): void; advance(milliseconds: number): void } {
  let present = at;
  return {
    now: () => present,
    set: (instant) => {
      present = instant;
    },
    advance: (milliseconds) => {
      present += milliseconds;
    },
  };
}

/** A running clock moved by whole days so that today is `today` (`YYYY-MM-DD`, UTC), for demonstrations. */
export function demoClock(today: string, real: Clock): Clock {
  const day = 86_400_000;
  const shift = Date.parse(`${today}T00:00:00Z`) - Math.floor(real.now() / day) * day;
  return { now: () => real.now() + shift };
}

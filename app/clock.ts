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

/** The machine's clock, so many milliseconds ahead: for demonstrations and drills. */
export function shiftedClock(milliseconds: number): Clock {
  return { now: () => Date.now() + milliseconds };
}

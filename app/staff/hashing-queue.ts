/** Runs costly work a few at a time. */
export interface HashingQueue {
  /** `busy` when as many wait as may wait; nothing was started then. */
  run<T>(work: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; reason: "busy" }>;
}

/**
 * Each hash takes 64 MiB and a core: four at once and twenty waiting, everybody after that is told to come back.
 */
export function createHashingQueue(atOnce = 4, mostWaiting = 20): HashingQueue {
  let running = 0;
  const waiting: Array<() => void> = [];

  return {
    async run(work) {
      if (running >= atOnce) {
        if (waiting.length >= mostWaiting) return { ok: false, reason: "busy" };
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else {
        running += 1;
      }
      try {
        return { ok: true, value: await work() };
      } finally {
        // The place is handed on as it is, so that nobody slips in between.
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}

/** The one queue of this process. */
export const hashing: HashingQueue = createHashingQueue();

/** Shows how far a long piece of work is, on the terminal's error output, where it does not mix with results. */
export interface Progress {
  /** Says how much is done; draws at most ten times a second. */
  show(done: number, total: number, note: string): void;
  /** Ends the line. */
  end(): void;
}

const width = 30;
const drawEveryMs = 100;

/** A bar on a terminal; on anything else (a log, a pipe) a plain line now and then. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  const everyMs = stream.isTTY ? drawEveryMs : 5_000;
  let drawnAt = 0;
  let latest: string | null = null;
  const draw = (line: string): void => {
    stream.write(stream.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    latest = null;
  };
  return {
    show(done, total, note) {
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const filled = Math.round(share * width);
      latest = `${"█".repeat(filled)}${"░".repeat(width - filled)} ${String(Math.floor(share * 100)).padStart(3)} %  ${note}`;
      const now = Date.now();
      if (now - drawnAt < everyMs) return;
      drawnAt = now;
      draw(latest);
    },
    end() {
      if (latest !== null) draw(latest);
      if (stream.isTTY) stream.write("\n");
    },
  };
}

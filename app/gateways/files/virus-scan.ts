import { spawn } from "node:child_process";

/** What a scanner says; `unavailable` when it gave no answer: then nobody may open the file. */
export type ScanResult = "clean" | "infected" | "unavailable";

export interface VirusScan {
  scan(bytes: Buffer): Promise<ScanResult>;
}

/**
 * A scanner on this machine that reads a file from its standard input and ends with 0 (clean) or 1 (found something),
 * as `clamdscan --no-summary -` does. Any other end, none in a minute, or no such program is no answer.
 *
 * @param command the program and its arguments, separated by spaces; no shell reads it
 */
export function commandScan(command: string, waitMs = 60_000): VirusScan {
  const [program = "", ...args] = command.split(/\s+/).filter((part) => part !== "");
  return {
    scan: (bytes) =>
      new Promise((resolve) => {
        const stdio: ["pipe", "ignore", "ignore"] = ["pipe", "ignore", "ignore"];
        const child = spawn(program, args, { stdio, timeout: waitMs, killSignal: "SIGKILL" });
        child.on("error", () => resolve("unavailable"));
        child.on("close", (code) => resolve(code === 0 ? "clean" : code === 1 ? "infected" : "unavailable"));
        // A scanner that has seen enough closes its input early; its answer counts, not the broken pipe.
        child.stdin.on("error", () => undefined);
        child.stdin.end(bytes);
      }),
  };
}

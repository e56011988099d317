import { join } from "node:path";

/** Where an instance keeps its signed checkpoints. @param dataDir absolute */
export function checkpointsFileOf(dataDir: string): string {
  return join(dataDir, "audit-checkpoints.log");
}

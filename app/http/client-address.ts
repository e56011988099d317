import { isIP } from "node:net";

/** Eight groups of an IPv6 address, with `::` and a dotted tail expanded. */
function groups(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const plain = dotted
    ? dotted[1] + [2, 4].map((i) => ((Number(dotted[i]) << 8) | Number(dotted[i + 1])).toString(16)).join(":")
    : address;
  const [head = "", tail] = plain.split("::");
  const parse = (part: string) => (part ? part.split(":").map((group) => Number.parseInt(group, 16)) : []);
  const left = parse(head);
  const right = parse(tail ?? "");
  return tail === undefined ? left : [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

/** The unit that limits count by: an IPv4 address, or the /64 of an IPv6 address (one subscriber); null when neither. */
export function addressKey(address: string): string | null {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  if (isIP(bare) === 4) return bare;
  if (isIP(bare) !== 6) return null;
  const parts = groups(bare);
  const mapped = parts.slice(0, 5).every((group) => group === 0) && parts[5] === 0xffff;
  if (mapped)
    return parts
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join(".");
  return `${parts
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/**
 * Who is calling, as a key for limits. Behind `hops` trusted proxies each of which appends the caller it saw to
 * X-Forwarded-For, the caller is the entry that the outermost of them wrote; entries before it are the caller's own
 * words and count for nothing. With fewer entries than hops the connection itself is all there is to believe.
 */
export function clientAddress(connection: string | undefined, forwardedFor: string | undefined, hops: number): string {
  const chain = forwardedFor?.split(",").map((entry) => entry.trim()) ?? [];
  const claimed = hops > 0 ? chain[chain.length - hops] : undefined;
  return addressKey(claimed ?? "") ?? addressKey(connection ?? "") ?? "unknown";
}

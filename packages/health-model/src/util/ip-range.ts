/** Addresses in a row, as numbers. */
export interface IpRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const BITS = { 4: 32, 6: 128 } as const;

/** An address as a number; undefined when it is none. */
export function parseIp(text: string): { readonly version: 4 | 6; readonly value: bigint } | undefined {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) {
    const parts = text.split(".").map(Number);
    if (parts.some((part) => part > 255)) return undefined;
    return { version: 4, value: parts.reduce((value, part) => value * 256n + BigInt(part), 0n) };
  }
  const halves = text.split("::");
  if (!text.includes(":") || halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...tail];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return { version: 6, value: groups.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n) };
}

/** The range of a subnet in CIDR notation; undefined when it is none. */
export function parseSubnet(text: string): (IpRange & { readonly prefix: number }) | undefined {
  const [address = "", length = ""] = text.split("/");
  const ip = parseIp(address);
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  if (ip === undefined || !(prefix >= 0 && prefix <= BITS[ip.version])) return undefined;
  const size = 1n << BigInt(BITS[ip.version] - prefix);
  const first = ip.value - (ip.value % size);
  return { version: ip.version, first, last: first + size - 1n, prefix };
}

/** An address in the usual notation. */
export function formatIp(version: 4 | 6, value: bigint): string {
  const [count, base] = version === 4 ? [4, 256n] : [8, 65536n];
  const parts = Array.from({ length: count }, (_, i) => (value / base ** BigInt(count - 1 - i)) % base);
  if (version === 4) return parts.join(".");
  // RFC 5952: `::` stands for the first of the longest runs of zeros, if that has two groups or more.
  let [start, length] = [0, 1];
  parts.forEach((_, i) => {
    const end = parts.findIndex((part, j) => j >= i && part !== 0n);
    const run = (end < 0 ? count : end) - i;
    if (run > length) [start, length] = [i, run];
  });
  const hex = parts.map((part) => part.toString(16));
  if (length < 2) return hex.join(":");
  return `${hex.slice(0, start).join(":")}::${hex.slice(start + length).join(":")}`;
}

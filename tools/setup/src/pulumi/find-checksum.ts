export interface Checksum {
  readonly algorithm: "sha256" | "sha512";
  readonly hex: string;
}

/** Finds a file's line in a list of checksums as `sha256sum` and `sha512sum` write it. */
export function findChecksum(list: string, file: string): Checksum | undefined {
  for (const line of list.split("\n")) {
    const [hex, name] = line.trim().split(/\s+\*?/);
    if (hex === undefined || name !== file) continue;
    if (/^[0-9a-f]{64}$/.test(hex)) return { algorithm: "sha256", hex };
    if (/^[0-9a-f]{128}$/.test(hex)) return { algorithm: "sha512", hex };
  }
  return undefined;
}

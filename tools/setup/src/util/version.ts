export type Version = readonly [major: number, minor: number, patch: number];

/** Reads `v3.259.0`, `3.259.0-alpha.1+x`, or a text that starts so; undefined when there is no version in it. */
export function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text.trim());
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

/** Whether `version` is `minimum` or newer. */
export function atLeast(version: Version, minimum: Version): boolean {
  for (let i = 0; i < 3; i += 1) {
    const difference = (version[i] ?? 0) - (minimum[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * Whether an engine is older than another. One whose version does not read as such, a build of one's own, is not.
 *
 * @param version as the engine says it: `20.10.24+dfsg1`
 * @param first `major.minor`
 */
export function isBefore(version: string, first: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  const [firstMajor = 0, firstMinor = 0] = first.split(".").map(Number);
  if (major === undefined) return false;
  return Number(major) < firstMajor || (Number(major) === firstMajor && Number(minor) < firstMinor);
}

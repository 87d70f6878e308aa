const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long, in whole seconds and at most two units: `0s`, `59s`, `3m12s`, `5h3m`, `12d`. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < MINUTE) return `${seconds}s`;
  if (seconds < HOUR) return two(seconds, MINUTE, "m", 1, "s");
  if (seconds < DAY) return two(seconds, HOUR, "h", MINUTE, "m");
  return seconds < 10 * DAY ? two(seconds, DAY, "d", HOUR, "h") : `${Math.floor(seconds / DAY)}d`;
}

function two(seconds: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)}${largeName}${rest > 0 ? `${rest}${smallName}` : ""}`;
}

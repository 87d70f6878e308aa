const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A duration as Go prints it, and so as the engine's own texts have it: `3s`, `1m30s`, `1h0m0s`, `500ms`. */
export function goDuration(ms: number): string {
  if (ms === 0) return "0s";
  if (ms < 0) return `-${goDuration(-ms)}`;
  if (ms < 1 / 1_000) return `${trim(ms * 1e6)}ns`;
  if (ms < 1) return `${trim(ms * 1_000)}µs`;
  if (ms < SECOND) return `${trim(ms)}ms`;
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const seconds = `${trim((ms % MINUTE) / SECOND)}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}

/** At most nine digits after the point (nanoseconds), without the zeros that a binary fraction leaves behind. */
function trim(value: number): string {
  return String(Number(value.toFixed(9)));
}

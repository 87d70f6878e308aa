import type { StatusRow } from "../../health/status/status-row";

/** What is wrong with a container, in a line. */
export function troubleOf({ state, health, exitCode, failingStreak, retries, lastProbe, error }: StatusRow): string {
  if (health !== "unhealthy") return error ?? `${state}${exitCode === undefined ? "" : `, exit code ${exitCode}`}`;
  const count = failingStreak === undefined ? "" : ` (${failingStreak} failures in a row of ${retries ?? "?"})`;
  return `unhealthy${count}${lastProbe?.output ? `: ${lastProbe.output}` : ""}`;
}

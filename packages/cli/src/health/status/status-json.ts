import type { StatusRow } from "./status-row";

/** The status for machines; times are RFC 3339. */
export function statusJson(project: string, rows: readonly StatusRow[]): string {
  const containers = rows.map(({ since, ...row }) => ({
    ...row,
    ...(since && { since: new Date(since.ms).toISOString(), sinceIsAtLeast: since.atLeast }),
  }));
  return `${JSON.stringify({ project, ok: rows.length > 0 && rows.every(({ ok }) => ok), containers }, null, 2)}\n`;
}

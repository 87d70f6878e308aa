import type Docker from "dockerode";

/** A container's creation: whose, and when, in milliseconds since 1970. */
export interface Creation {
  readonly service: string;
  readonly atMs: number;
}

/** When the containers of a compose project were created, in that order. */
export async function creations(docker: Docker, project: string): Promise<Creation[]> {
  const filters = JSON.stringify({ label: [`com.docker.compose.project=${project}`] });
  const list = await docker.listContainers({ all: true, filters });
  const found = await Promise.all(
    list.map(async ({ Id, Labels }) => ({
      service: Labels["com.docker.compose.service"] ?? Id,
      // The list's own time has whole seconds only.
      atMs: Date.parse((await docker.getContainer(Id).inspect()).Created),
    })),
  );
  return found.sort((a, b) => a.atMs - b.atMs);
}

/**
 * Lines about how long the gates held. The time from the first container's creation is told when this run created the
 * containers; a later run only re-checks.
 *
 * @param gates the stack's output: the gate's name to the milliseconds waited.
 */
export function gateReport(gates: unknown, created: readonly Creation[], sinceMs: number): string[] {
  const waits = Object.entries(typeof gates === "object" && gates !== null ? gates : {}).map(
    ([name, waitedMs]) => `gate ${name}: open after ${seconds(Number(waitedMs))}`,
  );
  const first = created[0];
  const last = created.at(-1);
  if (first === undefined || last === undefined || first === last || first.atMs < sinceMs) return waits;
  const span = seconds(last.atMs - first.atMs);
  return [...waits, `from the first container (${first.service}) to the gate's opening for ${last.service}: ${span}`];
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

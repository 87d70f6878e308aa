import type { ComposeProject, Diagnostic, Severity } from "@pulumi-compose/parser";
import { diagnose } from "./diagnose";
import { PORT_TAKEN } from "./target-messages";

/** A port of the host that one container, or one service of a swarm, is to have. */
export interface PortClaim {
  readonly service: string;
  /** Which of the service's ports it is. */
  readonly position: number;
  readonly published: number;
  readonly protocol: string;
  /** The address that it is published on; empty: on all. */
  readonly ip: string;
}

/** Says of every port that two are to have, at the second: an engine gives it to the first and refuses the other. */
export function reportTakenPorts(
  project: ComposeProject,
  claims: readonly PortClaim[],
  severity: Severity,
  report: (diagnostic: Diagnostic) => void,
): void {
  const said = new Set<string>();
  claims.forEach((claim, index) => {
    const service = project.services[claim.service];
    const holder = claims.slice(0, index).find((other) => collide(other, claim));
    const place = `${claim.service} ${claim.position}`;
    if (!holder || !service || said.has(place)) return;
    said.add(place);
    const port = `${claim.published}/${claim.protocol}`;
    const by = holderOf(claim, holder);
    diagnose({ project, service, report }, PORT_TAKEN, ["ports", claim.position], { port, holder: by }, { severity });
  });
}

function holderOf(claim: PortClaim, holder: PortClaim) {
  if (holder.service !== claim.service) return { kind: "other", service: holder.service } as const;
  return { kind: holder.position === claim.position ? "replicas" : "itself" } as const;
}

function collide(a: PortClaim, b: PortClaim): boolean {
  return a.published === b.published && a.protocol === b.protocol && overlap(a.ip, b.ip);
}

/** Whether an address of the host belongs to both. */
function overlap(a: string, b: string): boolean {
  if (a === b || a === "" || b === "") return true;
  const isSameFamily = a.includes(":") === b.includes(":");
  return isSameFamily && [a, b].some((ip) => ip === "0.0.0.0" || ip === "::");
}

import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { connectSwarm, type ServiceSnapshot } from "@pulumi-compose/docker-health";
import { endpointOf } from "../../gates/endpoint";
import { ATTEMPT_LABEL, CONFIG_LABEL, STACK_LABEL } from "./labels";

/**
 * The services of a project as the swarm has them before anything is done; empty where the engine cannot be asked, which
 * the first resource says better.
 */
export function liveServices(
  resource: pulumi.Resource,
  project: string,
): pulumi.Output<readonly ServiceSnapshot[] | undefined> {
  return endpointOf(resource).apply(async (endpoint) => {
    try {
      const swarm = await connectSwarm(endpoint);
      return await swarm.services({ labels: { [STACK_LABEL]: project } });
    } catch {
      return undefined;
    }
  });
}

/** A digest of everything that a service is made of, values included. Secret where one of them is. */
export function versionOf(args: pulumi.Inputs): pulumi.Output<string> {
  return pulumi.output(args).apply((known) => createHash("sha256").update(canonical(known)).digest("hex").slice(0, 16));
}

/**
 * The labels that tell a version of a service from others.
 *
 * After an update that was rolled back (or paused) Pulumi's state holds the new version, while the swarm runs the old
 * one: by itself, the next `up` would find nothing to do. A label of its own makes the difference that sends the new
 * version again. Once that has been accepted, the label stays as it is, so that there is no further difference.
 */
export function versionLabels(live: ServiceSnapshot | undefined, version: string): Record<string, string> {
  const attempt = attemptOf(live, version);
  return { [CONFIG_LABEL]: version, ...(attempt !== undefined && { [ATTEMPT_LABEL]: attempt }) };
}

function attemptOf(live: ServiceSnapshot | undefined, version: string): string | undefined {
  const carried = live?.labels[ATTEMPT_LABEL];
  switch (live?.update?.state) {
    case "paused":
    case "rollback_paused":
    case "rollback_started":
      return String(live.version);
    case "rollback_completed":
      // The version that it went back to may be the very one that is wanted.
      return live.labels[CONFIG_LABEL] === version ? carried : String(live.version);
    default:
      return carried;
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

import { createHash } from "node:crypto";
import { isSymbolic } from "@pulumi-compose/parser";
import { reference, splitMarkers } from "../../plan/marker";
import type { ArgsGroup, MappingContext } from "../common/context";
import { engineLimits } from "./engine-limits";

/** Arguments that the plugin changes in place: they must not take part in a hash that replaces the container. */
const inPlace = new Set(["destroyGraceSeconds", "maxRetryCount", "mustRun", "removeVolumes", "restart"]);

/**
 * These as well, but not their end: to the engine an update without a limit is one that leaves it as it is. So the hash
 * has whether they are there.
 */
const limits = new Set(["cpuSet", "cpuShares", "memory", "memoryReservation", "memorySwap"]);

/**
 * What ran before a container: the name of the last `pre_start` hook's container, and what that is made of. The name comes from
 * the resource: so when the hook is made anew, Pulumi takes away first whatever comes after it, and makes that again behind it.
 * It is not the id: a hook's container that has ended may be removed by anybody, and then its service stays as it is.
 */
export const PRE_START_LABEL = "io.pulumi-compose.pre-start";

/** What a hook's container is made of. Not docker compose's label, by which it lists a service's own. */
export const HOOK_HASH_LABEL = "io.pulumi-compose.config-hash";

/** On a relay's container: the service before which it stands, as whose own it is taken where services are chosen. */
export const RELAY_LABEL = "io.pulumi-compose.relay";

/** The labels by which docker compose knows its containers, and the user's own. */
export function mapLabels(context: MappingContext, args: ArgsGroup, oneShot: boolean): ArgsGroup {
  const { service, project, preStartOf, behind } = context;
  const labels: Record<string, string> = {
    ...service.labels,
    ...roleOf(context, configHash({ ...args, ...commandsOf(service), ...limitNames(service), ...before(context) })),
    "com.docker.compose.project": project.name,
    "com.docker.compose.service": preStartOf?.service ?? service.name,
    "com.docker.compose.version": "pulumi-compose",
    ...(oneShot && { "io.pulumi-compose.one-shot": "true" }),
    ...(behind && { [PRE_START_LABEL]: `${reference("container", behind.key, "name")} ${behind.hash}` }),
  };
  return {
    labels: Object.keys(labels)
      .sort()
      .map((label) => ({ label, value: labels[label] ?? "" })),
  };
}

/** A hook's container is none of the service's own: docker compose's `ps` and `logs` list those with a hash. */
function roleOf({ preStartOf, index }: MappingContext, hash: string): Record<string, string> {
  if (preStartOf) {
    return {
      "com.docker.compose.hook": "pre_start",
      "com.docker.compose.hook-index": String(preStartOf.index),
      [HOOK_HASH_LABEL]: hash,
      ...(preStartOf.perReplica && { "io.pulumi-compose.replica": String(index) }),
    };
  }
  return {
    "com.docker.compose.config-hash": hash,
    "com.docker.compose.container-number": String(index),
    "com.docker.compose.oneoff": "False",
  };
}

/**
 * Changes exactly when something changes that replaces the container. References, symbols and secrets count by name, not
 * by value: a label is for everybody to read, and a short secret could be found from its hash. A secret's new content
 * is a change of the upload itself.
 */
function configHash(args: object): string {
  const relevant = Object.entries(args)
    .filter(([key]) => !inPlace.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => (limits.has(key) ? [key] : [key, value]));
  return createHash("sha256")
    .update(JSON.stringify(relevant, (_, value) => withoutSecrets(value)))
    .digest("hex");
}

/** What runs in the container when it is new: another command takes a new container, as with docker compose. */
function commandsOf({ post_start }: MappingContext["service"]): object {
  return post_start?.length ? { postStart: post_start } : {};
}

/** A hook that comes after another that was changed is another one, too; so whatever comes after the last knows of all. */
function before({ preStartOf, behind }: MappingContext): object {
  return preStartOf && behind ? { behind: behind.hash } : {};
}

/** Limits that the engine is told besides: as with the plugin's own, their end takes a new container. */
function limitNames(service: MappingContext["service"]): object {
  const limits = engineLimits(service);
  return limits ? { limits: Object.keys(limits).sort() } : {};
}

function withoutSecrets(value: unknown): unknown {
  if (typeof value !== "string" || !isSymbolic(value)) return value;
  const pieces = splitMarkers(value);
  if (!pieces.some((piece) => typeof piece !== "string" && "secret" in piece)) return value;
  return pieces.map((piece) => (typeof piece !== "string" && "secret" in piece ? { secret: piece.secret.key } : piece));
}

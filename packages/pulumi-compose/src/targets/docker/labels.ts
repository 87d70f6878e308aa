import { createHash } from "node:crypto";
import { hasMarker, splitMarkers } from "../../plan/marker";
import type { ArgsGroup, MappingContext } from "../common/context";

/** Arguments that the plugin changes in place: they must not take part in a hash that replaces the container. */
const inPlace = new Set(["destroyGraceSeconds", "maxRetryCount", "mustRun", "removeVolumes", "restart"]);

/**
 * These as well, but not their end: to the engine an update without a limit is one that leaves it as it is. So the hash
 * has whether they are there.
 */
const limits = new Set(["cpuSet", "cpuShares", "memory", "memoryReservation", "memorySwap"]);

/** The labels by which docker compose knows its containers, and the user's own. */
export function mapLabels(context: MappingContext, args: ArgsGroup, oneShot: boolean): ArgsGroup {
  const { service, project, index } = context;
  const labels: Record<string, string> = {
    ...service.labels,
    "com.docker.compose.config-hash": configHash({ ...args, ...commandsOf(service) }),
    "com.docker.compose.container-number": String(index),
    "com.docker.compose.oneoff": "False",
    "com.docker.compose.project": project.name,
    "com.docker.compose.service": service.name,
    "com.docker.compose.version": "pulumi-compose",
    ...(oneShot && { "io.pulumi-compose.one-shot": "true" }),
  };
  return {
    labels: Object.keys(labels)
      .sort()
      .map((label) => ({ label, value: labels[label] ?? "" })),
  };
}

/**
 * Changes exactly when something changes that replaces the container. References, symbols and secrets count by name, not
 * by value: a label is for everybody to read, and a short secret could be found from its hash. A secret's new content
 * is a change of the upload itself.
 */
export function configHash(args: object): string {
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

function withoutSecrets(value: unknown): unknown {
  if (typeof value !== "string" || !hasMarker(value)) return value;
  const pieces = splitMarkers(value);
  if (!pieces.some((piece) => typeof piece !== "string" && "secret" in piece)) return value;
  return pieces.map((piece) => (typeof piece !== "string" && "secret" in piece ? { secret: piece.secret.key } : piece));
}

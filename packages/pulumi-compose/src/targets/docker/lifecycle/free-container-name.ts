import type { Housekeeping, NamedContainer } from "@pulumi-compose/docker-health";
import { plannedService } from "./planned-service";

/** What is known of a container that is about to be created. */
export interface ContainerToCreate {
  readonly name: string;
  readonly project: string;
  readonly service: string;
  /** Ids of the networks that it will be attached to. */
  readonly networkIds: readonly string[];
  /** Whether this stack's state has a container, by its id. Asked only where one is in the way. Default: it has not. */
  readonly inState?: (id: string) => Promise<boolean>;
}

/**
 * Makes sure that a container's name is free just before the container is created. A name can be held by
 *
 * - what an interrupted update of this very stack left behind (the engine had made it, the state does not know it): it
 *   is removed, so that the update converges;
 * - a container that the state has, as another resource: it stays untouched, as whose it is only the program knows;
 * - somebody else's container: it stays untouched, and the message says whose it is.
 *
 * @returns what was done, for the log, or undefined when the name was free
 * @throws Error when the name is somebody else's, or another resource's
 */
export async function freeContainerName(keeper: Housekeeping, wanted: ContainerToCreate): Promise<string | undefined> {
  const holder = await keeper.containerNamed(wanted.name);
  if (!holder) return undefined;
  if (!isLeftover(holder, wanted)) throw new Error(refusal(holder, wanted));
  if (await wanted.inState?.(holder.id)) {
    throw new Error(
      `the name "${wanted.name}" is taken by container ${shortId(holder)} (${holder.status}), which this stack has as another resource; it stays untouched: if that is the same service under another parent, say so with \`aliases\`; else give one of them another \`container_name\`, or take the other out of the program first`,
    );
  }
  await keeper.removeContainer(holder.id);
  return `removed ${shortId(holder)}, which an interrupted update of this stack had left under this name`;
}

/**
 * A container that carries our labels and hangs on a network of this stack (its id is in the state) was made by this
 * stack; so was, with these labels, one that was never started: it was being created when the update was interrupted.
 */
function isLeftover(holder: NamedContainer, wanted: ContainerToCreate): boolean {
  const { labels } = holder;
  const ours =
    labels["com.docker.compose.version"] === "pulumi-compose" &&
    labels["com.docker.compose.project"] === wanted.project &&
    plannedService(labels) === wanted.service;
  if (!ours) return false;
  return holder.status === "created" || holder.networkIds.some((id) => wanted.networkIds.includes(id));
}

function refusal(holder: NamedContainer, { name, project }: ContainerToCreate): string {
  const owner = holder.labels["com.docker.compose.project"];
  const made = holder.labels["com.docker.compose.version"] === "pulumi-compose";
  const whose =
    owner === undefined
      ? "which no compose project claims"
      : `of the ${made ? "Pulumi" : "docker compose"} project "${owner}"`;
  const remedy =
    owner === project && !made
      ? "take it over with `pulumi-compose convert --import`, or end it with `docker compose down`"
      : `remove it (docker rm -f ${name}), or choose another project name`;
  return `the name "${name}" is taken by container ${shortId(holder)} (${holder.status}), ${whose}; it stays untouched: ${remedy}`;
}

function shortId({ id }: NamedContainer): string {
  return id.slice(0, 12);
}

import type { ContainerState, Port } from "@pulumi-compose/dashboard";
import type { ContainerSnapshot } from "@pulumi-compose/docker-health";
import type { StatusRow } from "../../health/status/status-row";
import { publishedPorts } from "./published-ports";

/** What a row is told with besides: what is known of its container. */
export interface Besides {
  readonly snapshot?: ContainerSnapshot | undefined;
  /** Where the engine is. */
  readonly host?: string | undefined;
  /** What is published where containers do not tell it. */
  readonly ports?: readonly Port[] | undefined;
  readonly image?: string | undefined;
}

/** How a row's container is; undefined: it has none. */
export function containerState(
  row: StatusRow,
  { snapshot, host, ports = [], image }: Besides,
): ContainerState | undefined {
  const { container, state, health, failingStreak, retries, since, exitCode, outOfMemory, restarts, ok } = row;
  if (!container) return undefined;
  const { beside, serves, lost, node } = row;
  const what = snapshot?.image || image;
  const error = row.error ?? row.update ?? (snapshot?.state.error || undefined);
  return {
    id: container.id,
    name: container.name,
    service: row.service,
    number: container.number,
    ...(what && { image: what }),
    state,
    ...(health && { health }),
    ...(failingStreak !== undefined && { failingStreak }),
    ...(retries !== undefined && { retries }),
    ...(since && { since }),
    ...(exitCode !== undefined && { exitCode }),
    ...(outOfMemory && { outOfMemory }),
    restarts,
    ports: snapshot?.ports ? publishedPorts(snapshot.ports, host) : ports,
    ...(beside && { beside }),
    ...(serves !== undefined && { serves }),
    ...(lost && { lost }),
    ...(node !== undefined && { node }),
    ...(error && { error }),
    ok,
  };
}

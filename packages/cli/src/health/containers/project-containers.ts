import type { ContainerSnapshot, Engine } from "@pulumi-compose/docker-health";
import type { ChosenProject } from "../../project/choose-project";

/** A container of a compose project, by the labels that every tool for compose files sets. */
export interface ServiceContainer {
  readonly service: string;
  /** Its number among the service's replicas, from 1. */
  readonly number: number;
  readonly snapshot: ContainerSnapshot;
  /** Where there are two of one number, as while one takes over from the other: which it is. */
  readonly beside?: Beside;
}

/** One of two containers of one number. */
export interface Beside {
  readonly role: "old" | "new";
  /** Whether others find it by the service's name; absent: they find neither. */
  readonly serves?: boolean;
}

const LABEL = "com.docker.compose.";

/** The containers of a project. @throws EngineError */
export async function projectContainers(engine: Engine, chosen: ChosenProject): Promise<readonly ServiceContainer[]> {
  return serviceContainers(await engine.list({ [`${LABEL}project`]: chosen.name }), chosen);
}

/** Those of services, in the order of the file, or of the names; those of `compose run` and of hooks are not. */
export function serviceContainers(
  snapshots: readonly ContainerSnapshot[],
  chosen: ChosenProject,
): readonly ServiceContainer[] {
  const containers = snapshots.flatMap((snapshot) => {
    const service = snapshot.labels[`${LABEL}service`];
    const isOneOff = snapshot.labels[`${LABEL}oneoff`]?.toLowerCase() === "true";
    const isHook = snapshot.labels[`${LABEL}hook`] !== undefined;
    if (service === undefined || isOneOff || isHook) return [];
    return [{ service, number: Number(snapshot.labels[`${LABEL}container-number`] ?? 1) || 1, snapshot }];
  });
  const found = containers.map((one) => withBeside(one, containers));
  const order = new Map(Object.keys(chosen.project?.services ?? {}).map((name, index) => [name, index]));
  const rank = (service: string) => order.get(service) ?? order.size;
  return found.sort(
    (one, other) =>
      rank(one.service) - rank(other.service) ||
      one.service.localeCompare(other.service, "en") ||
      one.number - other.number ||
      createdMs(one) - createdMs(other),
  );
}

/** Whether another container is to take over from it, or has: it will end, and nobody waits for it. */
export function isReplaced({ beside }: ServiceContainer): boolean {
  return beside?.role === "old";
}

/** Whichever was made last is the new one. */
function withBeside(container: ServiceContainer, all: readonly ServiceContainer[]): ServiceContainer {
  const { service, number } = container;
  const same = all.filter((one) => one.service === service && one.number === number);
  if (same.length < 2) return container;
  const newest = same.reduce((one, other) => (createdMs(other) > createdMs(one) ? other : one));
  const isFound = ({ snapshot }: ServiceContainer) => snapshot.aliases?.includes(service) === true;
  const role = container === newest ? "new" : "old";
  return { ...container, beside: { role, ...(same.some(isFound) && { serves: isFound(container) }) } };
}

function createdMs({ snapshot: { createdAt = "", state } }: ServiceContainer): number {
  return Date.parse(createdAt) || Date.parse(state.startedAt);
}

/** Whether others wait for a service to complete, as far as labels or the file tell. */
export function isOneShot(service: string, containers: readonly ServiceContainer[], chosen: ChosenProject): boolean {
  const asked = Object.values(chosen.project?.services ?? {}).some(
    ({ depends_on }) => depends_on?.[service]?.condition === "service_completed_successfully",
  );
  return (
    asked ||
    containers.some(({ service: one, snapshot: { labels } }) => {
      if (one === service && labels["io.pulumi-compose.one-shot"] === "true") return true;
      // docker compose: `migrate:service_completed_successfully:false,db:service_healthy:false`
      const dependencies = labels[`${LABEL}depends_on`]?.split(",") ?? [];
      return dependencies.some((text) => text.startsWith(`${service}:service_completed_successfully:`));
    })
  );
}

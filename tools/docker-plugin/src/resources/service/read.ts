import { setTimeout as sleep } from "node:timers/promises";
import type { ResourceState } from "../../bridge/resource-state";
import { isNotFound } from "../../engine/engine-error";
import type { Rollout, Service, ServicePort, TaskSpec } from "../../engine/swarm-types";
import { textOf } from "../../values/read";
import type { Value } from "../../values/value";
import { mapToLabels } from "../labels";
import type { Context } from "../resource";
import { containerSpecFrom } from "./container-spec-from";
import { shortDuration } from "./short-duration";
import { taskResourcesFrom } from "./task-resources";

const PAUSE_MS = 300;
const LIMIT_MS = 30_000;

/** Reads a service back, once the swarm has settled how it is reached. */
export async function readService(context: Context, state: ResourceState): Promise<void> {
  const service = await settled(context, state);
  if (service === undefined) {
    state.id = "";
    return;
  }
  const { Spec: spec } = service;
  state.id = service.ID;
  state.set("name", spec.Name);
  state.set("labels", mapToLabels(spec.Labels));
  state.set("taskSpec", taskSpecFrom(spec.TaskTemplate));
  state.set("mode", {
    replicated: spec.Mode.Replicated ? { replicas: spec.Mode.Replicated.Replicas ?? 0 } : null,
    global: Boolean(spec.Mode.Global),
  });
  state.set("updateConfig", rolloutFrom(spec.UpdateConfig));
  state.set("rollbackConfig", rolloutFrom(spec.RollbackConfig));
  const fromEndpoint = service.Endpoint?.Spec?.Mode;
  const ports = fromEndpoint ? service.Endpoint?.Ports : spec.EndpointSpec?.Ports;
  state.set("endpointSpec", { mode: fromEndpoint || (spec.EndpointSpec?.Mode ?? ""), ports: portsFrom(ports) });
}

async function settled(context: Context, state: ResourceState): Promise<Service | undefined> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const service = await find(context, state);
    if (service === undefined || service.Endpoint?.Spec?.Mode || service.Spec.EndpointSpec?.Mode) return service;
    if (Date.now() > end) throw new Error(`Error no endpoint spec for service ${service.ID}`);
    await sleep(PAUSE_MS);
  }
}

/** By id, and failing that by name. */
async function find(context: Context, state: ResourceState): Promise<Service | undefined> {
  for (const key of [state.id, textOf(state.values, "name")].filter(Boolean)) {
    try {
      return await context.engine.get<Service>(`/services/${encodeURIComponent(key)}`);
    } catch (error) {
      if (!isNotFound(error)) throw new Error(`Error fetching service information from Docker: ${String(error)}`);
    }
  }
  return undefined;
}

function taskSpecFrom(task: TaskSpec): Value {
  const { Placement: placement, RestartPolicy: restart, LogDriver: log } = task;
  return {
    containerSpec: task.ContainerSpec ? containerSpecFrom(task.ContainerSpec) : null,
    resources: task.Resources ? taskResourcesFrom(task.Resources) : null,
    restartPolicy: restart
      ? {
          condition: restart.Condition ?? "",
          delay: typeof restart.Delay === "number" ? shortDuration(restart.Delay) : "",
          maxAttempts: restart.MaxAttempts ?? 0,
          window: typeof restart.Window === "number" ? shortDuration(restart.Window) : "",
        }
      : null,
    placement: placement
      ? {
          constraints: [...(placement.Constraints ?? [])],
          prefs: (placement.Preferences ?? []).map((preference) => preference.Spread.SpreadDescriptor),
          maxReplicas: placement.MaxReplicas ?? 0,
          platforms: (placement.Platforms ?? []).map((p) => ({ architecture: p.Architecture ?? "", os: p.OS ?? "" })),
        }
      : null,
    forceUpdate: task.ForceUpdate ?? 0,
    runtime: task.Runtime ?? "",
    networksAdvanceds: (task.Networks ?? []).map((network) => ({
      id: network.Target,
      aliases: [...(network.Aliases ?? [])],
      driverOpts: Object.entries(network.DriverOpts ?? {}).map(([key, value]) => `${key}=${value}`),
    })),
    logDriver: log ? { name: log.Name ?? "", options: log.Options ?? null } : null,
  };
}

function rolloutFrom(rollout: Rollout | null | undefined): Value {
  if (!rollout) return null;
  return {
    parallelism: rollout.Parallelism ?? 0,
    delay: shortDuration(rollout.Delay),
    failureAction: rollout.FailureAction ?? "",
    monitor: shortDuration(rollout.Monitor),
    maxFailureRatio: (rollout.MaxFailureRatio ?? 0).toFixed(1),
    order: rollout.Order ?? "",
  };
}

function portsFrom(ports: readonly ServicePort[] | null | undefined): Value {
  return (ports ?? []).map((port) => ({
    name: port.Name ?? "",
    protocol: port.Protocol ?? "",
    targetPort: port.TargetPort ?? 0,
    publishedPort: port.PublishedPort ?? 0,
    publishMode: port.PublishMode ?? "",
  }));
}

import type { ContainersBefore, ServiceScenario } from "@pulumi-compose/health-model";
import { type Behaviour, behaviourOf } from "./behaviour-of";
import type { OracleService } from "./oracle-project";
import type { Roles } from "./roles-of";

/** Longer than any gate waits. */
const NEVER_MS = 3_600_000;

/**
 * What the model is told of a service: the script from its beginning, or of containers that run already what has become of
 * it, as nothing changes any more with them.
 */
export function scenarioOf(
  service: OracleService,
  roles: Roles,
  before: ContainersBefore | undefined,
): ServiceScenario {
  const behaviour = behaviourOf(service, roles);
  const endless = roles.completed ? { exit: { at: NEVER_MS, code: 0 } } : {};
  const refusal =
    service.refusal === "image"
      ? { image: "missing" as const }
      : service.refusal === "port"
        ? { port: "taken" as const }
        : {};
  if (before?.state === "running") return { ...endless, ...lastMode(behaviour), ...refusal };
  const { readyMs, failMs, hangs, exit } = behaviour;
  return {
    ...endless,
    ready: readyMs,
    ...(failMs !== undefined && { fail: failMs }),
    ...(hangs && { hang: 0 }),
    ...(exit && { exit: { at: exit.atMs, code: exit.code } }),
    ...refusal,
  };
}

function lastMode({ readyMs, failMs, hangs }: Behaviour): ServiceScenario {
  if (hangs) return { ready: "never", hang: 0 };
  return { ready: readyMs === "never" || failMs !== undefined ? "never" : 0 };
}

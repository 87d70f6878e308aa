import type { Stack } from "@pulumi/pulumi/automation";
import { connect, housekeeping } from "@pulumi-compose/docker-health";
import type { ComposeProject } from "@pulumi-compose/parser";
import { confirm } from "./confirm";
import type { DeployOptions } from "./deploy-options";
import { type DeploymentTools, exitCodes, runDeployment, textOf } from "./deployment";
import { runPreStop } from "./pre-stop";
import { placeOf } from "./prepare";
import { projectToTakeDown, type TakeDownTarget } from "./program/project-to-take-down";
import { partsOnEngine } from "./state/parts-on-engine";
import { type StateResource, stateResources } from "./state/state-resource";
import { unmanagedVolumes } from "./state/unmanaged-volumes";
import { chooseSink } from "./view/choose-sink";

export interface DownCommandOptions extends DeployOptions {
  readonly volumes?: boolean;
  readonly yes?: boolean;
}

/** Takes a project down. Gives the process's exit code. */
export async function down(options: DownCommandOptions): Promise<number> {
  const target = projectToTakeDown(options);
  if (!target) return exitCodes.refused;
  if (
    options.volumes &&
    !options.yes &&
    !(await confirm(`Delete the volumes of ${target.name} with all their data?`))
  ) {
    return exitCodes.refused;
  }
  const place = placeOf(target.name, target.directory, options);
  return runDeployment({
    start: { type: "start", command: "down", project: target.name, backend: place.backend, services: [] },
    place,
    gates: [],
    sink: chooseSink(options, process.stdout, process.env),
    // What is in the state is enough to take it down.
    program: () => async () => {},
    operate: (stack, tools) => takeDown(stack, tools, target, options.volumes === true),
  });
}

async function takeDown(
  stack: Stack,
  { pulumi, options, say }: DeploymentTools,
  { name, project }: TakeDownTarget,
  volumes: boolean,
): Promise<void> {
  const { deployment } = await stack.exportStack();
  const resources = stateResources(deployment);
  const kept = resources.filter(({ protected: kept }) => kept);
  if (volumes && kept.length > 0) await pulumi.stackCommand(stack, ["state", "unprotect", "--all", "--yes"]);
  // Of nothing but volumes there is nothing to take down.
  if (!volumes && resources.every(({ type, protected: kept }) => kept || isScaffold(type))) return;
  if (project && hasPreStop(project)) await preStop(project, resources, (message) => say("info", message));
  const unmanaged = volumes ? await unmanagedNames(resources, name) : [];
  const how = { ...options, excludeProtected: !volumes };
  try {
    await stack.destroy(how);
  } catch (error) {
    if (!isSlowEnd(textOf(error))) throw error;
    say(
      "info",
      "a container ended later than its stop_grace_period says: looking at what is left, and taking that down",
    );
    await stack.destroy({ ...how, refresh: true });
  }
  if (unmanaged.length === 0) return;
  const keeper = await housekeeping();
  for (const volume of unmanaged) await keeper.removeVolume(volume);
}

/** What containers have in volumes that no resource is. */
async function unmanagedNames(resources: readonly StateResource[], name: string): Promise<readonly string[]> {
  const parts = await partsOnEngine(resources, name);
  const found = unmanagedVolumes(resources, parts?.containers ?? []);
  return [...found.values()].flatMap(({ volumes }) => volumes.map((volume) => volume.name));
}

function hasPreStop(project: ComposeProject): boolean {
  return Object.values(project.services).some(({ pre_stop: hooks }) => hooks !== undefined && hooks.length > 0);
}

async function preStop(
  project: ComposeProject,
  resources: readonly StateResource[],
  say: (message: string) => void,
): Promise<void> {
  const [engine, keeper] = await Promise.all([connect(), housekeeping()]);
  try {
    const containers = await engine.list({ "com.docker.compose.project": project.name });
    await runPreStop({ project, resources, containers, keeper, say });
  } finally {
    await engine.close();
  }
}

/**
 * The plugin removes a swarm's service and then waits for its containers exactly as long as they may take to end; one that
 * has to be killed takes a moment longer. The service is gone all the same, which the plugin then takes for another error.
 */
export function isSlowEnd(text: string): boolean {
  return /error on wait for container with ID|Error deleting service with ID '[^']*': .*not found/.test(text);
}

/** What is in a state besides what somebody wanted. */
function isScaffold(type: string): boolean {
  return type === "pulumi:pulumi:Stack" || type.startsWith("pulumi:providers:") || type.startsWith("compose:index:");
}

import type { DestroyOptions, Stack } from "@pulumi/pulumi/automation";
import { connect, type Housekeeping, housekeeping } from "@pulumi-compose/docker-health";
import type { ComposeProject } from "@pulumi-compose/parser";
import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import { personAtTerminal } from "../io/person";
import { UsageError } from "../io/usage-error";
import { checkServices } from "../project/check-services";
import { goneOf } from "../resources/on-engine";
import { partsOnEngine } from "../resources/parts-on-engine";
import { isVolumeType, resourceTypes } from "../resources/resource-types";
import { type StateResource, stateResources } from "../resources/state-resource";
import type { DeploymentTarget, Shared } from "../targets/command-target";
import { commandTarget, commandTargets } from "../targets/command-targets";
import { runnerOfType } from "../targets/runner-of";
import { CannotDeploy } from "./cannot-deploy";
import { type DeploymentTools, runDeployment, textOf } from "./deployment";
import type { DownCommandOptions } from "./down-options";
import { runPreStop } from "./pre-stop";
import { projectToTakeDown, type TakeDownTarget } from "./program/project-to-take-down";
import { stackPlace } from "./stack-place";
import { imagesOf, imagesToRemove } from "./state/images-to-remove";
import { oneOffsInTheWay } from "./state/one-offs";
import { openVolumes } from "./state/open-volumes";
import { readOnce } from "./state/read-once";
import { servicesToTakeDown } from "./state/services-to-take-down";
import { settlePending } from "./state/settle-pending";
import { othersTexts, placeText, takenDown } from "./state/taken-down";
import { unmanagedVolumes } from "./state/unmanaged-volumes";
import { chooseSink } from "./view/choose-sink";
import { githubWorkflow } from "./view/github-workflow";

/** Takes a project down. Gives the process's exit code. */
export async function down(options: DownCommandOptions, io: Io): Promise<number> {
  const services = options.services ?? [];
  refuseOptions(options, services);
  const target = projectToTakeDown(options, io);
  if (!target) return EXIT.refused;
  checkServices(services, target);
  if (
    options.volumes &&
    !options.yes &&
    !options.dryRun &&
    personAtTerminal.isThere &&
    !(await personAtTerminal.ask(`Delete the volumes of ${target.name} with all their data?`))
  ) {
    return EXIT.refused;
  }
  const place = stackPlace(target.name, target.directory, options);
  return runDeployment({
    start: {
      type: "start",
      command: options.dryRun ? "preview" : "down",
      project: target.name,
      backend: place.backend,
      services: [],
    },
    place,
    gates: [],
    sink: chooseSink(options, io.out, () => githubWorkflow(io)),
    install: options,
    err: io.err,
    // What is in the state is enough to take it down.
    program: () => async () => {},
    operate: (stack, tools) => takeDown(stack, tools, target, options),
  });
}

function refuseOptions({ volumes, target }: DownCommandOptions, services: readonly string[]): void {
  if (services.length === 0) return;
  if (volumes) {
    throw new UsageError(
      "--volumes is for the whole project: another service may have a volume too",
      `Take ${services.join(", ")} down without it, and delete volumes by name: \`docker volume rm\`.`,
    );
  }
  const { whole } = commandTarget(target);
  if (whole) throw new UsageError(whole.down.message, whole.down.hint);
}

async function takeDown(
  stack: Stack,
  { pulumi, options, say }: DeploymentTools,
  { name, project }: TakeDownTarget,
  { services = [], volumes = false, ...asked }: DownCommandOptions,
): Promise<void> {
  const state = readOnce(stack);
  // What is refused leaves the state as it is.
  takenDown(stateResources((await state.exportStack()).deployment), asked.target, { volumes, services });
  if (!asked.dryRun) await settlePending(state, name, say);
  const { deployment } = await state.exportStack();
  const taken = takenDown(stateResources(deployment), asked.target, { volumes, services });
  const place = asked.target === undefined ? placeText(taken) : undefined;
  if (place !== undefined) say("info", place);
  for (const words of othersTexts(taken)) say("info", words);
  const found = taken.meant;
  if (taken.others.length > 0 && found.every(({ type }) => isScaffold(type))) return;
  const open = volumes ? [] : openVolumes(found);
  const isOpen = new Set(open.map(({ urn }) => urn));
  // Left by a `down --volumes` that broke off: nobody has told this one to delete them.
  const resources = found.map((resource) => (isOpen.has(resource.urn) ? { ...resource, protected: true } : resource));
  const going =
    services.length > 0
      ? servicesToTakeDown(resources, {
          project: name,
          services,
          ...(asked.removeOrphans && project && { keeping: servicesIn(project) }),
        })
      : undefined;
  const shared = going ? [] : await sharedOf(resources);
  for (const { words } of shared) say("warning", words);
  const left = [...shared, ...(going ? [] : taken.others)].map(({ urn }) => urn);
  const how = {
    ...options,
    ...(asked.parallel !== undefined && { parallel: asked.parallel }),
    excludeProtected: !volumes && !going,
    ...(left.length > 0 && { exclude: left }),
    ...(going && { target: going.map(({ urn }) => urn) }),
  };
  const kept = resources.filter(({ protected: kept }) => kept);
  if (asked.dryRun) {
    // What is protected is only taken out of the state's care by a real `down`.
    const exclude = going ? [] : [...isOpen, ...left];
    await stack.destroy({
      ...how,
      excludeProtected: !going,
      ...(exclude.length > 0 && { exclude }),
      previewOnly: true,
    });
    if (volumes && kept.length > 0)
      say("info", `volumes that would be deleted: ${kept.map(({ id }) => id).join(", ")}`);
    return;
  }
  const protect = async (left: readonly StateResource[]) => {
    if (left.length > 0) await pulumi.stackCommand(stack, ["state", "protect", ...left.map(({ urn }) => urn), "--yes"]);
  };
  await protect(open);
  const meant = going ?? resources;
  // Of nothing but volumes there is nothing to take down.
  if (!volumes && meant.every(({ urn, type, protected: kept }) => kept || isScaffold(type) || left.includes(urn)))
    return;
  await sayWhatIsGone(
    meant.filter(({ protected: isKept }) => volumes || !isKept),
    name,
    say,
  );
  const onEngine = isOnEngine(resources, asked.target);
  if (!going && onEngine) await clearOneOffs(name, { volumes, remove: asked.removeOrphans ?? false, say });
  if (onEngine && project && hasPreStop(project)) await preStop(project, meant, (message) => say("info", message));
  if (asked.timeout !== undefined) await stopWithin(asked.timeout, meant);
  const unmanaged = volumes ? await unmanagedNames(resources, name) : [];
  if (volumes && kept.length > 0)
    await pulumi.stackCommand(stack, ["state", "unprotect", ...kept.map(({ urn }) => urn), "--yes"]);
  try {
    await destroy(stack, how, say);
  } catch (error) {
    if (volumes) await protect(openVolumes(stateResources((await stack.exportStack()).deployment)));
    throw error;
  }
  const claims = volumes || going ? [] : kept.filter(({ type }) => isVolumeType(type));
  const deployments = claims.length > 0 ? await deploymentsOf(claims) : [];
  for (const words of deployments.flatMap((target) => target.left?.(claims) ?? [])) say("info", words);
  if (unmanaged.length === 0 && !asked.rmi) return;
  const keeper = await housekeeping();
  for (const volume of unmanaged) await keeper.removeVolume(volume);
  if (!asked.rmi) return;
  const images = going ? imagesOf(going, resources) : resources;
  await removeImages(imagesToRemove(images, asked.rmi, imagesIn(project)), keeper, say);
  // What the state would go on taking for there.
  for (const { urn } of going ? images : []) await pulumi.stackCommand(stack, ["state", "delete", urn, "--yes"]);
}

/** The targets that a state has something of. */
async function deploymentsOf(resources: readonly StateResource[]): Promise<readonly DeploymentTarget[]> {
  const types = new Set(resources.map(({ type }) => type));
  const targets = commandTargets.filter(({ kinds }) => Object.keys(kinds).some((type) => types.has(type)));
  return Promise.all(targets.map((target) => target.deployment()));
}

/** What has to stay because others have something in it. */
async function sharedOf(resources: readonly StateResource[]): Promise<readonly Shared[]> {
  const deployments = await deploymentsOf(resources);
  return (await Promise.all(deployments.map(({ shared }) => shared?.(resources) ?? []))).flat();
}

/** Pulumi takes what its provider does not find for deleted: of a project that was brought up on another engine, that is all. */
async function sayWhatIsGone(
  resources: readonly StateResource[],
  project: string,
  say: DeploymentTools["say"],
): Promise<void> {
  const parts = await partsOnEngine(resources, project);
  if (!parts) return;
  for (const gone of goneOf(resources, parts))
    say(
      "warning",
      `${gone}: no more is done than to forget that. What is on another engine (DOCKER_HOST, docker's context) stays there`,
    );
}

async function destroy(stack: Stack, how: DestroyOptions, say: DeploymentTools["say"]): Promise<void> {
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
}

/**
 * Removes what `run` has left in the way when asked to.
 *
 * @throws CannotDeploy that names it, when not
 */
async function clearOneOffs(
  project: string,
  { volumes, remove, say }: { volumes: boolean; remove: boolean; say: DeploymentTools["say"] },
): Promise<void> {
  const keeper = await housekeeping();
  // An engine that does not answer is Pulumi's to report.
  const found = oneOffsInTheWay(await keeper.holders(project).catch(() => []), { volumes });
  if (found.length === 0) return;
  const names = found.map(({ has }) => has.name).join(", ");
  if (!remove) {
    const hold = volumes ? "networks and volumes" : "networks";
    throw new CannotDeploy(
      `${names} of \`run\` ${found.length === 1 ? "is" : "are"} still there, and would hold the project's ${hold}: \`down --remove-orphans\` removes what \`run\` has left; or end it, and remove it (\`docker rm --force NAME\`)`,
    );
  }
  for (const { id, has } of found) {
    await keeper.removeContainer(id);
    say("info", `container ${has.name} of \`run\`: removed`);
  }
}

/** Ends the containers of a state in the order in which Pulumi deletes them, each with so many seconds. */
async function stopWithin(seconds: number, resources: readonly StateResource[]): Promise<void> {
  const keeper = await housekeeping();
  const containers = resources.filter(({ type }) => type === resourceTypes.container);
  // A state has everything behind what it depends on.
  for (const { id } of containers.toReversed()) await keeper.stopContainer(id, seconds);
}

async function removeImages(
  names: readonly string[],
  keeper: Pick<Housekeeping, "removeImage">,
  say: DeploymentTools["say"],
): Promise<void> {
  for (const name of names) {
    const ended = await keeper.removeImage(name);
    if (ended === "removed") say("info", `image ${name}: removed`);
    if (ended === "in use") say("info", `image ${name} is kept: a container has it`);
  }
}

function servicesIn({ services, disabledServices }: ComposeProject): readonly string[] {
  return [...Object.keys(services), ...Object.keys(disabledServices)];
}

function imagesIn(project: ComposeProject | undefined): readonly string[] {
  return Object.values(project?.services ?? {}).flatMap(({ image }) => image ?? []);
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

/** Whether a stack is on an engine, and not in a cluster: by what is in its state, else by what is asked for. */
function isOnEngine(resources: readonly StateResource[], target: string | undefined): boolean {
  const [runner = commandTarget(target).runner] = resources.flatMap(({ type }) => runnerOfType(type) ?? []);
  return runner.onEngine;
}

/** What is in a state besides what somebody wanted. */
function isScaffold(type: string): boolean {
  return type === "pulumi:pulumi:Stack" || type.startsWith("pulumi:providers:") || type.startsWith("compose:index:");
}

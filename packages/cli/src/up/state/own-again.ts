import type { Deployment } from "@pulumi/pulumi/automation";
import { type Housekeeping, housekeeping, type NamedNetwork } from "@pulumi-compose/docker-health";
import type { ComposeProject } from "@pulumi-compose/parser";
import { resourceTypes } from "../../resources/resource-types";
import { type StateResource, stateResources } from "../../resources/state-resource";
import type { DeploymentTools } from "../deployment";
import type { StackState } from "./read-once";

/** A network that is the project's own, and that its state does not have. */
interface OwnNetwork {
  /** What the engine calls it. */
  readonly name: string;
  /** Its key in the file. */
  readonly key: string;
}

/**
 * Takes networks back into a stack's state that this project has made, and that the file says to be its own again: as `external` they
 * had left the state, and were kept. While the project's containers are on one it cannot be made anew.
 *
 * @returns whether there were any, and the state is to be refreshed
 */
export async function takeBackNetworks(
  stack: StackState,
  project: Pick<ComposeProject, "name" | "networks">,
  say: DeploymentTools["say"],
  ask: () => Promise<Pick<Housekeeping, "networksNamed">> = housekeeping,
): Promise<boolean> {
  const exported = await stack.exportStack();
  const resources = stateResources(exported.deployment);
  const containers = new Set(resources.filter(isContainer).map(({ engineName }) => engineName));
  const wanted = missingNetworks(resources, project);
  if (wanted.length === 0 || containers.size === 0) return false;
  const keeper = await ask();
  const found: (NamedNetwork & OwnNetwork)[] = [];
  for (const one of wanted) {
    // An engine that does not answer is Pulumi's to report.
    const [network, ...others] = await keeper.networksNamed(one.name).catch(() => []);
    if (network && others.length === 0 && isOurs(network, one, project.name, containers))
      found.push({ ...one, ...network });
  }
  if (found.length === 0) return false;
  for (const { name } of found)
    say("info", `network ${name} is the project's own again, and is looked after as before`);
  await stack.importStack(withNetworks(exported, project.name, found));
  return true;
}

function isContainer({ type }: StateResource): boolean {
  return type === resourceTypes.container;
}

function missingNetworks(
  resources: readonly StateResource[],
  { name: project, networks }: Pick<ComposeProject, "name" | "networks">,
): readonly OwnNetwork[] {
  const known = new Set(resources.filter(({ type }) => type === resourceTypes.network).map(({ name }) => name));
  return Object.entries(networks).flatMap(([key, { name, external }]) =>
    external || name === undefined || known.has(`${project}-${key}`) ? [] : [{ key, name }],
  );
}

/** Made by this very stack: nobody but its containers is on it. */
function isOurs(
  { labels, containers }: NamedNetwork,
  { key }: OwnNetwork,
  project: string,
  own: ReadonlySet<string>,
): boolean {
  return (
    labels["com.docker.compose.project"] === project &&
    labels["com.docker.compose.network"] === key &&
    containers.length > 0 &&
    containers.every((name) => own.has(name))
  );
}

/** An exported state with networks, of which a refresh tells the rest: behind the project and the provider, before all that is on them. */
function withNetworks(
  exported: Deployment,
  project: string,
  networks: readonly (NamedNetwork & OwnNetwork)[],
): Deployment {
  const { deployment } = exported;
  const resources: Json[] = Array.isArray(deployment?.resources) ? [...deployment.resources] : [];
  const parent = resources.find(({ urn }) => String(urn).endsWith(`::${COMPONENT}::${project}`));
  const provider = resources.find(({ type }) => type === resourceTypes.container)?.provider;
  if (!parent || typeof provider !== "string") return exported;
  const [stack, program] = String(parent.urn).split("::");
  const before = resources.findIndex(({ urn }) => typeof urn === "string" && provider.startsWith(`${urn}::`));
  const at = Math.max(resources.indexOf(parent), before) + 1;
  const made = networks.map(({ key, name, id }) => ({
    urn: `${stack}::${program}::${COMPONENT}$${resourceTypes.network}::${project}-${key}`,
    custom: true,
    type: resourceTypes.network,
    id,
    inputs: { __defaults: [], name },
    outputs: { name },
    parent: parent.urn,
    provider,
  }));
  resources.splice(at, 0, ...made);
  return { ...exported, deployment: { ...deployment, resources } };
}

const COMPONENT = "compose:index:Project";

type Json = Readonly<Record<string, unknown>>;

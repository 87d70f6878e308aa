import { readFileSync } from "node:fs";
import type { PlanOptions, StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import {
  type PlanEnvironment,
  planResources,
  planSwarm,
  type ResourcePlan,
  splitMarkers,
} from "@pulumi-compose/project";
import type { Target } from "../../target-option";
import type { PlannedResource } from "../choice/change-limits";
import { resourceTypes } from "../state/resource-types";

/** Who waits for whom, and what the target cannot do. Starts nothing, asks nobody. */
export function planProject(
  project: ComposeProject,
  target: Target,
  start: PlanOptions,
  only?: readonly string[],
  { preparedFor, allResources }: { readonly preparedFor?: string; readonly allResources?: boolean } = {},
): {
  readonly start: StartPlan;
  readonly diagnostics: readonly Diagnostic[];
  /** None on a swarm, where tasks make them. */
  readonly volumes?: readonly { readonly name: string }[];
  /** What the program registers on an engine. */
  readonly resources?: readonly PlannedResource[];
} {
  const environment: PlanEnvironment = {
    files: { read },
    // Whether a build's context has changed is for the deployment to find out.
    hashContext: () => "",
    variable: (name) => project.environment?.[name] ?? process.env[name],
    start,
    ...(only && { only }),
    ...(allResources && { allResources }),
    ...(preparedFor !== undefined && { preparedFor: [preparedFor] }),
  };
  if (target === "swarm") return planSwarm(project, environment);
  const plan = planResources(project, environment);
  return { ...plan, resources: resourcesIn(plan) };
}

function resourcesIn({ images, networks, volumes, containers }: ResourcePlan): readonly PlannedResource[] {
  return [
    ...images.map(({ name, args, key }) => ({
      type: resourceTypes.image,
      name,
      isBuilt: args.build !== undefined,
      image: args.name,
      usedBy: containers.filter((container) => isMadeOf(container, key)).map(({ service }) => service),
    })),
    ...networks.map(({ name }) => ({ type: resourceTypes.network, name })),
    ...volumes.map(({ name }) => ({ type: resourceTypes.volume, name })),
    ...containers.map(({ name, service }) => ({ type: resourceTypes.container, name, service })),
  ];
}

/** Whether a container is of an image, or its command is. */
function isMadeOf({ args, commandOf }: ResourcePlan["containers"][number], image: string): boolean {
  const pieces = typeof args.image === "string" ? splitMarkers(args.image) : [];
  const isOf = pieces.some(
    (piece) =>
      typeof piece !== "string" &&
      "reference" in piece &&
      piece.reference.kind === "image" &&
      piece.reference.key === image,
  );
  return isOf || commandOf === image;
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

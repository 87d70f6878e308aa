import { replicasOf } from "@pulumi-compose/health-model";
import { compact } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";
import { withTag } from "../common/image-resource";
import { labelList } from "../common/label-list";
import { reportUnmapped } from "../common/unmapped";
import { mapHealth } from "./health";
import { IMAGE_LABEL, STACK_LABEL } from "./labels";
import { mapEndpoint, mapNames, mapNetworks } from "./network";
import { mapPlacement } from "./placement";
import { mapProcess } from "./process";
import { mapResources } from "./resources";
import { mapRestart } from "./restart";
import { mapRollback, mapUpdate } from "./rollout";
import { mapSecurity } from "./security";
import { mapStorage } from "./storage";
import { support } from "./support";
import type { ContainerSpecArgs, SwarmContext } from "./swarm-context";
import { JOB_MODE, NO_IMAGE, TOO_LONG } from "./swarm-messages";
import type { PlainServiceArgs } from "./swarm-plan";

/** What a swarm allows for the name of a service. */
const LONGEST_NAME = 63;

/** All arguments of a service. `contents`: its configs and secrets (see contents.ts). */
export function mapService(context: SwarmContext, contents: ContainerSpecArgs): PlainServiceArgs {
  const { service, project } = context;
  // Without an image, `build` is an error of its own.
  const { build, ...unbuilt } = service;
  reportUnmapped(build && !service.image ? { ...context, service: unbuilt } : context, support);
  reportRestarts(context);
  const image = imageOf(context);
  const networks = mapNetworks(context);
  const logDriver = logging(context);
  return {
    name: nameOf(context),
    labels: labelList({ ...service.deploy?.labels, [IMAGE_LABEL]: image, [STACK_LABEL]: project.name }),
    mode: mode(context),
    taskSpec: {
      containerSpec: {
        image,
        labels: labelList({ ...service.labels, [STACK_LABEL]: project.name }),
        ...mapProcess(context),
        ...mapHealth(context),
        ...mapNames(context),
        ...mapStorage(context),
        ...mapSecurity(context),
        ...contents,
      },
      ...(networks.length > 0 && { networksAdvanceds: networks }),
      placement: mapPlacement(context),
      resources: mapResources(context),
      restartPolicy: mapRestart(context),
      ...(logDriver && { logDriver }),
    },
    updateConfig: mapUpdate(context),
    rollbackConfig: mapRollback(context),
    endpointSpec: mapEndpoint(context),
  };
}

function nameOf(context: SwarmContext): string {
  const name = `${context.project.name}_${context.service.name}`;
  if (name.length > LONGEST_NAME) {
    diagnose(context, TOO_LONG, [], { name, most: LONGEST_NAME });
  }
  return name;
}

/** By its name, as every node has to find it: an engine that has it asks no registry in vain. */
function imageOf(context: SwarmContext): string {
  const { image } = context.service;
  if (image) return withTag(image);
  diagnose(context, NO_IMAGE, context.service.build ? ["build"] : [], {});
  return "";
}

function mode(context: SwarmContext): NonNullable<PlainServiceArgs["mode"]> {
  const { service } = context;
  const name = service.deploy?.mode ?? "replicated";
  if (name.endsWith("-job")) {
    diagnose(context, JOB_MODE, ["deploy", "mode"], { mode: name });
  }
  return name.startsWith("global") ? { global: true } : { replicated: { replicas: replicasOf(service) } };
}

function logging({ service: { logging: given } }: SwarmContext): PlainServiceArgs["taskSpec"]["logDriver"] {
  if (!given) return undefined;
  const options = given.options && Object.keys(given.options).length > 0 ? { ...given.options } : undefined;
  // The plugin wants a name; this one is the engine's own default.
  return { name: given.driver ?? "json-file", ...compact({ options }) };
}

function reportRestarts(context: SwarmContext): void {
  for (const [name, { restart }] of Object.entries(context.service.depends_on ?? {})) {
    if (!restart) continue;
    unsupported(
      context,
      ["depends_on", name, "restart"],
      "Swarm restarts no service because of another",
      "remove it: the service finds the new tasks by the dependency's name",
    );
  }
}

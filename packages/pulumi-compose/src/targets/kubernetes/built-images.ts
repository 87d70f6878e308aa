import type { ComposeProject, ServiceConfig } from "@pulumi-compose/parser";
import { reference } from "../../plan/marker";
import { mapBuiltImage } from "../common/image-resource";
import type { PlanEnvironment } from "../common/plan-environment";
import type { KubernetesContext } from "./kubernetes-context";
import { NO_REGISTRY } from "./kubernetes-messages";
import type { PushedImage } from "./kubernetes-plan";
import { isRegistry } from "./options";
import { say } from "./say";

/** An image that is built here, and how the plan refers to it where the nodes find it. */
export interface BuiltImage {
  readonly image?: PushedImage;
  readonly reference: string;
}

/** The image that a service builds, in the registry that its name or the project names; undefined: it builds none. */
export function builtImage(
  context: KubernetesContext,
  service: ServiceConfig,
  registry: string | undefined,
  { hashContext, files }: Pick<PlanEnvironment, "hashContext" | "files">,
): BuiltImage | undefined {
  if (!service.build) return undefined;
  const repository = repositoryIn(context.project, service, registry);
  if (repository === undefined) {
    say(context, NO_REGISTRY, ["build"], {});
    return { reference: "" };
  }
  const { project, report } = context;
  const from = { project, report, service: { ...service, image: repository }, hashContext, read: files.read };
  const image = mapBuiltImage(from, service.build);
  return { image, reference: reference("pushedImage", image.key, "name") };
}

function repositoryIn(
  project: ComposeProject,
  { image, name }: ServiceConfig,
  registry: string | undefined,
): string | undefined {
  if (image !== undefined && isRegistry(image)) return image;
  return registry === undefined ? undefined : `${registry}/${image || `${project.name}-${name}`}`;
}

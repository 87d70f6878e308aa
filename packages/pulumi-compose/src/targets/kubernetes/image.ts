import { withTag } from "../common/image-resource";
import type { KubernetesContext } from "./kubernetes-context";
import { NOTHING_TO_RUN } from "./kubernetes-messages";
import type { Container } from "./manifest";
import { infer, say } from "./say";

type ImagePart = Pick<Container, "image" | "imagePullPolicy">;

/** Which image a container is of. `built`: of one that is built here, as the plan refers to it. */
export function mapImage(context: KubernetesContext, built?: string): ImagePart {
  const { image } = context.config;
  if (built !== undefined) return { image: built, imagePullPolicy: "IfNotPresent" };
  if (image === undefined) {
    say(context, NOTHING_TO_RUN, [], {});
    return { image: "" };
  }
  return { image: withTag(image), imagePullPolicy: pullPolicy(context) };
}

function pullPolicy(context: KubernetesContext): string {
  const { pull_policy: policy } = context.config;
  switch (policy) {
    case undefined:
    case "missing":
    case "if_not_present":
    case "build":
      // Always said: Kubernetes' own default depends on the tag.
      return "IfNotPresent";
    case "always":
      return "Always";
    case "never":
      return "Never";
    default:
      infer(context, ["pull_policy"], "a node asks the registry whenever it starts a pod: Kubernetes counts no days");
      return "Always";
  }
}

import { mapImage } from "./image";
import type { KubernetesContext } from "./kubernetes-context";
import type { Container, ContainerPort } from "./manifest";
import { mapProcess } from "./process";
import { mapResources } from "./resources";
import { mapSecurity } from "./security";

/** What is mapped of a container elsewhere: what it mounts, how it is asked whether it is well, its ports. */
export interface ContainerParts
  extends Pick<Container, "startupProbe" | "readinessProbe" | "livenessProbe" | "lifecycle" | "volumeMounts"> {
  readonly name: string;
  /** The image, where it is built here. */
  readonly built?: string | undefined;
  readonly ports?: readonly ContainerPort[];
}

/** A container of a pod. */
export function mapContainer(context: KubernetesContext, parts: ContainerParts): Container {
  const { name, built, ports = [], volumeMounts = [], ...rest } = parts;
  const resources = mapResources(context);
  const securityContext = mapSecurity(context);
  return {
    name,
    ...mapImage(context, built),
    ...mapProcess(context),
    ...(ports.length > 0 && { ports }),
    ...(resources && { resources }),
    ...(volumeMounts.length > 0 && { volumeMounts }),
    ...(securityContext && { securityContext }),
    ...rest,
  };
}

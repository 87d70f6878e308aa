import type { ServiceConfig } from "@pulumi-compose/parser";
import type { PlannedResource } from "../../resources/planned-resource";
import { registryOf } from "./registry-credentials";

/** An image, and its resource in Pulumi. */
export interface ImageToPull {
  readonly name: string;
  readonly image: string;
}

/**
 * The images of a project that an engine can be asked for before Pulumi asks: where nobody has to say who he is, and where the file
 * does not want to be asked itself (`pull_policy`).
 *
 * @param withCredentials registries; undefined: perhaps all
 */
export function imagesToPull(
  planned: readonly PlannedResource[],
  { services }: { readonly services: Readonly<Record<string, Pick<ServiceConfig, "pull_policy">>> },
  withCredentials: ReadonlySet<string> | undefined,
): readonly ImageToPull[] {
  if (withCredentials === undefined) return [];
  return planned.flatMap(({ name, image, isPulled, usedBy = [] }) => {
    const policies = usedBy.map((service) => services[service]?.pull_policy ?? "missing");
    const isAsked = policies.some((policy) => policy === "missing" || policy === "if_not_present");
    return image !== undefined && isPulled && isAsked && !withCredentials.has(registryOf(image))
      ? [{ name, image }]
      : [];
  });
}

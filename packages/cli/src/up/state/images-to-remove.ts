import type { StateResource } from "../../resources/state-resource";

/**
 * Names of a state's images that `down --rmi` removes: all, or those that were built here and that the file gives no name of
 * its own.
 *
 * @param named images that the file names
 */
export function imagesToRemove(
  resources: readonly StateResource[],
  which: "local" | "all",
  named: readonly string[],
): readonly string[] {
  const isNamed = (name: string) => named.some((image) => repositoryOf(image) === repositoryOf(name));
  const images = resources.flatMap(({ image }) => image ?? []);
  const chosen =
    which === "all" ? images : images.filter(({ names, isBuilt }) => isBuilt && !names.slice(0, 1).some(isNamed));
  return [...new Set(chosen.flatMap(({ names }) => names))].filter((name) => name !== "");
}

/** The images of a state that only some of its containers have. */
export function imagesOf(
  containers: readonly StateResource[],
  resources: readonly StateResource[],
): readonly StateResource[] {
  const urns = new Set(containers.map(({ urn }) => urn));
  const usedBy = (isMeant: boolean) =>
    new Set(resources.filter(({ urn }) => urns.has(urn) === isMeant).flatMap(({ uses }) => uses));
  const [theirs, others] = [usedBy(true), usedBy(false)];
  return resources.filter(({ urn, image }) => image && theirs.has(urn) && !others.has(urn));
}

function repositoryOf(image: string): string {
  const bare = image.split("@")[0] ?? image;
  const colon = bare.indexOf(":", bare.lastIndexOf("/") + 1);
  return colon < 0 ? bare : bare.slice(0, colon);
}

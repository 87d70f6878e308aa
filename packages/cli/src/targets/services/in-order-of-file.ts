import type { ChosenProject } from "../../project/choose-project";

/** Services in the order of the file, or of their names. */
export function inOrderOfFile<S extends { readonly service: string }>(
  services: readonly S[],
  { project }: Pick<ChosenProject, "project">,
): readonly S[] {
  const order = new Map(Object.keys(project?.services ?? {}).map((name, index) => [name, index]));
  const rank = (service: string) => order.get(service) ?? order.size;
  return [...services].sort(
    (one, other) => rank(one.service) - rank(other.service) || one.service.localeCompare(other.service, "en"),
  );
}

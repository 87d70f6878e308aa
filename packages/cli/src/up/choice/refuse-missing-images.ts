import type { Housekeeping } from "@pulumi-compose/docker-health";
import type { PlannedResource } from "../../resources/planned-resource";
import { CannotDeploy } from "../cannot-deploy";

/**
 * With `--pull never` an image that is to be pulled must be there.
 *
 * @throws CannotDeploy naming those that are not
 */
export async function refuseMissingImages(
  planned: readonly PlannedResource[],
  keeper: Pick<Housekeeping, "imageCommand">,
): Promise<void> {
  const names = planned.flatMap(({ image, isBuilt }) => (image !== undefined && !isBuilt ? [image] : []));
  const found = await Promise.all(names.map((name) => keeper.imageCommand(name)));
  const missing = names.filter((_, index) => found[index] === undefined);
  if (missing.length === 0) return;
  throw new CannotDeploy(
    `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not on the engine, and \`--pull never\` takes only what is there`,
    "`docker pull` it, or leave out --pull",
  );
}

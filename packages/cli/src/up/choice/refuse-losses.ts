import type { EngineEvent, PreviewOptions, Stack } from "@pulumi/pulumi/automation";
import type { StateResource } from "../../resources/state-resource";
import { CannotDeploy } from "../cannot-deploy";

/**
 * Looks ahead whether an update would take away what is to stay.
 *
 * @param atRisk see `ChangeLimits`; with none of them nothing is asked
 * @throws CannotDeploy naming what would be lost
 */
export async function refuseLosses(
  stack: Pick<Stack, "preview">,
  how: PreviewOptions,
  atRisk: readonly StateResource[],
): Promise<void> {
  if (atRisk.length === 0) return;
  const lost = new Set<string>();
  const onEvent = ({ resourcePreEvent }: EngineEvent) => {
    const { op = "", urn = "" } = resourcePreEvent?.metadata ?? {};
    if (/delete|replace/.test(op)) lost.add(urn);
  };
  await stack.preview({ ...how, onEvent });
  const names = atRisk.filter(({ urn }) => lost.has(urn)).map(({ name }) => name);
  if (names.length === 0) return;
  throw new CannotDeploy(
    `${names.join(", ")} ${names.length === 1 ? "lives" : "live"} in a container that is to be made anew, and would be lost`,
    `name ${names.length === 1 ? "its service" : "their services"}, too; \`up\` without names takes all along`,
  );
}

import type { Target } from "../../target-option";
import { CannotDeploy } from "../cannot-deploy";
import { resourceTypes } from "./resource-types";
import type { StateResource } from "./state-resource";

/** What only a project has that runs on a target, and what it is called. */
const marks: Readonly<Record<Target, { readonly type: string; readonly where: string }>> = {
  docker: { type: resourceTypes.container, where: "as containers of one engine" },
  swarm: { type: resourceTypes.swarmService, where: "on a swarm" },
};

/**
 * A stack that runs on one target is not for a command with the other: it would be taken away, and made anew beside
 * whatever still has its ports.
 *
 * @throws CannotDeploy
 */
export function refuseOtherTarget(resources: readonly StateResource[], target: Target): void {
  const other: Target = target === "docker" ? "swarm" : "docker";
  const { type, where } = marks[other];
  const found = resources.filter((resource) => resource.type === type).map(({ name }) => name);
  if (found.length === 0) return;
  throw new CannotDeploy(
    `this stack runs ${where} (${found.slice(0, 3).join(", ")}${found.length > 3 ? ", …" : ""}), and \`--target ${target}\` is another place`,
    `\`--target ${other}\` goes on with it; to move it, \`pulumi-compose down --target ${other}\` first (volumes stay)`,
  );
}

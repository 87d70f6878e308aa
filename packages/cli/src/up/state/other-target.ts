import type { StateResource } from "../../resources/state-resource";
import { CannotDeploy } from "../cannot-deploy";
import { namesOf, placesOf } from "./places-of";

/** Why a stack with these resources is not for a command with this target; undefined: it is. See {@link refuseOtherTarget}. */
export function otherTarget(resources: readonly StateResource[], target: string): CannotDeploy | undefined {
  for (const place of placesOf(resources)) {
    const { name: other, where } = place.target;
    if (other === target) continue;
    return new CannotDeploy(
      `this stack runs ${where} (${namesOf(place)}), and \`--target ${target}\` is another place`,
      `\`--target ${other}\` goes on with it; to move it, \`pulumi-compose down --target ${other}\` first (volumes stay)`,
    );
  }
  return undefined;
}

/**
 * A stack that runs on one target is not for a command with the other: it would be taken away, and made anew beside
 * whatever still has its ports.
 *
 * @throws CannotDeploy
 */
export function refuseOtherTarget(resources: readonly StateResource[], target: string): void {
  const refusal = otherTarget(resources, target);
  if (refusal) throw refusal;
}

import type { CommandTarget } from "./command-target";
import { dockerCommand } from "./docker/docker-command";
import { kubernetesCommand } from "./kubernetes/kubernetes-command";
import { swarmCommand } from "./swarm/swarm-command";

/** Where a project can run, in the order of the help; the first where nobody says otherwise. A new one is a line here. */
export const commandTargets: CommandTarget[] = [dockerCommand, swarmCommand, kubernetesCommand];

/** The target of that name; of none that is given, the first. */
export function commandTarget(name: string | undefined): CommandTarget {
  const found = name === undefined ? commandTargets[0] : commandTargets.find((target) => target.name === name);
  // The options know no other, so it is the code's own mistake.
  if (!found) throw new Error(`there is no target ${name}`);
  return found;
}

import { compact } from "../common/context";
import type { SwarmContext, TaskSpecArgs } from "./swarm-context";

type PlacementArgs = NonNullable<TaskSpecArgs["placement"]>;

/** Which nodes tasks may run on. Always said: the plugin keeps old constraints where none are given. */
export function mapPlacement({ service }: SwarmContext): PlacementArgs {
  const { constraints, preferences, max_replicas_per_node: maxReplicas } = service.deploy?.placement ?? {};
  const [os = "", architecture = ""] = service.platform?.split("/") ?? [];
  return {
    ...compact({
      constraints: constraints && [...constraints],
      prefs: preferences?.flatMap(({ spread }) => spread ?? []),
      platforms: architecture === "" ? undefined : [{ os, architecture }],
    }),
    maxReplicas: maxReplicas ?? 0,
  };
}

import type { Support } from "./common/support";
import { support as docker } from "./docker/support";
import { support as kubernetes } from "./kubernetes/support";
import { support as swarm } from "./swarm/support";

export { wordsOf } from "./common/support-table";
export type { Support };

/** What becomes of every attribute of a service on each target, for whoever loads nothing of Pulumi. */
export const supports: Readonly<Record<string, Readonly<Record<string, Support>>>> = {
  docker,
  swarm,
  kubernetes,
};

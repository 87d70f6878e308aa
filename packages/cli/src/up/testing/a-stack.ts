import type { Deployment } from "@pulumi/pulumi/automation";
import type { StackState } from "../state/read-once";

/** A stack with these resources in its state, what it has then, and what was done, its import among that. */
export function aStack(resources: readonly object[]) {
  let state: Deployment = { version: 3, deployment: { resources } };
  const done: string[] = [];
  const stack: StackState = {
    exportStack: async () => state,
    importStack: async (given) => {
      done.push("import");
      state = given;
    },
  };
  return { stack, done, resources: () => state.deployment.resources };
}

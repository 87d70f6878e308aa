import type { Deployment, Stack } from "@pulumi/pulumi/automation";

/** What is asked of a stack's state as such. */
export type StackState = Pick<Stack, "exportStack" | "importStack">;

/**
 * A stack's state, read once: each export starts the Pulumi CLI, which takes a third of a second. What is imported by this is
 * what is read from then on. For as long as nothing else changes the state.
 */
export function readOnce(stack: StackState): StackState {
  let known: Promise<Deployment> | undefined;
  return {
    exportStack: () => {
      known ??= stack.exportStack();
      return known;
    },
    importStack: async (state) => {
      known = undefined;
      await stack.importStack(state);
      known = Promise.resolve(state);
    },
  };
}

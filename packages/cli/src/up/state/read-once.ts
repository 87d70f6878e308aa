import type { Deployment, Stack } from "@pulumi/pulumi/automation";

/** What is asked of a stack's state as such. */
export type StackState = Pick<Stack, "exportStack" | "importStack">;

/**
 * A stack's state, read once: each export starts the Pulumi CLI, which takes a third of a second. What is imported by this is
 * what is read from then on. For as long as nothing else changes the state.
 *
 * @param isNew whether the stack was made just now, so that nothing is in it
 */
export function readOnce(stack: StackState, isNew = false): StackState {
  let known: Promise<Deployment> | undefined = isNew ? Promise.resolve({ version: 3, deployment: {} }) : undefined;
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

import type { Deployment } from "@pulumi/pulumi/automation";
import { readOnce } from "./read-once";

const stateOf = (name: string): Deployment => ({ version: 3, deployment: { name } });

function stackOf(state: Deployment) {
  const asked: string[] = [];
  let now = state;
  return {
    asked,
    exportStack: async () => {
      asked.push("export");
      return now;
    },
    importStack: async (next: Deployment) => {
      asked.push("import");
      if (next.version !== 3) throw new Error("a version that nobody knows");
      now = next;
    },
  };
}

test("asks once, however often it is asked", async () => {
  const stack = stackOf(stateOf("first"));
  const state = readOnce(stack);
  expect(await Promise.all([state.exportStack(), state.exportStack()])).toEqual([stateOf("first"), stateOf("first")]);
  expect(await state.exportStack()).toEqual(stateOf("first"));
  expect(stack.asked).toEqual(["export"]);
});

test("what was imported is what is read, without asking again", async () => {
  const stack = stackOf(stateOf("first"));
  const state = readOnce(stack);
  await state.exportStack();
  await state.importStack(stateOf("second"));
  expect(await state.exportStack()).toEqual(stateOf("second"));
  expect(stack.asked).toEqual(["export", "import"]);
});

test("after an import that fails, it is asked again", async () => {
  const stack = stackOf(stateOf("first"));
  const state = readOnce(stack);
  await state.exportStack();
  await expect(state.importStack({ version: 2, deployment: {} })).rejects.toThrow("a version that nobody knows");
  expect(await state.exportStack()).toEqual(stateOf("first"));
  expect(stack.asked).toEqual(["export", "import", "export"]);
});

import { tellPlugin } from "./tell-plugin";

test("a plugin is told, unless the user tells it something else", () => {
  const stack = { workspace: { envVars: { A: "1" } } };
  tellPlugin(stack, { FORCE: "true", OWN: "true" }, { OWN: "false" });
  expect(stack.workspace.envVars).toEqual({ A: "1", FORCE: "true" });
});

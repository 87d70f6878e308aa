import { AsyncLocalStorage } from "node:async_hooks";
import { inContext } from "./in-context";

test("a function runs where it was made, and says what it has to say", () => {
  const current = new AsyncLocalStorage<string>();
  const said = current.run("here", () => inContext((more: string) => `${current.getStore()} ${more}`));
  expect(current.run("there", () => said("and now"))).toBe("here and now");
});

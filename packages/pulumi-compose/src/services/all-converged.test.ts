import * as pulumi from "@pulumi/pulumi";
import { GateError } from "../gates/gate-error";
import { allConverged } from "./all-converged";

const failing = (error: Error) => pulumi.output(Promise.reject(error));

test("of several that fail all but the first are told on their rows, each once", async () => {
  await pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) });
  const logged = jest.spyOn(pulumi.log, "error").mockResolvedValue(undefined);
  const resource = new pulumi.ComponentResource("a:b:C", "web");
  const errorOf = (name: string) => new GateError({ full: `all of ${name}`, summary: name }, resource);
  const [first, second] = [errorOf("first"), errorOf("second")];
  const all = allConverged([failing(first), pulumi.output("good"), failing(second), failing(second), failing(first)], {
    scope: undefined,
  });
  const ended = await new Promise((resolve) => pulumi.recover(all, (error: unknown) => resolve(error)));
  expect(ended).toBe(first);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(logged.mock.calls).toEqual([["all of second", resource]]);
  logged.mockRestore();
});

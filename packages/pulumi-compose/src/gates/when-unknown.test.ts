import * as pulumi from "@pulumi/pulumi";
import { whenUnknown } from "./when-unknown";

const turn = () => new Promise((resolve) => setImmediate(resolve));

function anOutput(known: Promise<boolean>): pulumi.Output<string> {
  const OutputOf: unknown = Reflect.get(pulumi.output(1), "constructor");
  if (typeof OutputOf !== "function") throw new Error("an Output has no constructor");
  const none: readonly pulumi.Resource[] = [];
  return Reflect.construct(OutputOf, [
    none,
    Promise.resolve("x"),
    known,
    Promise.resolve(false),
    Promise.resolve(none),
  ]);
}

const unknown = () => anOutput(Promise.resolve(false));
const failed = () => {
  const known = Promise.reject<boolean>(new Error("not registered"));
  known.catch(() => undefined);
  const output = anOutput(known);
  // The SDK itself looks after them only where somebody has the Output.
  for (const promise of Object.values(output)) if (promise instanceof Promise) promise.catch(() => undefined);
  return output;
};

test.each([
  ["has a value", () => pulumi.output("x"), 0],
  ["will never have one", unknown, 1],
  ["comes from one that will not", () => pulumi.all([pulumi.output("x"), unknown()]).apply(() => "y"), 1],
  ["is still to come", () => pulumi.output(new Promise<string>(() => undefined)), 0],
  ["is rejected", failed, 0],
])("an Output that %s", async (_, make, calls) => {
  const callback = jest.fn();
  whenUnknown(make(), callback);
  await turn();
  await turn();
  expect(callback).toHaveBeenCalledTimes(calls);
});

test("whoever wants to know of a failure is told", async () => {
  const [callback, told] = [jest.fn(), jest.fn()];
  whenUnknown(failed(), callback, told);
  whenUnknown(unknown(), () => undefined, told);
  await turn();
  await turn();
  expect(callback).not.toHaveBeenCalled();
  expect(told.mock.calls).toEqual([[new Error("not registered")]]);
});

test("in a preview nothing is called", async () => {
  jest.spyOn(pulumi.runtime, "isDryRun").mockReturnValue(true);
  const callback = jest.fn();
  whenUnknown(unknown(), callback);
  await turn();
  expect(callback).not.toHaveBeenCalled();
  jest.restoreAllMocks();
});

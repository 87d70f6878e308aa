import * as pulumi from "@pulumi/pulumi";
import { ConstructScope } from "./construct-scope";
import { failing } from "./failing";
import { GateError } from "./gate-error";

const settled = (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      () => "resolved",
      () => "rejected",
    ),
    new Promise<string>((resolve) => setImmediate(() => resolve("pending"))),
  ]);

let resource: pulumi.Resource;
let logged: jest.SpyInstance;

beforeEach(async () => {
  await pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) });
  logged = jest.spyOn(pulumi.log, "error").mockResolvedValue(undefined);
  resource = new pulumi.ComponentResource("a:b:C", "web");
});

afterEach(() => logged.mockRestore());

test("gates of one resource fail the update once, however many of them do", async () => {
  const fail = failing(resource, undefined);
  const first = await fail({ full: "all of it", summary: "web is unhealthy" });
  const second = await fail({ full: "another", summary: "web was rolled back" });
  expect(second.error).toBe(first.error);
});

test("in somebody's process whoever waits is rejected, with an error whose stack is the report", async () => {
  const { error, refuse } = await failing(resource, undefined)({ full: "all of it", summary: "web is unhealthy" });
  await expect(refuse()).rejects.toBe(error);
  expect(error).toBeInstanceOf(GateError);
  expect(pulumi.ResourceError.isInstance(error)).toBe(true);
  expect({ ...error, message: error.message, stack: error.stack }).toMatchObject({
    message: "web is unhealthy",
    stack: "all of it",
    hideStack: false,
    resource,
  });
  // The SDK prints it, once a program.
  expect(logged).not.toHaveBeenCalled();
});

test("within a component provider the report is printed, the scope hears of it, and nobody is rejected", async () => {
  const scope = new ConstructScope();
  const { refuse } = await failing(resource, scope)({ full: "all of it", summary: "web is unhealthy" });
  expect(logged.mock.calls).toEqual([["all of it", resource]]);
  expect(await settled(refuse())).toBe("pending");
  await expect(scope.failure).rejects.toThrow("web is unhealthy");
});

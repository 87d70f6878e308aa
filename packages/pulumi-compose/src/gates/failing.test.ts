import * as pulumi from "@pulumi/pulumi";
import { ConstructScope } from "./construct-scope";
import { failing } from "./failing";
import { GateError } from "./gate-error";

const mockUntaken: Error[] = [];
jest.mock("./leave-untaken", () => ({ leaveUntaken: (error: Error) => mockUntaken.push(error) }));

const settled = (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      () => "resolved",
      () => "rejected",
    ),
    new Promise<string>((resolve) => setImmediate(() => resolve("pending"))),
  ]);

const report = { full: "all of it", summary: "web is unhealthy" };

let resource: pulumi.Resource;
let logged: jest.SpyInstance;

beforeEach(async () => {
  mockUntaken.length = 0;
  await pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) });
  logged = jest.spyOn(pulumi.log, "error").mockResolvedValue(undefined);
  resource = new pulumi.ComponentResource("a:b:C", "web");
});

afterEach(() => logged.mockRestore());

test.each([
  ["for one condition once", "service_healthy", "web is unhealthy"],
  ["for each condition in its own words", "service_started", "web was rolled back"],
])("gates of one resource fail the update %s", async (_, condition, message) => {
  const first = await failing(resource, undefined)(report, "service_healthy");
  const other = await failing(resource, undefined)({ full: "another", summary: "web was rolled back" }, condition);
  expect(first.error.message).toBe("web is unhealthy");
  expect(other.error.message).toBe(message);
});

test("in somebody's process whoever waits is rejected, with an error whose stack is the report", async () => {
  const { error, refuse } = await failing(resource, undefined)(report, "service_healthy");
  await expect(refuse()).rejects.toBe(error);
  expect(error).toBeInstanceOf(GateError);
  expect(pulumi.ResourceError.isInstance(error)).toBe(true);
  expect({ ...error, message: error.message, stack: error.stack }).toMatchObject({
    message: "web is unhealthy",
    stack: "all of it",
    hideStack: false,
    resource,
  });
  // The SDK prints it, once a program, whether those who wait take it or not.
  expect(mockUntaken).toEqual([error]);
  expect(logged).not.toHaveBeenCalled();
});

test("within a component provider the report is printed, the scope hears of it, and nobody is rejected", async () => {
  const scope = new ConstructScope();
  const { refuse } = await failing(resource, scope)(report, "service_healthy");
  expect(logged.mock.calls).toEqual([["all of it", resource]]);
  expect(await settled(refuse())).toBe("pending");
  await expect(scope.failure).rejects.toThrow("web is unhealthy");
});
